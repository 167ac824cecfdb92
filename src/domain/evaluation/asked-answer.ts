import { assert } from '../../base/assert.ts';
import { answerFacts, NO_OUTCOME } from '../retrieval/answer-words.ts';
import type { AnswerWord } from '../retrieval/answer-words.ts';
import type { Corpus, CorpusRows, RowOutcomes } from '../retrieval/corpus.ts';
import { outcomesOf } from '../retrieval/pool.ts';
import { PRIMARY_HORIZON_MIN } from '../episodes/outcome.ts';
import { levelClasses, levelClassOf } from '../setups/setup-scale.ts';
import type { SessionAnswer } from './ask-session.ts';
import { isEvaluated } from './asked-rows.ts';
import type { AskedAnswer, AskedRow } from './asked-rows.ts';
import { byTime, drawnRows } from './drawn-rows.ts';
import type { FactsOfRows } from './drawn-rows.ts';
import { deciles } from './equal-count-bins.ts';
import { replay } from './neighbor-graph.ts';
import type { GraphQuestion, NeighborGraph, Pool } from './neighbor-graph.ts';

/** Everything that was asked of a corpus. */
export type AskedCorpus = {
  readonly corpus: Corpus;
  readonly facts: FactsOfRows;
  /** Rows of this session and later ones were not asked about; nothing is made of their outcomes. */
  readonly sessionEnd: number;
  /** Levels whose approaches are followed. */
  readonly anchors: readonly string[];
  /** Between two stored rows of an approach. */
  readonly rowStepSeconds: number;
  /** Weight of the base rate, in neighbors. */
  readonly priorCount: number;
  /** Places in a vector of what the logistic reference is given beside the distance. */
  readonly featureColumns: readonly number[];
};

/** An answer ready to be evaluated, from what all sessions were told. */
export function askedAnswer(
  asked: AskedCorpus,
  answer: AnswerWord,
  answers: readonly SessionAnswer[],
): AskedAnswer {
  const { rowType } = answerFacts[answer];
  const { rowStepSeconds } = asked;
  const rows = asked.corpus.rows[rowType];
  const known = outcomesOf(rows, answer, PRIMARY_HORIZON_MIN);
  const order = byTime(rows, asked.facts[rowType]).filter(
    (row) => known.outcomes[row] !== NO_OUTCOME && rows.sessions[row] < asked.sessionEnd,
  );
  const saidOf = new Map(
    answers.filter((one) => one.answer === answer).map((one) => [one.row, one]),
  );
  const drawn = drawnRows(rows, asked.facts[rowType], { type: rowType, rowStepSeconds }).filter(
    (row) => rows.sessions[row] < asked.sessionEnd,
  );
  const askedRows = Array.from(drawn, (row) => askedRow(asked, answer, { row, known, saidOf }));
  const questions = Array.from(drawn).flatMap((row, i) => {
    const said = saidOf.get(row);
    return said && isEvaluated(askedRows[i]) ? [said] : [];
  });
  const graph = graphOf(asked, { rows, known, order, questions, answer });
  checkReplay(graph, questions);
  return {
    answer,
    rows: askedRows,
    graph,
    strata: strataOf(asked, { rows, known, order, answer }),
  };
}

type RowContext = {
  readonly row: number;
  readonly known: RowOutcomes;
  readonly saidOf: ReadonlyMap<number, SessionAnswer>;
};

function askedRow(
  { corpus, facts, featureColumns }: AskedCorpus,
  answer: AnswerWord,
  { row, known, saidOf }: RowContext,
): AskedRow {
  const { rowType } = answerFacts[answer];
  const rows = corpus.rows[rowType];
  const { decidedNs, conditions } = facts[rowType][row];
  const session = rows.sessions[row];
  return {
    ...{ rowId: rows.rowIds[row], session, date: corpus.dates[session], decidedNs },
    ...{ level: rows.kinds[row], direction: rows.directions[row] === 1 ? 1 : -1 },
    outcome: known.outcomes[row],
    features: [
      rows.barrierShare[row],
      ...featureColumns.map((column) => rows.vectors[row * corpus.dims + column]),
    ],
    conditions: answer === 'atLevel' ? conditions : undefined,
    said: saidOf.get(row)?.said,
  };
}

