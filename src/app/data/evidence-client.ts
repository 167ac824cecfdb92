import { Injectable } from '@angular/core';
import type { HorizonMin } from '../../domain/episodes/outcome.ts';
import type {
  DaySpread,
  EvidenceApi,
  EvidenceAsk,
  EvidenceFacts,
  EvidenceSession,
  EvidenceStep,
  EvidenceTrust,
  GlanceAsk,
  GlanceStep,
  PastPath,
  PastRow,
  SetupMap,
  SetupTrail,
  SiftAsk,
  SiftStep,
} from '../../protocol/evidence-api.ts';
import { lakeUrlOf } from './lake-address.ts';
import { linkTo } from './worker-link.ts';

/** The main thread's hand on the retrieval worker: the past of a session, asked elsewhere. */
@Injectable({ providedIn: 'root' })
export class EvidenceClient {
  readonly #worker = linkTo<EvidenceApi>(
    'retrieval',
    new Worker(new URL('../../../workers/retrieval.worker.ts', import.meta.url), {
      type: 'module',
      name: 'retrieval',
    }),
  );

  /** Opens a session and its past. @see EvidenceApi.open */
  open(session: Omit<EvidenceSession, 'lakeUrl' | 'wasmUrl'>): Promise<EvidenceFacts> {
    const wasmUrl = new URL('wasm/usearch.wasm', document.baseURI).href;
    return this.#worker.open({ ...session, lakeUrl: lakeUrlOf(''), wasmUrl });
  }

  /** What the past says at an instant of the open session. */
  at(ask: EvidenceAsk): Promise<EvidenceStep> {
    return this.#worker.at(ask);
  }

  /** What the past says of several levels at an instant of the open session, in short. */
  atAll(ask: GlanceAsk): Promise<GlanceStep | undefined> {
    return this.#worker.atAll(ask);
  }

  /** What a part of the past says of the outcome at an instant. */
  sift(ask: SiftAsk): Promise<SiftStep> {
    return this.#worker.sift(ask);
  }

  /** The same without each day in turn; undefined if something else was asked meanwhile. */
  spread(ask: SiftAsk): Promise<DaySpread | undefined> {
    return this.#worker.spread(ask);
  }

  /** Past touches as a map. */
  map(horizonMin: HorizonMin): Promise<SetupMap> {
    return this.#worker.map(horizonMin);
  }

  /** The way of the present approach on it. */
  trail(ask: EvidenceAsk): Promise<SetupTrail> {
    return this.#worker.trail(ask);
  }

  /** Price paths of past rows, in their order. */
  paths(rows: readonly PastRow[]): Promise<readonly (PastPath | undefined)[]> {
    return this.#worker.paths(rows);
  }

  /** How far the answers can be trusted; undefined without an evaluation. */
  trust(): Promise<EvidenceTrust | undefined> {
    return this.#worker.trust();
  }
}
