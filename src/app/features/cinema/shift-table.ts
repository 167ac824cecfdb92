import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import type { ShiftRow } from './shift-rows.ts';

/** Probabilities from what is left of the past, with what one day more or less would make of them. */
@Component({
  selector: 'app-shift-table',
  imports: [OutcomeMark],
  templateUrl: './shift-table.html',
  styleUrl: './shift-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShiftTable {
  readonly rows = input.required<readonly ShiftRow[]>();
  /** Whether the answer is kept back: figures without color. */
  readonly isMute = input(false);
}
