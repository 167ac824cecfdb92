import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';

/** What of the past is on the screen. */
@Injectable({ providedIn: 'root' })
export class EvidenceCommands implements CommandList {
  readonly #evidence = inject(EvidenceStore);

  readonly #neighbors = inject(NeighborStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'ghosts', title: 'Past paths on the chart', menu: 'Evidence', key: 'g' },
      act: () => this.#evidence.toggleGhosts(),
      isOn: () => this.#evidence.hasGhosts(),
    },
    {
      ...{ id: 'neighbors', title: 'All neighbors', menu: 'Evidence', key: 'n' },
      act: () => this.#neighbors.toggleAll(),
      isOn: () => this.#neighbors.areAllShown(),
    },
  ]);
}
