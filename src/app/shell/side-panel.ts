import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { PanelStore } from '../context/panel-store.ts';
import { SessionStore } from '../context/session-store.ts';
import { EvidencePanel } from '../features/evidence/evidence-panel.ts';
import { LevelsPanel } from '../features/levels/levels-panel.ts';

/** Right of the ladder: what happened in moments like this one, or every level in a table. */
@Component({
  selector: 'app-side-panel',
  imports: [EvidencePanel, LevelsPanel],
  templateUrl: './side-panel.html',
  styleUrl: './side-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SidePanel {
  protected readonly panels = inject(PanelStore);
  readonly #sessions = inject(SessionStore);
  /** Without order data there is nothing to choose. */
  protected readonly hasChoice = computed(
    () => this.#sessions.session()?.pressure.available === true,
  );
}
