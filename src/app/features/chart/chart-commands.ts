import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { DrawStore } from '../../context/draw-store.ts';

/** What stands on the chart and what does not. */
@Injectable({ providedIn: 'root' })
export class ChartCommands implements CommandList {
  readonly #drawing = inject(DrawStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'strip', title: 'Pressure below the candles', menu: 'View', key: 'c' },
      act: () => this.#drawing.toggleStrip(),
      isOn: () => this.#drawing.isStripOpen(),
    },
  ]);
}
