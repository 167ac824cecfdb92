import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { OfflineStore } from '../../context/offline-store.ts';

/** What becomes of the sessions this browser has kept. */
@Injectable({ providedIn: 'root' })
export class OfflineCommands implements CommandList {
  readonly #offline = inject(OfflineStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'forget-kept', title: 'Forget sessions kept for offline', menu: 'File' },
      act: () => void this.#offline.forget(),
      canAct: () => !this.#offline.isOffline(),
    },
  ]);
}
