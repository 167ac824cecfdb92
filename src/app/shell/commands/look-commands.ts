import { Injectable, inject, signal } from '@angular/core';
import { ClockStore } from '../../context/clock-store.ts';
import type { ClockZone } from '../../context/clock-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { DensityStore } from '../../context/density-store.ts';
import type { Density } from '../../context/density-store.ts';
import { TablesStore } from '../../context/tables-store.ts';
import { ThemeStore } from '../../context/theme-store.ts';

/** How the desk looks: theme, density, whose clock. */
@Injectable({ providedIn: 'root' })
export class LookCommands implements CommandList {
  readonly #theme = inject(ThemeStore);
  readonly #density = inject(DensityStore);
  readonly #clock = inject(ClockStore);
  readonly #tables = inject(TablesStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'theme', title: 'Light theme', menu: 'View', key: 't' },
      act: () => this.#theme.toggle(),
      isOn: () => this.#theme.theme() === 'light',
    },
    { ...this.#rows('density-compact', 'Compact density', 'compact'), isFirst: true },
    this.#rows('density-comfortable', 'Comfortable density', 'comfortable'),
    this.#rows('density-window', 'Density as the window allows', undefined),
    {
      ...{ id: 'tables', title: 'Tables instead of pictures', menu: 'View', key: 'Shift+t' },
      isFirst: true,
      act: () => this.#tables.toggle(),
      isOn: () => this.#tables.isOn(),
    },
    { ...this.#zone('clock-exchange', 'Exchange clock', 'exchange'), isFirst: true },
    this.#zone('clock-utc', 'UTC clock', 'utc'),
    this.#zone('clock-local', 'Local clock', 'local'),
    {
      ...{ id: 'clock-next', title: 'Next clock', menu: 'View', key: 'z' },
      act: () => this.#clock.next(),
    },
  ]);

  #rows(id: string, title: string, density: Density | undefined): Command {
    return {
      ...{ id, title, menu: 'View' },
      act: () => this.#density.choose(density),
      isOn: () => this.#density.chosen() === density,
    };
  }

  #zone(id: string, title: string, zone: ClockZone): Command {
    return {
      ...{ id, title, menu: 'View' },
      act: () => this.#clock.choose(zone),
      isOn: () => this.#clock.zone() === zone,
    };
  }
}
