import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { outcomeStrokes } from './outcome-strokes.ts';

const strokes: Readonly<Partial<Record<string, string>>> = outcomeStrokes;
const NONE = 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4';

/** An outcome's sign in the outcome's color; its word stands beside it. */
@Component({
  selector: 'app-outcome-mark',
  templateUrl: './outcome-mark.html',
  styleUrl: './outcome-mark.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-outcome]': 'outcome()' },
})
export class OutcomeMark {
  /** Undefined draws the sign of none. */
  readonly outcome = input.required<string | undefined>();
  protected readonly isNone = computed(() => strokes[this.outcome() ?? ''] === undefined);
  protected readonly path = computed(() => strokes[this.outcome() ?? ''] ?? NONE);
}
