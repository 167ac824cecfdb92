import { Injectable, inject, signal } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { PanelFocus } from '../../context/panel-focus.ts';
import { PanelStore } from '../../context/panel-store.ts';
import { Docking } from './docking.ts';
import { dockPanels } from './panels.ts';

/** Panels with a key of their own. */
const keys: Readonly<Partial<Record<string, string>>> = { evidence: 'e', levels: 'l' };

/** Brings panels to the front. */
@Injectable({ providedIn: 'root' })
export class PanelCommands implements CommandList {
  readonly #docking = inject(Docking);
  readonly #front = inject(PanelStore);
  readonly #focus = inject(PanelFocus);
  readonly #blind = inject(BlindStore);

  readonly commands = signal<readonly Command[]>(
    dockPanels.map(({ id, title }) => {
      const key = keys[id];
      return {
        ...{ id: `panel-${id}`, title, menu: 'View' },
        ...(key === undefined ? {} : { key }),
        act: () => {
          if (id === 'evidence' || id === 'levels') this.#front.show(id);
          this.#docking.show(id);
          // Behind the curtain there is nothing to go on in, and later nobody waits for it.
          this.#focus.wish(this.#blind.isBlind() ? undefined : id);
        },
      };
    }),
  );
}
