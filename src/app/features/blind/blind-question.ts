import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { forecastOf, outcomeWords } from '../../context/blind/brier.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import type { OutcomeWord } from '../../context/episode-rows.ts';
import { levelStyles } from '../../context/level-style.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed, minutesSeconds, percent } from '../../ui/figures.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';

const meanings: Readonly<Record<OutcomeWord, (far: string) => string>> = {
  BREAK: (far) => `${far} beyond the level first`,
  REJECT: (far) => `${far} back first`,
  CHOP: () => 'neither in that time',
};

/** Even odds: below it another outcome would be the likelier one. */
const P_MIN = 34;

/** The question of blind replay: one outcome and how sure the analyst is. */
@Component({
  selector: 'app-blind-question',
  imports: [OutcomeMark],
  templateUrl: './blind-question.html',
  styleUrls: ['./blind-question.css', './blind-text.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindQuestion {
  protected readonly blind = inject(BlindStore);
  readonly #cursor = inject(CursorStore);
  readonly #sessions = inject(SessionStore);

  protected readonly pMin = P_MIN;
  protected readonly chosen = signal<OutcomeWord | undefined>(undefined);
  /** Confidence, percent. */
  protected readonly p = signal(60);

  protected readonly subject = computed(() => {
    const touch = this.blind.task()?.approach.touch;
    if (touch === undefined) return '';
    return `${levelStyles[touch.level].name} from ${touch.dir === 'UP' ? 'below' : 'above'}`;
  });
  /** What each outcome means; how far in points is known with the touch. */
  protected readonly choices = computed(() => {
    const ticks = this.blind.task()?.approach.fate.barrierTicks;
    const { tickPx = 0.25, decimals = 2 } = this.#sessions.frame() ?? {};
    const isKnown = this.isAtTouch() && ticks !== undefined;
    const far = isKnown ? `${fixed(ticks * tickPx, decimals)} points` : 'one ATR';
    return outcomeWords.map((word) => ({ word, meaning: meanings[word](far) }));
  });
  protected readonly horizonMin = computed(() => this.blind.task()?.approach.fate.horizonMin);
  /** Whether the clock has come to the touch: it goes no further. */
  protected readonly isAtTouch = computed(() => {
    const untilS = this.blind.task()?.veiled.veil.untilS;
    return untilS !== undefined && this.blind.seenS() >= untilS;
  });
  /** Time that has been looked at since the approach began. */
  protected readonly lookedAt = computed(() => {
    const [task, atS] = [this.blind.task(), this.#cursor.atS()];
    if (task === undefined || atS === undefined) return '';
    const { fromS, untilS } = task.approach;
    const shownFromS = task.veiled.veil.untilS - (untilS - fromS);
    return minutesSeconds(Math.max(0, this.blind.seenS() - shownFromS));
  });
  protected readonly shares = computed(() => {
    const chosen = this.chosen();
    const forecast = chosen && forecastOf(chosen, this.p() / 100);
    return outcomeWords.map((word) => ({ word, p: percent(forecast?.[word]) }));
  });

  protected commit(): void {
    const chosen = this.chosen();
    if (chosen !== undefined) void this.blind.commit(chosen, this.p() / 100);
  }
}
