import { Injectable, inject, signal } from '@angular/core';
import { overlayLevelKinds } from '../../../domain/session/level-kind.ts';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { DepthStore } from '../../context/depth-store.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { levelStyles } from '../../context/level-style.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { ChartPicture } from './chart-picture.ts';
import { ChartView } from './chart-view.ts';

/** What stands on the chart and what does not. */
@Injectable({ providedIn: 'root' })
export class ChartCommands implements CommandList {
  readonly #blind = inject(BlindStore);
  readonly #drawing = inject(DrawStore);
  readonly #depth = inject(DepthStore);
  readonly #moments = inject(MomentStore);
  readonly #overlays = inject(OverlayStore);
  readonly #picture = inject(ChartPicture);
  readonly #view = inject(ChartView);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'strip', title: 'Pressure below the candles', menu: 'View', key: 'c' },
      act: () => this.#drawing.toggleStrip(),
      isOn: () => this.#drawing.isStripOpen(),
    },
    {
      ...{ id: 'ribbon', title: 'Probability below the candles', menu: 'View', key: 'y' },
      act: () => this.#drawing.toggleRibbon(),
      isOn: () => this.#drawing.isRibbonOpen(),
    },
    {
      ...{ id: 'depth', title: 'Depth behind the candles', menu: 'View', key: 'h' },
      act: () => this.#depth.toggle(),
      isOn: () => this.#depth.isOn(),
    },
    {
      ...{ id: 'follow', title: 'Follow the cursor', menu: 'View', key: 'f', isFirst: true },
      act: () => this.#view.showCursor(),
      canAct: () => this.#moments.moment() !== undefined,
    },
    {
      ...{ id: 'whole', title: 'Whole session', menu: 'View', key: 'r' },
      act: () => this.#view.showSession(),
      canAct: () => this.#moments.moment() !== undefined,
    },
    {
      ...{ id: 'measure', title: 'Measure', menu: 'View', key: 'u', isFirst: true },
      act: () => this.#drawing.ruler(!this.#drawing.isMeasuring()),
      isOn: () => this.#drawing.isMeasuring(),
    },
    {
      ...{ id: 'measure-from', title: 'Measure from the cursor', menu: 'View', key: 'Shift+u' },
      act: () => this.#measureFromCursor(),
      canAct: () => this.#moments.moment()?.lastPx !== undefined,
    },
    {
      ...{ id: 'picture', title: 'Save a picture of the chart', menu: 'File', key: 'Alt+s' },
      act: () => void this.#picture.save(),
      // Its footer names the dataset, and so the day.
      canAct: () => this.#moments.moment() !== undefined && !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('picture'),
    },
    ...overlayLevelKinds.map((kind, index): Command => ({
      ...{ id: `overlay-${kind}`, title: `${levelStyles[kind].name} on the chart` },
      ...{ menu: 'Levels', isFirst: index === 0 },
      act: () => this.#overlays.toggle(kind),
      isOn: () => this.#overlays.shown().has(kind),
    })),
  ]);

  #measureFromCursor(): void {
    const { atS, lastPx } = this.#moments.moment() ?? {};
    if (atS === undefined || lastPx === undefined) return;
    this.#drawing.measure({ atS, px: lastPx }, undefined);
  }
}