type GraphParts = {
  readonly rows: CorpusRows;
  readonly known: RowOutcomes;
  /** Rows of the corpus with an outcome, in the order of time. */
  readonly order: Int32Array;
  readonly questions: readonly SessionAnswer[];
  readonly answer: AnswerWord;
};

/** Rows of the corpus become places in the order of time. */
function graphOf(
  { priorCount }: AskedCorpus,
  { rows, known, order, questions, answer }: GraphParts,
): NeighborGraph {
  const placeOf = new Int32Array(rows.rowIds.length).fill(-1);
  order.forEach((row, place) => (placeOf[row] = place));
  const pools = new PoolsInTime(placeOf);
  return {
    ...{ classCount: answerFacts[answer].outcomes.length, priorCount },
    rows: {
      sessions: Int32Array.from(order, (row) => rows.sessions[row]),
      approaches: Int32Array.from(order, (row) => rows.approaches[row]),
      groups: Int32Array.from(order, (row) => rows.groups[row]),
      outcomes: Uint8Array.from(order, (row) => known.outcomes[row]),
    },
    // The latest first: its pools are the longest, and earlier ones their beginnings.
    questions: questions
      .toReversed()
      .map(({ row, neighbors, weights, said, tilt, poolRows, poolWeights }): GraphQuestion => ({
        ...{ row: placeOf[row], weights, tilt, effectiveCount: said.effectiveCount },
        neighbors: neighbors.map((neighbor) => placeOf[neighbor]),
        ...{ pool: pools.of(poolRows, poolWeights), pastCount: poolRows.length },
      }))
      .reverse(),
  };
}

/** Pools as places in time. Questions whose pool only grew share one, so that a walk serves all. */
class PoolsInTime {
  readonly #placeOf: Int32Array;
  readonly #known: Pool[] = [];

  constructor(placeOf: Int32Array) {
    this.#placeOf = placeOf;
  }

  /** The pool whose first rows these are. */
  of(rows: Int32Array, weights: Float64Array): Pool {
    const order = Int32Array.from(rows.keys()).sort(
      (a, b) => this.#placeOf[rows[a]] - this.#placeOf[rows[b]],
    );
    const places = order.map((i) => this.#placeOf[rows[i]]);
    const sorted = Float64Array.from(order, (i) => weights[i]);
    const known = this.#known.find((pool) => isStart(pool, places, sorted));
    if (known) return known;
    const pool = { rows: places, weights: sorted };
    this.#known.push(pool);
    return pool;
  }
}

/** Whether a pool begins with these places and weights. */
function isStart(pool: Pool, places: Int32Array, weights: Float64Array): boolean {
  if (pool.rows.length < places.length) return false;
  for (let i = places.length - 1; i >= 0; i--) {
    if (pool.rows[i] !== places[i] || pool.weights[i] !== weights[i]) return false;
  }
  return true;
}

/** What a replay of the graph says must be what the product said. */
function checkReplay(graph: NeighborGraph, questions: readonly SessionAnswer[]): void {
  const { p } = replay(graph, graph.rows.outcomes);
  questions.forEach(({ said, row }, question) => {
    said.p.forEach((chance, c) => {
      const again = p[question * graph.classCount + c];
      assert(
        Math.abs(again - chance) < 1e-9,
        `replay of row ${row}: expected ${chance}, found ${again}`,
      );
    });
  });
}

/** Level class with the tenth in which geometry's first probability lies. */
function strataOf(
  { anchors }: AskedCorpus,
  { rows, known, order, answer }: Omit<GraphParts, 'questions'>,
): Int32Array {
  const count = answerFacts[answer].outcomes.length;
  const tenths = deciles(Float64Array.from(order, (row) => known.odds[row * count]));
  return Int32Array.from(tenths, (tenth, place) => {
    const levelClass = levelClassOf(rows.kinds[order[place]], anchors);
    const number =
      levelClass === undefined ? levelClasses.length : levelClasses.indexOf(levelClass);
    return 10 * number + tenth;
  });
}
