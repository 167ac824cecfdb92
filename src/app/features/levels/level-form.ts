import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { TakeFocus } from '../../ui/take-focus.ts';
import { nudged, priceIn, reachOf, ticksOfKey } from './price-text.ts';

/** What the form yields: points on the tick grid, and a name; empty for the usual one. */
export type LevelWords = { readonly px: number; readonly name: string };

/** Price and name of a level of one's own in a line, for a new one or one that is there. */
@Component({
  selector: 'app-level-form',
  imports: [Icon, TakeFocus],
  templateUrl: './level-form.html',
  styleUrl: './level-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelForm {
  readonly px = input.required<number | undefined>();
  /** Where price is: a level is drawn within reach of it. */
  readonly lastPx = input<number>();
  readonly name = input('');
  readonly tickPx = input.required<number>();
  readonly decimals = input.required<number>();
  /** Whether the level is there already, and can be deleted. */
  readonly isKept = input(false);
  readonly saved = output<LevelWords>();
  readonly left = output();
  readonly deleted = output();
  /** The price was moved by a key, points. */
  readonly moved = output<number>();

  protected readonly isWrong = signal(false);
  protected readonly reach = computed(() => {
    const lastPx = this.lastPx();
    return lastPx === undefined ? undefined : reachOf(lastPx, this.tickPx());
  });
  protected readonly wrong = computed(() => {
    const [reach, decimals] = [this.reach(), this.decimals()];
    if (reach === undefined) return 'A price such as 6801.25 is needed.';
    return `A price from ${fixed(reach.low, decimals)} to ${fixed(reach.high, decimals)} is needed.`;
  });
  /** As the form opens: a price that moves on must not overwrite the one that is typed. */
  protected readonly firstPrice = computed(() =>
    untracked(() => {
      const px = this.px();
      return px === undefined ? '' : fixed(px, this.decimals());
    }),
  );

  protected save(event: Event, price: HTMLInputElement, name: HTMLInputElement): void {
    event.preventDefault();
    const typed = priceIn(price.value, this.tickPx());
    const { low, high } = this.reach() ?? { low: -Infinity, high: Infinity };
    const px = typed !== undefined && typed >= low && typed <= high ? typed : undefined;
    this.isWrong.set(px === undefined);
    if (px === undefined) price.focus();
    else this.saved.emit({ px, name: name.value.trim() });
  }

  /** Arrow keys move the price by ticks. */
  protected nudge(event: KeyboardEvent, price: HTMLInputElement): void {
    const ticks = ticksOfKey(event);
    const px = ticks === undefined ? undefined : nudged(price.value, this.tickPx(), ticks);
    if (px === undefined) return;
    event.preventDefault();
    price.value = fixed(px, this.decimals());
    this.moved.emit(px);
  }
}
