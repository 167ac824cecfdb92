import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { BlindEntry } from '../../context/blind/blind-log.ts';
import { brierOf, outcomeWords } from '../../context/blind/brier.ts';
import type { Forecast } from '../../context/blind/brier.ts';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { levelStyles } from '../../context/level-style.ts';
import { sessionFrame } from '../../context/session-frame.ts';
import { MISSING, fixed, minutesSeconds } from '../../ui/figures.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';

/** A forecaster's line of the table. */
type Line = { readonly name: string; readonly p: readonly string[]; readonly brier: string };

/** The veil lifted: which day it was, what price did, and who had said what. */
@Component({
  selector: 'app-blind-result',
  imports: [OutcomeMark],
  templateUrl: './blind-result.html',
  styleUrls: ['./blind-result.css', './blind-text.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindResult {
  readonly entry = input.required<BlindEntry>();
  protected readonly blind = inject(BlindStore);
  readonly #navigator = inject(DeskNavigator);

  protected readonly words = outcomeWords;
  readonly #frame = computed(() => {
    const session = this.blind.task()?.session;
    return session && sessionFrame(session);
  });
  /** Time from the touch to the outcome. */
  protected readonly after = computed(() => {
    const approach = this.blind.task()?.approach;
    if (approach === undefined || this.entry().outcome === 'CHOP') return '';
    const { fate, touch } = approach;
    return minutesSeconds((fate.resolvedS ?? touch.triggerS) - touch.triggerS);
  });
  protected readonly where = computed(() => {
    const { date, symbol, level, dir, clock } = this.entry();
    const [frame, tick] = [this.#frame(), this.blind.task()?.approach.touch.levelTick];
    const px = frame === undefined || tick === undefined ? undefined : tick * frame.tickPx;
    const way = dir === 'UP' ? 'below' : 'above';
    const price = fixed(px, frame?.decimals ?? 2);
    return `${symbol}, ${longDate(date)}, ${levelStyles[level].name} ${price} from ${way}, said at ${clock} ${frame?.zone ?? ''}`;
  });
  /** How far price went, points. */
  protected readonly path = computed(() => {
    const [frame, fate] = [this.#frame(), this.blind.task()?.approach.fate];
    if (frame === undefined || fate?.mfeTicks === undefined || fate.maeTicks === undefined) {
      return '';
    }
    const points = (ticks: number): string => fixed(Math.abs(ticks) * frame.tickPx, frame.decimals);
    return `Within ${fate.horizonMin} minutes it went ${points(fate.mfeTicks)} points beyond and ${points(fate.maeTicks)} back.`;
  });
  protected readonly lines = computed((): readonly Line[] => {
    const { analyst, retrieval, base, outcome } = this.entry();
    const line = (name: string, forecast: Forecast | undefined): Line => ({
      name,
      p: outcomeWords.map((word) => (forecast ? fixed(forecast[word] * 100, 0) : MISSING)),
      brier: forecast ? fixed(brierOf(forecast, outcome), 2) : MISSING,
    });
    return [line('You', analyst), line('Machine', retrieval), line('Base rate', base)];
  });

  /** To the moment of the forecast, or of the outcome. */
  protected goTo(moment: 'said' | 'decided'): void {
    const task = this.blind.task();
    if (task === undefined) return;
    const { fate, touch, untilS } = task.approach;
    const decidedS = Math.ceil(fate.resolvedS ?? untilS);
    const atS = moment === 'said' ? untilS - this.entry().leadS : decidedS;
    this.#navigator.openAt(task.session, atS, touch.level);
  }
}
