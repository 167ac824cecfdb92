import { Injectable, computed, inject } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';

/** Blind replay from menu and key. */
@Injectable({ providedIn: 'root' })
export class BlindCommands implements CommandList {
  readonly #blind = inject(BlindStore);

  readonly commands = computed((): readonly Command[] => [
    {
      ...{ id: 'blind', title: 'Blind replay', menu: 'Replay', key: 'b' },
      act: () => this.#blind.toggle(),
      isOn: () => this.#blind.isOpen(),
      canAct: () => this.#blind.isOpen() || this.#blind.canBegin(),
    },
  ]);
}
