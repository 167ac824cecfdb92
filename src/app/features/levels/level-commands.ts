import { Injectable, Injector, inject, signal } from '@angular/core';
import { anchorLevelKinds } from '../../../domain/session/level-kind.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { LevelPin } from '../../context/level-pin.ts';
import { levelStyles } from '../../context/level-style.ts';

/** Which level is looked at, and how one's own are made. */
@Injectable({ providedIn: 'root' })
export class LevelCommands implements CommandList {
  readonly #cursor = inject(CursorStore);
  readonly #drawing = inject(DrawStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #pin = inject(LevelPin);
  readonly #injector = inject(Injector);

  readonly commands = signal<readonly Command[]>([
    ...anchorLevelKinds.map((kind, index): Command => ({
      ...{ id: `level-${kind}`, title: levelStyles[kind].name, menu: 'Levels' },
      key: String(index + 1),
      act: () => this.#navigator.select(kind),
      isOn: () => this.#cursor.level() === kind,
    })),
    {
      ...{ id: 'pin', title: 'Hold the level', menu: 'Levels', key: 'p', isFirst: true },
      act: () => this.#pin.toggle(),
      isOn: () => this.#pin.isPinned(),
    },
    {
      ...{ id: 'draw', title: 'Draw a level', menu: 'Levels', key: 'd', isFirst: true },
      act: () => this.#drawing.draw(!this.#drawing.isDrawing()),
      isOn: () => this.#drawing.isDrawing(),
    },
    {
      ...{ id: 'type-level', title: 'Type a level', menu: 'Levels', key: 'Shift+d' },
      act: () => {
        // A form behind another tab cannot take the focus: the digits typed would be shortcuts.
        this.#injector.get(Commands).run('panel-levels');
        this.#drawing.type(true);
      },
    },
    {
      ...{ id: 'end-drawing', title: 'Stop drawing or measuring', menu: 'Levels', key: 'Escape' },
      act: () => this.#drawing.stop(),
      canAct: () =>
        this.#drawing.isDrawing() ||
        this.#drawing.isMeasuring() ||
        this.#drawing.measured() !== undefined,
    },
  ]);
}
