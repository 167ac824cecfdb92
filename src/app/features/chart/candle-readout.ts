import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { Candle, Moment } from '../../../protocol/moment-api.ts';
import { newestCandles } from '../../charts/chart-scene.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { minuteAt, priceText } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { MISSING, grouped, minutesSeconds } from '../../ui/figures.ts';

/** The figures of the candle under the crosshair, or of the newest one. */
@Component({
  selector: 'app-candle-readout',
  templateUrl: './candle-readout.html',
  styleUrl: './candle-readout.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CandleReadout {
  protected readonly sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #moments = inject(MomentStore);

  protected readonly title = computed(() => {
    const frame = this.sessions.frame();
    return frame === undefined ? 'Chart' : `${frame.symbol}, ${frame.barS / 60} min`;
  });
  protected readonly candle = computed((): Candle | undefined => {
    const moment = this.#moments.moment();
    if (moment === undefined) return undefined;
    return this.#cursor.crosshair()?.candle ?? newestCandles(moment, 1).at(-1);
  });
  protected readonly figures = computed(() => {
    const [frame, candle] = [this.sessions.frame(), this.candle()];
    const price = (px: number | undefined): string =>
      frame === undefined ? MISSING : priceText(frame, px);
    return [
      { name: 'O', word: 'Open', value: price(candle?.o) },
      { name: 'H', word: 'High', value: price(candle?.h) },
      { name: 'L', word: 'Low', value: price(candle?.l) },
      { name: 'C', word: 'Close', value: price(candle?.c) },
      { name: 'V', word: 'Volume', value: grouped(candle?.vol) },
    ];
  });
  /** Which bar the figures belong to. */
  protected readonly bar = computed(() => {
    const [frame, moment, candle] = [this.sessions.frame(), this.#moments.moment(), this.candle()];
    if (frame === undefined || moment === undefined || candle === undefined) return '';
    const open = minuteAt(frame, candle.openS);
    return isForming(candle, moment)
      ? `${open} forming, ${minutesSeconds(moment.atS - candle.openS)} of ${minutesSeconds(frame.barS)}`
      : `${open} closed`;
  });
}

function isForming(candle: Candle, { forming }: Moment): boolean {
  return candle.openS === forming?.openS;
}
