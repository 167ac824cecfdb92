import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { dotPlaces } from './dot-places.ts';
import type { Verdict } from './evidence-words.ts';
import { outcomeRows } from '../../context/outcome-rows.ts';

/** Longer titles leave three counts little room, letters. */
const LONG = 9;

/** What the past says of an outcome: the verdict, a dot per neighbor, and the figures. */
@Component({
  selector: 'app-answer-block',
  imports: [OutcomeMark],
  templateUrl: './answer-block.html',
  styleUrl: './answer-block.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerBlock {
  readonly answer = input.required<AnswerDocument>();
  readonly verdict = input.required<Verdict>();
  /** What the answer rests on, in a sentence or two. */
  readonly facts = input.required<string>();

  protected readonly isLong = computed(() => this.verdict().title.length > LONG);
  protected readonly rows = computed(() => outcomeRows(this.answer()));
  protected readonly dots = computed(() => {
    const { neighbors, counts } = this.answer();
    return dotPlaces(neighbors, Object.keys(counts));
  });
  protected readonly counts = computed(() => Object.values(this.answer().counts).join(' · '));
  protected readonly dotsText = computed(() => {
    const { counts, k } = this.answer();
    const parts = Object.entries(counts).map(([word, count]) => `${count} ${word}`);
    return `${k} neighbors: ${parts.join(', ')}`;
  });
}
