import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject } from '@angular/core';
import { blindDocument } from '../../context/blind/blind-log.ts';
import {
  COUNT_MIN,
  additionOf,
  answeredOf,
  scoreTables,
} from '../../context/blind/blind-scores.ts';
import type { Addition, ScoreRow } from '../../context/blind/blind-scores.ts';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { fixed, signed } from '../../ui/figures.ts';

const FILE = 'spymaster-blind-log.json';

const verdicts: Readonly<Record<Addition['verdict'], string>> = {
  few: 'Too few to tell',
  adds: 'You add to the machine',
  takes: 'You take from the machine',
  none: 'Nothing shown either way',
};

/** The running record: Brier scores of analyst, machine and base rate, by level and time of day. */
@Component({
  selector: 'app-blind-record',
  templateUrl: './blind-record.html',
  styleUrls: ['./blind-record.css', './blind-text.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindRecord {
  protected readonly blind = inject(BlindStore);
  readonly #document = inject(DOCUMENT);

  protected readonly count = computed(() => this.blind.log().entries.length);
  protected readonly answered = computed(() => answeredOf(this.blind.log().entries).length);
  readonly #addition = computed(() => additionOf(this.blind.log().entries));
  protected readonly verdict = computed(() => verdicts[this.#addition().verdict]);
  protected readonly detail = computed(() => {
    const { count, gain, ci90, verdict } = this.#addition();
    if (count === 0) return 'The record begins with your first forecast that the machine answers.';
    const few = verdict === 'few' ? ` It takes ${COUNT_MIN} on two days at least.` : '';
    const range = ci90 === undefined ? '' : `, 90 % ${signed(ci90[0], 2)} to ${signed(ci90[1], 2)}`;
    return `Your forecast averaged with the machine’s scores ${fixed(Math.abs(gain), 2)} ${gain >= 0 ? 'lower' : 'higher'} than the machine alone${range}, n ${count}.${few}`;
  });
  protected readonly groups = computed(() => {
    const { all, byLevel, byHour } = scoreTables(this.blind.log().entries);
    return [
      { name: 'All', rows: [all] },
      { name: 'Level', rows: byLevel },
      { name: 'Time of day', rows: byHour },
    ].filter(({ rows }) => rows.some(({ count }) => count > 0));
  });

  protected figures({ analyst, retrieval, base, both }: ScoreRow): readonly string[] {
    return [analyst, retrieval, base, both].map((score) => fixed(score, 2));
  }

  /** Hands the log over as a file. */
  protected save(): void {
    const text = blindDocument(this.blind.log(), new Date().toISOString());
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = FILE;
    link.click();
    URL.revokeObjectURL(url);
  }
}
