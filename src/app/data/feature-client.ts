import { Injectable } from '@angular/core';
import { transfer } from 'comlink';
import type { DepthAsk, DepthPicture, DepthPlace, DepthSpot } from '../../protocol/depth-api.ts';
import type {
  LevelId,
  OwnLevel,
  PressureApi,
  PressureAsk,
  PressureFacts,
  PressureSession,
  PressureStep,
} from '../../protocol/pressure-api.ts';
import { HeldTrack } from './held-track.ts';
import { buffersOf, linkTo } from './worker-link.ts';

/** The main thread's hand on the feature worker: pressure at any level, computed elsewhere. */
@Injectable({ providedIn: 'root' })
export class FeatureClient {
  readonly #worker = linkTo<PressureApi>(
    'feature',
    new Worker(new URL('../../../workers/feature.worker.ts', import.meta.url), {
      type: 'module',
      name: 'feature',
    }),
  );

  /** What the worker was given last; undefined before anything. */
  #own: readonly OwnLevel[] | undefined;
  #selected: LevelId | undefined;
  #held = new HeldTrack();

  /** Hands a session over; its columns are gone from this thread. */
  open(session: PressureSession): Promise<PressureFacts> {
    this.#own = undefined;
    this.#held = new HeldTrack();
    const { ledger, levels } = session;
    const buffers = [ledger.windows, ledger.ticks, ledger.reprices, levels].flatMap((table) =>
      buffersOf(table ?? {}),
    );
    return this.#worker.open(transfer(session, buffers));
  }

  /** The depth of the whole open session in cells; undefined before one is open. */
  depthPicture(ask: DepthAsk): Promise<DepthPicture | undefined> {
    return this.#worker.depthPicture(ask);
  }

  /** What rests at a place; undefined before the first window. */
  depthAt(place: DepthPlace): Promise<DepthSpot | undefined> {
    return this.#worker.depthAt(place);
  }

  /** Pressure at an instant of the open session, its track whole. @param own as drawn by now. */
  async at(
    ask: Omit<PressureAsk, 'heldWindowCount'>,
    own: readonly OwnLevel[],
  ): Promise<PressureStep> {
    const isDrawn = own === this.#own;
    if (!isDrawn) {
      this.#own = own;
      this.#held = new HeldTrack();
    }
    if (ask.selected !== this.#selected) {
      this.#selected = ask.selected;
      this.#held = new HeldTrack();
    }
    // An answer belongs to the track it was asked for, whatever is opened or drawn meanwhile.
    const held = this.#held;
    // Not one after the other: what is asked next must find the levels that were drawn last.
    const drawing = isDrawn ? undefined : this.#worker.drawLevels(own);
    const asking = this.#worker.at({ ...ask, heldWindowCount: held.windowCount });
    const [step] = await Promise.all([asking, drawing]);
    return held.stepOf(step);
  }
}
