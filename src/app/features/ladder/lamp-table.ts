import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { patternCounts } from './lamp-rows.ts';
import type { BriefCell } from './level-brief.ts';
import type { ApproachView, LampRow } from './lamp-rows.ts';

/** The four conditions of either approach as lamps, and what each approach meets. */
@Component({
  selector: 'app-lamp-table',
  imports: [Icon, OutcomeMark],
  templateUrl: './lamp-table.html',
  styleUrl: './lamp-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LampTable {
  readonly rows = input.required<readonly LampRow[]>();
  readonly up = input.required<ApproachView>();
  readonly down = input.required<ApproachView>();
  /** Cells that a clause of the Brief points at. */
  readonly pointed = input.required<readonly BriefCell[]>();

  protected readonly sides = ['up', 'down'] as const;
  protected readonly met = computed(() => ({
    up: patternCounts(this.rows(), 'up'),
    down: patternCounts(this.rows(), 'down'),
  }));
  protected readonly approaches = computed(() => ({ up: this.up(), down: this.down() }));

  protected isPointed(condition: number): boolean {
    return this.pointed().some(
      (cell) => cell.column === 'condition' && cell.condition === condition,
    );
  }
}
