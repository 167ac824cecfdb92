import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { PressureStore } from '../../context/pressure-store.ts';
import { LadderStore } from './ladder-store.ts';

/** How the ladder counts. */
@Injectable({ providedIn: 'root' })
export class LadderCommands implements CommandList {
  readonly #pressure = inject(PressureStore);
  readonly #ladder = inject(LadderStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'windows', title: 'Mean of 60 seconds', menu: 'View', key: 'm' },
      act: () => this.#pressure.toggleWindows(),
      isOn: () => this.#pressure.windows() === 12,
    },
    {
      ...{ id: 'ladder-ticks', title: 'Ladder by tick', menu: 'View', key: 'x' },
      act: () => this.#ladder.toggleAll(),
      isOn: () => this.#ladder.areAllOpen(),
    },
  ]);
}
