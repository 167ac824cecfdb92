import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';

/** Whether the performance figures are on the screen. */
@Injectable({ providedIn: 'root' })
export class PerformanceStore {
  readonly #isOpen = signal(false);
  readonly isOpen = this.#isOpen.asReadonly();

  toggle(): void {
    this.#isOpen.update((isOpen) => !isOpen);
  }
}

/** Shows and hides the performance figures. */
@Injectable({ providedIn: 'root' })
export class PerformanceCommands implements CommandList {
  readonly #store = inject(PerformanceStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'performance', title: 'Performance', menu: 'Help', key: 'Shift+p' },
      act: () => this.#store.toggle(),
      isOn: () => this.#store.isOpen(),
    },
  ]);
}
