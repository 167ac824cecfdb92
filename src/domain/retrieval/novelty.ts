import type { AnswerWord } from './answer-words.ts';
import { gateOf, isInside, memberTest } from './pool.ts';
import type { Pool } from './pool.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import type { RetrievalRules } from '../session/retrieval-rules.ts';
import type { SessionIndex } from './session-index.ts';

/**
 * How far the neighbors of past rows were, each asked as if its own day had not been: by neighbor,
 * the distance that the usual share of them kept within. NaN where too few have that many.
 */
export type UsualDistances = Float64Array;

/** Past rows that are measured before looking whether they suffice. */
const SOME_ROWS = 5;

/** Of which answer, and what came of the corpus's rows. */
type NoveltyQuestion = {
  readonly answer: AnswerWord;
  readonly horizonMin: HorizonMin;
  readonly known: Uint8Array;
};

/** Usual distances of a pool in the making, once per session: bit by bit, or as far as it takes. */
export function usualWork(
  index: SessionIndex,
  pool: Pool,
  question: NoveltyQuestion,
): UsualDistanceWork {
  const { answer, horizonMin } = question;
  const name = answer === 'touch' ? answer : `${answer} ${horizonMin}`;
  return index.derived(
    `usual ${name} ${pool.name}`,
    () => new UsualDistanceWork(pool, question, index.past.rules),
  );
}

/** Measures past rows one by one; the result does not depend on the pauses. */
export class UsualDistanceWork {
  readonly #pool: Pool;
  readonly #question: NoveltyQuestion;
  readonly #rules: RetrievalRules;
  /** Index rows of the pool, and those of them to ask; undefined before the first. */
  #rows: { readonly members: Int32Array; readonly asked: Int32Array } | undefined;
  #next = 0;
  readonly #byNeighbor: readonly number[][];
  #result: UsualDistances | undefined;

  constructor(pool: Pool, question: NoveltyQuestion, rules: RetrievalRules) {
    this.#pool = pool;
    this.#question = question;
    this.#rules = rules;
    this.#byNeighbor = Array.from({ length: rules.neighborsMax }, () => []);
  }

  /** Measures some more rows; whether all are done. */
  advance(count: number): boolean {
    return this.reach(this.#next + count);
  }

  /** Measures rows until so many have been; whether that is all of them. */
  reach(count: number): boolean {
    const { members, asked } = this.#rowsOf();
    const end = Math.min(asked.length, count);
    for (; this.#next < end; this.#next++) {
      const around = { asked: asked[this.#next], answer: this.#question.answer, members };
      const distances = distancesAround(this.#pool, around, this.#rules);
      distances.forEach((distance, neighbor) => this.#byNeighbor[neighbor].push(distance));
    }
    return this.#next === asked.length;
  }

  /**
   * The usual distance of the last of so many neighbors if it is exceeded; undefined where it is not,
   * or where nobody knows. Measures no more past rows than that takes: of most questions a tenth.
   */
  exceededBy(distance: number, count: number): number | undefined {
    while (!this.#isWithin(distance, count)) {
      if (!this.advance(SOME_ROWS)) continue;
      const usual = this.finished()[count - 1];
      return distance > usual ? usual : undefined;
    }
    return undefined;
  }

  /** So many past rows are as far that, whatever the others are, what is usual is not nearer. */
  #isWithin(distance: number, count: number): boolean {
    const rows = this.#rowsOf().asked.length;
    const unusual = rows - Math.ceil(this.#rules.noveltyShare * rows);
    const asFar = this.#byNeighbor[count - 1].filter((measured) => measured >= distance);
    return asFar.length > unusual;
  }

  /** What is usual; measures what has not been yet. */
  finished(): UsualDistances {
    this.advance(Infinity);
    this.#result ??= Float64Array.from(this.#byNeighbor, (distances) => {
      if (distances.length < this.#rules.noveltyRowsMin) return NaN;
      const sorted = Float64Array.from(distances).sort();
      return sorted[Math.ceil(this.#rules.noveltyShare * sorted.length) - 1];
    });
    return this.#result;
  }

  /** Those to ask are evenly spaced where they are many. */
  #rowsOf(): { readonly members: Int32Array; readonly asked: Int32Array } {
    if (this.#rows !== undefined) return this.#rows;
    const members = membersOf(this.#pool, this.#question.known);
    const count = Math.min(this.#rules.noveltyRows, members.length);
    const asked = Int32Array.from(
      { length: count },
      (_, i) => members[Math.floor((i * members.length) / count)],
    );
    this.#rows = { members, asked };
    return this.#rows;
  }
}

/** Index rows of a pool, wherever they stand. */
function membersOf(pool: Pool, known: Uint8Array): Int32Array {
  const { corpusRows } = pool.scaled;
  const isMember = memberTest(pool, known);
  return Int32Array.from([...corpusRows.keys()].filter((index) => isMember(corpusRows[index])));
}

/** Distances of a past row's neighbors on other days. @param asked index row of the members. */
function distancesAround(
  { scaled }: Pool,
  around: { readonly asked: number; readonly answer: AnswerWord; readonly members: Int32Array },
  rules: RetrievalRules,
): Float64Array {
  const { asked, answer, members } = around;
  const { rows, corpusRows, values, weights, search } = scaled;
  const { sessions } = rows;
  const row = corpusRows[asked];
  const place = { y: rows.y[row], barrierShare: rows.barrierShare[row] };
  const gate = gateOf(answer, rows, { place, rules });
  const allowed = new Uint8Array(corpusRows.length);
  for (const index of members) {
    const other = corpusRows[index];
    if (sessions[other] !== sessions[row] && isInside(gate, other)) allowed[index] = 1;
  }
  const { dims } = search;
  const { neighborsMax, perSessionMax, presentWeightMin } = rules;
  return search.nearest(values.subarray(asked * dims, (asked + 1) * dims), weights, {
    ...{ k: neighborsMax, allowed, perSessionMax, presentWeightMin },
  }).distances;
}
