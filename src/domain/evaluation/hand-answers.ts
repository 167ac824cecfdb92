import { Random } from '../../base/random.ts';
import type { AskedAnswer, AskedRow } from './asked-rows.ts';
import { deciles } from './equal-count-bins.ts';
import { replay } from './neighbor-graph.ts';
import type { GraphQuestion } from './neighbor-graph.ts';

/** A market of numbers whose truth is known. */
export type HandCorpus = {
  readonly seed: string;
  /** How strongly the hidden states decide the outcome, in the exponent; 0 is not at all. */
  readonly strength: number;
  readonly sessionCount?: number;
  readonly rowsPerSession?: number;
  /** Session from which on the states mean the opposite. */
  readonly flipsAt?: number;
  /** How clearly a column shows its state. */
  readonly loading?: number;
};

const LEVELS = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'];
const DIMS = 32;
const K = 50;
const BURN_IN = 0.35;
const INTERCLASS = 0.1;

/**
 * The founders' theory without a market, for tests: two hidden states, of which thin ahead and
 * thin behind means REJECT, only ahead thin BREAK, else CHOP; columns that show them with noise;
 * and the 50 nearest of the past. SYNTHETIC by construction.
 */
export function handAnswers(corpus: HandCorpus): AskedAnswer {
  const { sessionCount = 60, rowsPerSession = 15 } = corpus;
  const market = new HandMarket(corpus, sessionCount * rowsPerSession, rowsPerSession);
  const start = Math.floor(BURN_IN * sessionCount) * rowsPerSession;
  const pool = {
    rows: Int32Array.from(market.outcomes.keys()),
    weights: new Float64Array(market.outcomes.length).fill(1),
  };
  const questions: GraphQuestion[] = [];
  for (let row = start; row < market.outcomes.length; row++) {
    const pastCount = market.sessions[row] * rowsPerSession;
    questions.push({ row, ...market.nearest(row, pastCount), pool, pastCount, tilt: flat });
  }
  const { outcomes, sessions } = market;
  const graph = {
    ...{ classCount: 3, priorCount: 10, questions },
    rows: { sessions, approaches: pool.rows, groups: pool.rows, outcomes },
  };
  const { p, base } = replay(graph, outcomes);
  const rows = Array.from(outcomes, (_, row): AskedRow => {
    const at = row - start;
    const of = (values: Float64Array): number[] => [...values.subarray(3 * at, 3 * at + 3)];
    const said = at < 0 ? undefined : saidOf(of(p), of(base), questions[at].effectiveCount);
    return { ...market.rowOf(row), said };
  });
  const tenths = deciles(market.places);
  const strata = Int32Array.from(tenths, (tenth, row) => 10 * Math.floor((row % 6) / 2) + tenth);
  return { answer: 'atLevel', rows, graph, strata };
}

const flat = Float64Array.of(1, 1, 1);

function saidOf(p: readonly number[], tiltedBase: readonly number[], effectiveCount: number) {
  const lead = Math.max(...p);
  const half = 1.645 * Math.sqrt((lead * (1 - lead)) / (effectiveCount + 11));
  const abstain = lead - half < Math.max(...tiltedBase);
  const reason = abstain ? 'NO_EDGE' : '';
  const counts = { poolLevel: 'all', k: K, effectiveCount };
  return { p, tiltedBase, base: tiltedBase, abstain, reason, ...counts };
}

class HandMarket {
  readonly sessions: Int32Array;
  readonly outcomes: Uint8Array;
  readonly places: Float64Array;
  readonly #columns: Float64Array;
  readonly #states: Uint8Array;

  constructor(
    { seed, strength, flipsAt = Infinity, loading = 0.65 }: HandCorpus,
    n: number,
    perSession: number,
  ) {
    const random = new Random(seed);
    this.sessions = Int32Array.from({ length: n }, (_, row) => Math.floor(row / perSession));
    this.#states = Uint8Array.from(this.sessions, () => random.integer(0, 4));
    this.places = Float64Array.from(this.sessions, () => random.normal());
    this.outcomes = Uint8Array.from(this.#states, (state, row) => {
      const turned = this.sessions[row] >= flipsAt ? (favored(state) + 1) % 3 : favored(state);
      const weight = Math.exp(strength);
      const drawn = random.uniform() * (weight + 2);
      return drawn < weight ? turned : (turned + (drawn < weight + 1 ? 1 : 2)) % 3;
    });
    this.#columns = Float64Array.from({ length: n * DIMS }, (_, i) => {
      const state = this.#states[Math.floor(i / DIMS)];
      const hidden = ((i % 2 === 0 ? state & 1 : state >> 1) - 0.5) * 2;
      const shows = i % DIMS < DIMS * 0.75 ? loading : 0;
      return shows * hidden + Math.sqrt(1 - shows * shows) * random.normal();
    });
  }

  /** Nearest of the first `pastCount` rows with their kernel weights. */
  nearest(row: number, pastCount: number) {
    const far = Float64Array.from({ length: pastCount }, (_, other) => this.#distance(row, other));
    const order = Int32Array.from(far.keys()).sort((a, b) => far[a] - far[b] || a - b);
    const k = Math.min(K, Math.floor(pastCount / 8));
    const width = far[order[k]];
    const neighbors = order.slice(0, k);
    const weights = Float64Array.from(neighbors, (other) => 1 - (far[other] / width) ** 2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
    const days = new Set(neighbors.map((other) => this.sessions[other])).size;
    const effectiveCount = (total * total) / squares / (1 + (k / days - 1) * INTERCLASS);
    return { neighbors, weights, effectiveCount };
  }

  rowOf(row: number): Omit<AskedRow, 'said'> {
    const session = this.sessions[row];
    const day = new Date(Date.UTC(2025, 0, 2 + Math.floor((session * 7) / 5)));
    const date = day.toISOString().slice(0, 10);
    const now = conditionsOf(this.#states[row]);
    return {
      ...{ rowId: `ESH5|${date}|${row}`, session, date, level: LEVELS[row % 6] },
      decidedNs: BigInt(day.getTime()) * 1_000_000n + BigInt(row) * 1_000_000_000n,
      direction: row % 2 === 0 ? 1 : -1,
      outcome: this.outcomes[row],
      features: [this.places[row], NaN, 0, 1],
      conditions: { now, before5s: now, before15s: now ^ (row % 2), before30s: row % 16 },
    };
  }

  #distance(a: number, b: number): number {
    let sum = 0;
    for (let d = 0; d < DIMS; d++) {
      const apart = this.#columns[a * DIMS + d] - this.#columns[b * DIMS + d];
      sum += apart * apart;
    }
    return Math.sqrt(sum / DIMS);
  }
}

/** Bit 0 is thin ahead, bit 1 thin behind. */
function favored(state: number): number {
  return (state & 1) === 0 ? 2 : state === 3 ? 1 : 0;
}

/** Conditions 1 and 2 are ahead, 3 and 4 behind. */
function conditionsOf(state: number): number {
  return 3 * (state & 1) + 12 * (state >> 1);
}
