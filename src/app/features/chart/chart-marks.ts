import { Injectable, computed, inject, signal } from '@angular/core';
import type { DepthAsk } from '../../../protocol/depth-api.ts';
import type {
  ChartScene,
  SceneDepth,
  SceneGhosts,
  SceneRibbon,
  SceneStrip,
  SceneTouches,
} from '../../charts/chart-scene.ts';
import type { SceneMeasure } from '../../charts/measure.ts';
import { DepthStore } from '../../context/depth-store.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { EpisodesStore } from '../../context/episodes-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { ghostsOf } from '../../context/ghosts.ts';
import { isOwnLevel } from '../../context/level-id.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';
import { NotesStore } from '../../context/notes-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import { PressureStore } from '../../context/pressure-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { SessionStore } from '../../context/session-store.ts';
import { SignalsStore } from '../../context/signals-store.ts';

/** What stands on the chart beside its candles and levels. */
export type Marks = Omit<ChartScene, 'frame' | 'moment' | 'palette' | 'selected' | 'pointer'>;

/** The horizon that answers are stored for. */
const HORIZON_MIN = 8;

/** Lower charts have no room for a pane below the candles, px. */
const RIBBON_ROOM_PX = 330;
const STRIP_ROOM_PX = 470;

/** Everything on the chart that a moment or a switch brings, put together from the stores. */
@Injectable({ providedIn: 'root' })
export class ChartMarks {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #overlays = inject(OverlayStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #neighbors = inject(NeighborStore);
  readonly #notes = inject(NotesStore);
  readonly #pressure = inject(PressureStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #signals = inject(SignalsStore);
  readonly #depth = inject(DepthStore);
  readonly #episodes = inject(EpisodesStore);
  readonly #selected = inject(SelectedLevel);
  readonly #drawing = inject(DrawStore);

  /** Height of the chart, px. */
  readonly heightPx = signal(Infinity);
  /** Whether the chart is high enough for the panes below its candles. */
  readonly room = computed(
    () => ({
      ribbon: this.heightPx() >= RIBBON_ROOM_PX,
      strip: this.heightPx() >= STRIP_ROOM_PX,
    }),
    { equal: (a, b) => a.ribbon === b.ribbon && a.strip === b.strip },
  );

  /** Whether the session has pressure at all: its strip has a place before it has values. */
  readonly hasStrip = computed(
    () => this.#sessions.session()?.pressure.available === true && !this.#pressure.absence(),
  );

  /** What is measured; undefined without a measure. */
  readonly measure = computed((): SceneMeasure | undefined => {
    const [measured, frame] = [this.#drawing.measured(), this.#sessions.frame()];
    const { atS, lastPx } = this.#moments.moment() ?? {};
    if (measured === undefined || frame === undefined) return undefined;
    const here = atS === undefined || lastPx === undefined ? undefined : { atS, px: lastPx };
    const to = measured.to ?? here;
    const barrier = this.#evidence.told()?.place?.barrierTicks;
    const atrPx = barrier === undefined ? undefined : barrier * frame.tickPx;
    return to && { from: measured.from, to, atrPx };
  });

  /** All of them. */
  readonly all = computed((): Marks => ({
    ...{ own: this.#own.levels(), overlays: this.#overlays.shown() },
    ...{ ribbon: this.#ribbon(), depth: this.#shownDepth(), touches: this.#touches() },
    ...{ strip: this.#strip(), ghosts: this.#ghosts(), measure: this.measure() },
    notes: this.#notes.ofSession(),
  }));

  readonly #strip = computed((): SceneStrip | undefined => {
    if (!this.#drawing.isStripOpen() || !this.hasStrip() || !this.room().strip) return undefined;
    return { track: this.#pressure.track(), windows: this.#pressure.windows() };
  });

  readonly #ribbon = computed((): SceneRibbon | undefined => {
    if (!this.#drawing.isRibbonOpen() || !this.room().ribbon) return undefined;
    if (this.#signals.absence() !== undefined) return undefined;
    const { id, name } = this.#selected.now();
    const track = isOwnLevel(id) ? undefined : this.#signals.tracks()?.get(id);
    return { levelName: name, horizonMin: track?.[0]?.horizonMin ?? HORIZON_MIN, track };
  });

  readonly #shownDepth = computed((): SceneDepth | undefined => {
    if (!this.#depth.isOn() || !this.#depth.isReady()) return undefined;
    const need = (ask: DepthAsk): void => void this.#depth.need(ask);
    return { pictures: this.#depth.pictures(), spot: this.#depth.spot(), need };
  });

  readonly #touches = computed((): SceneTouches => {
    const touches = (this.#episodes.episodes() ?? []).flatMap(({ touch }) => touch ?? []);
    return { touches, horizonMin: this.#evidence.horizonMin() };
  });

  readonly #ghosts = computed((): SceneGhosts | undefined => {
    const [step, frame] = [this.#evidence.told(), this.#sessions.frame()];
    if (!this.#evidence.hasGhosts() || step === undefined || frame === undefined) return undefined;
    return ghostsOf(step, this.#evidence.paths(), frame.tickPx, this.#neighbors.picked());
  });
}
