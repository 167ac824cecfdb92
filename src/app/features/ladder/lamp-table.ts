import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon.ts';
import { heldCount } from './lamp-rows.ts';
import type { ApproachView, LampRow } from './lamp-rows.ts';

/** The four conditions of either approach as lamps, and what each approach meets. */
@Component({
  selector: 'app-lamp-table',
  imports: [Icon],
  templateUrl: './lamp-table.html',
  styleUrl: './lamp-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LampTable {
  readonly rows = input.required<readonly LampRow[]>();
  readonly up = input.required<ApproachView>();
  readonly down = input.required<ApproachView>();

  protected readonly sides = ['up', 'down'] as const;
  protected readonly held = computed(() => ({
    up: heldCount(this.rows(), 'up'),
    down: heldCount(this.rows(), 'down'),
  }));
  protected readonly approaches = computed(() => ({ up: this.up(), down: this.down() }));
}
