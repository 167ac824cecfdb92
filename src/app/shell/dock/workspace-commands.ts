import { Injectable, computed, inject } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { Docking } from './docking.ts';
import { WorkspaceStore } from './workspace-store.ts';

/** Which workspace the desk began from, and how one goes from panel to panel. */
@Injectable({ providedIn: 'root' })
export class WorkspaceCommands implements CommandList {
  readonly #docking = inject(Docking);
  readonly #workspaces = inject(WorkspaceStore);

  readonly commands = computed((): readonly Command[] => [
    ...this.#workspaces.names().map((name, index): Command => ({
      ...{ id: `workspace-${name}`, title: name, menu: 'Workspace' },
      ...(index < 3 ? { key: `Alt+${index + 1}` } : {}),
      act: () => this.#docking.use(name),
      isOn: () => this.#workspaces.current() === name,
    })),
    {
      ...{ id: 'workspace-reset', title: 'Put panels back', menu: 'Workspace', isFirst: true },
      act: () => this.#docking.reset(),
    },
    {
      ...{ id: 'focus-next', title: 'Next panel', menu: 'Workspace', key: 'F6', isFirst: true },
      act: () => this.#docking.focusNext(1),
    },
    {
      ...{ id: 'focus-before', title: 'Previous panel', menu: 'Workspace', key: 'Shift+F6' },
      act: () => this.#docking.focusNext(-1),
    },
  ]);
}
