import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ZoneNow } from '../../../protocol/pressure-api.ts';
import { fixed, grouped, multiple } from '../../ui/figures.ts';

/** What rests on one side of a level in all, and what came and went there. */
@Component({
  selector: 'app-zone-block',
  templateUrl: './zone-block.html',
  styleUrl: './zone-block.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ZoneBlock {
  readonly name = input.required<'Above' | 'Below'>();
  readonly zone = input.required<ZoneNow | undefined>();

  protected readonly side = computed(() => (this.name() === 'Above' ? 'asks' : 'bids'));
  /** Ratios of nothing to nothing are 1: where nothing rests they are left out. */
  readonly #ratios = computed(() => (this.zone()?.lots === 0 ? undefined : this.zone()));
  protected readonly usual = computed(() => multiple(this.#ratios()?.rd, 2));
  protected readonly mirror = computed(() => multiple(this.#ratios()?.mb, 2));
  protected readonly wall = computed(() => multiple(this.#ratios()?.wall, 1));
  protected readonly wallAway = computed(() => {
    const ticks = this.#ratios()?.wallTicks;
    return ticks === undefined ? '' : ` at ${fixed(Math.abs(ticks), 1)} ticks`;
  });
  protected readonly flows = computed(() => {
    const { lots, add, pull, fill } = this.zone() ?? {};
    return [
      { name: 'lots', value: grouped(lots) },
      { name: 'added', value: grouped(add) },
      { name: 'pulled', value: grouped(pull) },
      { name: 'filled', value: grouped(fill) },
    ];
  });
}
