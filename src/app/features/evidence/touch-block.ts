import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import type { Abstention } from '../../../domain/retrieval/abstention.ts';
import { keptWords } from '../../context/answer-lead.ts';
import { MISSING } from '../../ui/figures.ts';
import { sentence } from './evidence-words.ts';
import { outcomeRows } from '../../context/outcome-rows.ts';

/** Whether the level is touched at all: one line of figures above what becomes of a touch. */
@Component({
  selector: 'app-touch-block',
  templateUrl: './touch-block.html',
  styleUrl: './touch-block.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TouchBlock {
  readonly answer = input.required<AnswerDocument>();
  /** Why it is kept back; undefined where it stands. */
  readonly kept = input.required<Abstention | undefined>();

  protected readonly row = computed(() => {
    const none = { p: MISSING, interval: MISSING, base: MISSING, geo: MISSING, lift: MISSING };
    return outcomeRows(this.answer()).find(({ word }) => word === 'TOUCH') ?? { ...none, count: 0 };
  });
  protected readonly why = computed(() => {
    const kept = this.kept();
    return kept === undefined ? undefined : sentence(keptWords(kept, this.answer()));
  });
}
