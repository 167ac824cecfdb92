import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';

/** What of the past is on the screen. */
@Injectable({ providedIn: 'root' })
export class EvidenceCommands implements CommandList {
  readonly #evidence = inject(EvidenceStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'ghosts', title: 'Past paths on the chart', menu: 'Evidence', key: 'g' },
      act: () => this.#evidence.toggleGhosts(),
      isOn: () => this.#evidence.hasGhosts(),
    },
  ]);
}
