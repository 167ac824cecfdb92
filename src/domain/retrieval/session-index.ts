import type { RowType } from '../episodes/setup-moment.ts';
import type { Corpus, CorpusRows } from './corpus.ts';
import type { NearestRows, SearchRows } from './nearest-rows.ts';
import type { RetrievalRules } from '../session/retrieval-rules.ts';
import { levelClassOf, scaledWeights, scaleRow } from '../setups/setup-scale.ts';
import type { ScaleWord, SetupScale, SetupScaling } from '../setups/setup-scale.ts';

/** Makes a search over rows: the plain scan, or the product's engine. */
export type OpenRows = (rows: SearchRows) => NearestRows;

/** What the past of a session is made of. */
export type SessionPast = {
  readonly corpus: Corpus;
  /** The session that asks, YYYY-MM-DD: only earlier dates answer. */
  readonly date: string;
  /** As of that session. */
  readonly scaling: SetupScaling;
  /** Weights of squared differences by column, sum 1. */
  readonly weights: Float64Array;
  /** Levels whose approaches are followed. */
  readonly anchors: readonly string[];
  readonly rules: RetrievalRules;
};

/** Past rows of one type, scaled by one class's statistics, ascending by row id. */
export type ScaledRows = {
  readonly rows: CorpusRows;
  /** Row of the corpus by index here. */
  readonly corpusRows: Int32Array;
  /** n × dims. */
  readonly values: Float32Array;
  readonly scale: SetupScale;
  /** By column; 0 where the scale has none. */
  readonly weights: Float64Array;
  readonly search: NearestRows;
};

/**
 * The past as one session may see it: rows strictly before it, scaled by what was known when it
 * began. Made when a session opens; parts are made when they are first asked for.
 */
export class SessionIndex {
  readonly past: SessionPast;
  readonly #openRows: OpenRows;
  readonly #parts = new Map<string, ScaledRows>();
  /** What is derived from the parts and asked for again. */
  readonly #derived = new Map<string, unknown>();

  constructor(past: SessionPast, openRows: OpenRows) {
    this.past = past;
    this.#openRows = openRows;
  }

  /** Rows of a type; those of a class alone, or all of them, scaled as one. */
  rowsOf(type: RowType, scaleWord: ScaleWord): ScaledRows {
    const key = `${type} ${scaleWord}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const made = scaledRows(this.past, { type, scaleWord, openRows: this.#openRows });
    this.#parts.set(key, made);
    return made;
  }

  /** What a key stands for, made once. */
  derived<T>(key: string, make: () => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make());
    return this.#derived.get(key) as T;
  }

  /** Lets go of what searches hold outside this heap. */
  close(): void {
    for (const { search } of this.#parts.values()) search.close?.();
    this.#parts.clear();
    this.#derived.clear();
  }
}

function scaledRows(
  { corpus, date, scaling, weights, anchors, rules }: SessionPast,
  part: { readonly type: RowType; readonly scaleWord: ScaleWord; readonly openRows: OpenRows },
): ScaledRows {
  const { type, scaleWord, openRows } = part;
  const { dims, dates } = corpus;
  const rows = corpus.rows[type];
  const sessionEnd = dates.filter((other) => other < date).length - rules.embargoSessions;
  const corpusRows = pastRows(rows, sessionEnd, (kind) => {
    return scaleWord === 'all' || levelClassOf(kind, anchors) === scaleWord;
  });
  const scale = scaling.scales[scaleWord];
  const values = new Float32Array(corpusRows.length * dims);
  corpusRows.forEach((row, index) => {
    const raw = { values: rows.vectors, start: row * dims };
    scaleRow(raw, scale, { values, start: index * dims });
  });
  const scaled = scaledWeights(weights, scale);
  const search = openRows({
    ...{ dims, values, weights: scaled },
    groups: Int32Array.from(corpusRows, (row) => rows.groups[row]),
    sessions: Int32Array.from(corpusRows, (row) => rows.sessions[row]),
  });
  return { rows, corpusRows, values, scale, weights: scaled, search };
}

/** Rows of earlier sessions whose level counts, by row id: a tie goes to the smaller id. */
function pastRows(
  { sessions, kinds, idRanks }: CorpusRows,
  sessionEnd: number,
  counts: (kind: string) => boolean,
): Int32Array {
  const found: number[] = [];
  for (let row = 0; row < sessions.length && sessions[row] < sessionEnd; row++) {
    if (counts(kinds[row])) found.push(row);
  }
  return Int32Array.from(found).sort((a, b) => idRanks[a] - idRanks[b]);
}
