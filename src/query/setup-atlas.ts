import { principalComponents, project } from '../domain/evaluation/principal-components.ts';
import type { PrincipalComponents } from '../domain/evaluation/principal-components.ts';
import { approachId } from '../domain/episodes/episode-id.ts';
import { followLevel } from '../domain/episodes/follow-level.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import { describedSetups, episodeSession } from '../domain/retrieval/asking-session.ts';
import type { AskedLevel, AskedQuestion } from '../domain/retrieval/asking-session.ts';
import { questionOfMoment } from '../domain/retrieval/moment-question.ts';
import type { ScaledRows } from '../domain/retrieval/session-index.ts';
import { scaleRow } from '../domain/setups/setup-scale.ts';
import type { EvidenceAsk, SetupMap, SetupTrail } from '../protocol/evidence-api.ts';
import type { SessionEvidence } from './session-evidence.ts';

/** Seconds between two moments of a trail, and the longest trail, moments. */
const TRAIL_STEP_S = 10;
const TRAIL_MOMENTS_MAX = 90;

/** A place on the map. */
type Place = readonly [x: number, y: number];

/**
 * The past of a session as a map: each past touch along the two directions in which setups differ
 * most, measured as the search measures them. Directions and places are of earlier sessions alone.
 */
export class SetupAtlas {
  readonly #evidence: SessionEvidence;
  #plane: { readonly past: ScaledRows; readonly components: PrincipalComponents } | undefined;
  /** Places of the approach that is followed, by time: what was passed does not move. */
  #passed: { readonly name: string; readonly places: Map<number, Place | undefined> } | undefined;

  constructor(evidence: SessionEvidence) {
    this.#evidence = evidence;
  }

  /** Past touches with what came of them. @see EvidenceApi.map */
  map(horizonMin: HorizonMin): SetupMap {
    const { past, components } = this.#planeOf();
    const { rows, corpusRows, values } = past;
    const { outcomes } = rows.horizons[horizonMin];
    const { dims, variances } = components;
    const count = corpusRows.length;
    const [x, y] = [new Float32Array(count), new Float32Array(count)];
    const metric = weighted(values, past.weights);
    const place = new Float32Array(2);
    for (let row = 0; row < count; row++) {
      project(components, { values: metric, row }, place);
      [x[row], y[row]] = place;
    }
    const { corpus } = this.#evidence.sources.index.past;
    const total = totalVariance(metric, dims);
    return {
      ...{ key: this.#key, horizonMin, x, y },
      outcomes: Uint8Array.from(corpusRows, (row) => outcomes[row]),
      dates: Array.from(corpusRows, (row) => corpus.dates[rows.sessions[row]]),
      rowIds: Array.from(corpusRows, (row) => rows.rowIds[row]),
      levels: Array.from(corpusRows, (row) => rows.kinds[row]),
      shares: [variances[0] / total, variances[1] / total],
    };
  }

  /** Where the present approach has gone up to an instant. @see EvidenceApi.trail */
  trail(ask: EvidenceAsk): SetupTrail {
    const { asking } = this.#evidence.sources;
    const { asked, followed } = this.#evidence.outcomeAt(ask);
    const nothing = { atS: new Float64Array(), x: new Float32Array(), y: new Float32Array() };
    if (asked?.direction === undefined || followed === undefined) {
      return { key: this.#key, ask, ...nothing };
    }
    const name = `${ask.level} ${ask.ownTick ?? ''} ${asked.approachId ?? asked.ns}`;
    if (this.#passed?.name !== name) this.#passed = { name, places: new Map() };
    const { places } = this.#passed;
    const level = this.#evidence.levelOf(ask);
    const moments = level === undefined ? [] : this.#momentsOf(level, { asked, followed });
    const fresh = moments.filter((moment) => !places.has(moment.asked.ns));
    const setups = describedSetups(asking, fresh);
    fresh.forEach((moment, i) => {
      const setup = setups[i];
      places.set(moment.asked.ns, setup && this.#placeOf(setup.vector));
    });
    const known = moments.flatMap((moment) => {
      const place = places.get(moment.asked.ns);
      return place ? [{ ns: moment.asked.ns, place }] : [];
    });
    const startS = Number(asking.prepared.anchors.startNs / 1_000_000_000n);
    return {
      ...{ key: this.#key, ask, atS: Float64Array.from(known, ({ ns }) => startS + ns / 1e9) },
      x: Float32Array.from(known, ({ place }) => place[0]),
      y: Float32Array.from(known, ({ place }) => place[1]),
    };
  }

  /** The moments of an approach on a grid of time, and the present one. */
  #momentsOf(level: AskedLevel, present: AskedQuestion): readonly AskedQuestion[] {
    const { asking } = this.#evidence.sources;
    const { asked } = present;
    if (asked.approachId === undefined) return [present];
    const episodes = episodeSession(asking);
    const rules = { ...episodes.rules, rowStepSeconds: TRAIL_STEP_S };
    const followed = followLevel({ ...episodes, rules }, level.ticks, asked.ns);
    const owner = { ...asking.key, kind: level.kind };
    const before = followed.moments
      .filter(
        ({ approach, ns }) => ns < asked.ns && approachId(owner, approach) === asked.approachId,
      )
      .slice(1 - TRAIL_MOMENTS_MAX)
      .map((moment) => ({ asked: questionOfMoment(owner, moment), followed }));
    return [...before, present];
  }

  #placeOf(vector: Float32Array): Place {
    const { past, components } = this.#planeOf();
    const values = new Float32Array(vector.length);
    scaleRow({ values: vector, start: 0 }, past.scale, { values, start: 0 });
    const place = new Float32Array(2);
    project(components, { values: weighted(values, past.weights), row: 0 }, place);
    return [place[0], place[1]];
  }

  #planeOf() {
    if (this.#plane !== undefined) return this.#plane;
    const past = this.#evidence.sources.index.rowsOf('TRIGGER', 'all');
    const metric = weighted(past.values, past.weights);
    const components = principalComponents(metric, past.weights.length, 2);
    this.#plane = { past, components };
    return this.#plane;
  }

  get #key(): string {
    const { symbol, date } = this.#evidence.sources.asking.key;
    return `${date} ${symbol}`;
  }
}

/** Values brought to where plain distances are those of the search; missing ones stay missing. */
function weighted(values: Float32Array, weights: Float64Array): Float32Array {
  const roots = weights.map(Math.sqrt);
  return values.map((value, i) => value * roots[i % roots.length]);
}

function totalVariance(values: Float32Array, dims: number): number {
  const count = values.length / dims;
  let total = 0;
  for (let d = 0; d < dims; d++) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < count; row++) {
      const value = values[row * dims + d] || 0;
      sum += value;
      squares += value * value;
    }
    total += squares / count - (sum / count) ** 2;
  }
  return total;
}
