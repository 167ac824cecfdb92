import { CdkMenuModule } from '@angular/cdk/menu';
import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { Icon } from '../../ui/icon.ts';
import { Docking } from './docking.ts';
import type { DeskEdge } from './docking.ts';
import { dockPanels } from './panels.ts';
import type { DockPanel } from './panels.ts';

/** A docked panel with the two buttons that move and close it, in the line of its own head. */
@Component({
  selector: 'app-panel-frame',
  imports: [CdkMenuModule, Icon, NgComponentOutlet],
  templateUrl: './panel-frame.html',
  styleUrl: './panel-frame.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    tabindex: '-1',
    '[class.tabbed]': 'isTabbed()',
    '[attr.data-panel]': 'panel().id',
  },
})
export class PanelFrame {
  readonly #blind = inject(BlindStore);
  protected readonly docking = inject(Docking);

  readonly panel = input.required<DockPanel>();
  /** Whether a tab already names the panel. */
  readonly isTabbed = input(false);

  /** Blind replay hides whatever may tell the day, or what the past says of it. */
  protected readonly isCurtained = computed(
    () => this.#blind.isBlind() && this.panel().isForBlind !== true,
  );
  protected readonly others = computed(() =>
    dockPanels.filter(({ id }) => id !== this.panel().id && this.docking.open().includes(id)),
  );
  protected readonly edges: readonly { readonly edge: DeskEdge; readonly name: string }[] = [
    { edge: 'left', name: 'To the left edge' },
    { edge: 'right', name: 'To the right edge' },
    { edge: 'above', name: 'To the top' },
    { edge: 'below', name: 'To the bottom' },
  ];

  protected startDrag(event: DragEvent): void {
    this.docking.drag(this.panel().id);
    // Firefox drags nothing without data.
    event.dataTransfer?.setData('text/plain', this.panel().title);
  }
}
