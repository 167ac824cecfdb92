import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { ThemeStore } from '../../context/theme-store.ts';

/** How the desk looks. */
@Injectable({ providedIn: 'root' })
export class LookCommands implements CommandList {
  readonly #theme = inject(ThemeStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'theme', title: 'Light theme', menu: 'View', key: 't' },
      act: () => this.#theme.toggle(),
      isOn: () => this.#theme.theme() === 'light',
    },
  ]);
}
