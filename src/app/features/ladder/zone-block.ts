import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ZoneNow } from '../../../protocol/pressure-api.ts';
import { MISSING, grouped, multiple, signed } from '../../ui/figures.ts';

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
  /** Pulled less added on its side, as its lamp says it, in (−1, 1). */
  readonly pulled = input.required<number | undefined>();

  protected readonly side = computed(() => (this.name() === 'Above' ? 'asks' : 'bids'));
  /** Ratios of nothing to nothing are 1: where nothing rests they are left out. */
  readonly #ratios = computed(() => (this.zone()?.lots === 0 ? undefined : this.zone()));
  protected readonly usual = computed(() => multiple(this.#ratios()?.rd, 2));
  protected readonly mirror = computed(() => multiple(this.#ratios()?.mb, 2));
  protected readonly added = computed(() => {
    const { add, pull } = this.zone() ?? {};
    const pulled = this.pulled();
    // Nothing came and nothing went: no share of it.
    if (pulled === undefined || !((add ?? 0) + (pull ?? 0) > 0)) return MISSING;
    return signed(0 - pulled, 2);
  });
  protected readonly tape = computed(() => {
    const { buy, sell, tape } = this.zone() ?? {};
    return (buy ?? 0) + (sell ?? 0) > 0 ? signed(tape, 2) : MISSING;
  });
  protected readonly flows = computed(() => {
    const { lots, add, pull, fill, buy, sell } = this.zone() ?? {};
    return [
      { name: 'lots', value: grouped(lots) },
      { name: 'added', value: grouped(add) },
      { name: 'pulled', value: grouped(pull) },
      { name: 'filled', value: grouped(fill) },
      { name: 'bought', value: grouped(buy) },
      { name: 'sold', value: grouped(sell) },
    ];
  });
}
