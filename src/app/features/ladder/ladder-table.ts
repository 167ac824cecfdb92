import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { DivergingBar } from '../../ui/diverging-bar.ts';
import { isPointed } from './cell-id.ts';
import type { RowView } from './ladder-rows.ts';
import type { BriefCell } from './level-brief.ts';

/** A row, and its ticks while it is open. */
export type OpenRow = RowView & { readonly isOpen: boolean; readonly ticks: readonly RowView[] };

/** The rows around a level from the highest down: who rests there, who leaves, who trades. */
@Component({
  selector: 'app-ladder-table',
  imports: [DivergingBar, NgTemplateOutlet],
  templateUrl: './ladder-table.html',
  styleUrl: './ladder-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LadderTable {
  readonly rows = input.required<readonly OpenRow[]>();
  /** Where the last price is when no row holds it. */
  readonly beyond = input.required<'above' | 'below' | undefined>();
  readonly caption = input.required<string>();
  /** Time that lots are counted over, in words. */
  readonly span = input.required<string>();
  /** Cells that a clause of the Brief points at. */
  readonly pointed = input.required<readonly BriefCell[]>();
  /** A row was opened or closed. */
  readonly toggled = output<number>();

  protected readonly isPointed = isPointed;
}
