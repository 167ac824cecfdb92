import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { PressureStore } from '../../context/pressure-store.ts';

/** How the ladder counts. */
@Injectable({ providedIn: 'root' })
export class LadderCommands implements CommandList {
  readonly #pressure = inject(PressureStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'windows', title: 'Mean of 60 seconds', menu: 'View', key: 'm' },
      act: () => this.#pressure.toggleWindows(),
      isOn: () => this.#pressure.windows() === 12,
    },
  ]);
}
