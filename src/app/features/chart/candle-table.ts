import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { newestCandles } from '../../charts/chart-scene.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { minuteAt, priceText } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { grouped } from '../../ui/figures.ts';

/** How many candles the table holds: what a listener can take in; seen, what a session has. */
const ROW_COUNT = 12;
const LONG_ROW_COUNT = 400;

/** The newest candles as a table: the chart's twin, out of sight until tables are chosen. */
@Component({
  selector: 'app-candle-table',
  templateUrl: './candle-table.html',
  styleUrl: './candle-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // What scrolls must be reached by the keyboard.
  host: {
    '[attr.tabindex]': "isLong() ? '0' : null",
    '[attr.data-scrolls]': "isLong() ? '' : null",
  },
})
export class CandleTable {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);

  /** Whether the table is read by eye: all of the session up to the cursor. */
  readonly isLong = input(false);

  protected readonly rows = computed(() => {
    const [frame, moment] = [this.#sessions.frame(), this.#moments.moment()];
    if (frame === undefined || moment === undefined) return [];
    const isLong = this.isLong();
    const newest = newestCandles(moment, isLong ? LONG_ROW_COUNT : ROW_COUNT);
    // A reader looks at the top, a listener hears the newest last.
    return (isLong ? newest.toReversed() : newest).map(({ openS, o, h, l, c, vol }) => ({
      openS,
      bar: minuteAt(frame, openS) + (openS === moment.forming?.openS ? ' forming' : ''),
      prices: [o, h, l, c].map((px) => priceText(frame, px)),
      volume: grouped(vol),
    }));
  });
}
