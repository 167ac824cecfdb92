import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { newestCandles } from '../../charts/chart-scene.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { minuteAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed, grouped } from '../../ui/figures.ts';

/** How many candles the table holds: what a listener can take in. */
const ROW_COUNT = 12;

/** The newest candles as a table, out of sight: the chart's twin for screen readers. */
@Component({
  selector: 'app-candle-table',
  templateUrl: './candle-table.html',
  styleUrl: './candle-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CandleTable {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);

  protected readonly rows = computed(() => {
    const [frame, moment] = [this.#sessions.frame(), this.#moments.moment()];
    if (frame === undefined || moment === undefined) return [];
    return newestCandles(moment, ROW_COUNT).map(({ openS, o, h, l, c, vol }) => ({
      openS,
      bar: minuteAt(frame, openS) + (openS === moment.forming?.openS ? ' forming' : ''),
      prices: [o, h, l, c].map((price) => fixed(price, frame.decimals)),
      volume: grouped(vol),
    }));
  });
}
