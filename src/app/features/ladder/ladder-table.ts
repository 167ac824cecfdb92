import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DivergingBar } from '../../ui/diverging-bar.ts';
import type { RowView } from './ladder-rows.ts';

/** The rows around a level from the highest down: who rests there, who leaves, who trades. */
@Component({
  selector: 'app-ladder-table',
  imports: [DivergingBar],
  templateUrl: './ladder-table.html',
  styleUrl: './ladder-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LadderTable {
  readonly rows = input.required<readonly RowView[]>();
  /** Where the last price is when no row holds it. */
  readonly beyond = input.required<'above' | 'below' | undefined>();
  readonly caption = input.required<string>();
}
