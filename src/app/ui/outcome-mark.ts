import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Strokes on a 14 px grid: an arrow through a line, a U-turn under one, a tilde, a broken circle. */
const strokes: Readonly<Partial<Record<string, string>>> = {
  BREAK: 'M1 8h3.6M9.4 8H13M7 13V1.6M4.2 4.4 7 1.6l2.8 2.8',
  REJECT: 'M1.5 2h11M3.5 12.5V8.6a3.2 3.2 0 0 1 6.4 0v3.2M7.5 9.8l2.4 2.4 2.4-2.4',
  CHOP: 'M1.5 8c1.4-3.4 3.6-3.4 5.2-1.2S10.8 9.6 12.5 6',
  TOUCH: 'M1.5 2.5h11M7 13V3.4M4.2 6.2 7 3.4l2.8 2.8',
};
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
