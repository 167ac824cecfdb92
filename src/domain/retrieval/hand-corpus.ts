/** Corpora made by hand, for specs. */
import { Random } from '../../base/random.ts';
import { addDays } from '../units/time.ts';
import { rowTypes } from '../episodes/setup-moment.ts';
import type { RowType } from '../episodes/setup-moment.ts';
import { NO_OUTCOME } from './answer-words.ts';
import type { HorizonOutcomes, SessionSetups, SetupRows } from './corpus.ts';
import { PlainRows } from './plain-rows.ts';
import { profiles } from '../session/profiles.ts';
import type { SessionPast } from './session-index.ts';
import { SessionIndex } from './session-index.ts';
import type { SetupScaling } from '../setups/setup-scale.ts';
import { corpusOf } from './corpus.ts';
import type { SetupQuery } from './answer.ts';

/** Columns of a vector made by hand. */
export const HAND_DIMS = 4;

/** One past setup. */
export type HandRow = {
  readonly rowId: string;
  readonly type: RowType;
  readonly approachId: string;
  readonly groupId?: string;
  readonly kind: string;
  readonly direction: 1 | -1;
  readonly y: number;
  readonly barrierShare: number;
  readonly vector: readonly number[];
  /** Number of the outcome at every horizon. */
  readonly outcome: number;
  readonly touched?: boolean;
};

/** The setups of a session. */
export type HandSession = { readonly date: string; readonly rows: readonly HandRow[] };

/** Columns of a session's rows. */
export function sessionSetups({ date, rows }: HandSession): SessionSetups {
  const [trigger, monitor, live] = rowTypes.map((type) =>
    setupRows(rows.filter((row) => row.type === type)),
  );
  return { date, rows: { TRIGGER: trigger, MONITOR: monitor, LIVE: live } };
}

function setupRows(rows: readonly HandRow[]): SetupRows {
  const horizon: HorizonOutcomes = {
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
    odds: Float64Array.from(rows.flatMap(() => [0.4, 0.4, 0.2])),
    mfe: Float64Array.from(rows, () => 12),
    mae: Float64Array.from(rows, () => -8),
    breakS: Float64Array.from(rows, ({ outcome }) => (outcome === 0 ? 90 : NaN)),
  };
  return {
    rowIds: rows.map(({ rowId }) => rowId),
    approachIds: rows.map(({ approachId }) => approachId),
    groupIds: rows.map(({ approachId, groupId = approachId }) => groupId),
    eventIds: rows.map(({ type, rowId }) => (type === 'TRIGGER' ? rowId : undefined)),
    kinds: rows.map(({ kind }) => kind),
    directions: Int8Array.from(rows, ({ direction }) => direction),
    y: Float64Array.from(rows, ({ y }) => y),
    barrierShare: Float64Array.from(rows, ({ barrierShare }) => barrierShare),
    vectors: Float32Array.from(rows.flatMap(({ vector }) => vector)),
    touch: {
      outcomes: Uint8Array.from(rows, ({ touched }) =>
        touched === undefined ? NO_OUTCOME : touched ? 0 : 1,
      ),
      odds: Float64Array.from(rows.flatMap(() => [0.5, 0.5])),
    },
    horizons: { 2: horizon, 5: horizon, 8: horizon, 15: horizon },
  };
}

const kinds = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'] as const;

/**
 * A seeded market of six levels: each day approaches with rows of every type, their outcome told by
 * the first column as far as it knows.
 *
 * @param edge 0 to 1: share of outcomes that the first column tells.
 */
export function handSessions(
  seed: string,
  { days, approaches = 12, edge = 0 }: { days: number; approaches?: number; edge?: number },
): readonly HandSession[] {
  const random = new Random(seed);
  return Array.from({ length: days }, (_, day) => {
    const date = addDays('2025-01-01', day);
    const rows = Array.from({ length: approaches }, (_, number) =>
      approachRows(random, { prefix: `ESH5|${date}`, number, edge }),
    );
    return { date, rows: rows.flat() };
  });
}

function approachRows(
  random: Random,
  { prefix, number, edge }: { prefix: string; number: number; edge: number },
): readonly HandRow[] {
  const kind = kinds[random.integer(0, kinds.length)];
  const direction = random.uniform() < 0.5 ? 1 : -1;
  const sign = random.normal();
  const told = sign > 0 ? 0 : 1;
  const outcome = random.uniform() < edge ? told : random.integer(0, 3);
  const word = `${prefix}|${kind}|${direction === 1 ? 'UP' : 'DOWN'}`;
  const approachId = `${word}|a${String(number).padStart(2, '0')}`;
  const vector = (): readonly number[] =>
    [sign + 0.1 * random.normal(), random.normal(), random.normal()].concat(
      random.uniform() < 0.1 ? NaN : random.normal(),
    );
  const common = { approachId, kind, direction, outcome } as const;
  const monitor = (win: number): HandRow => ({
    ...{ ...common, rowId: `${approachId}|${win}`, type: 'MONITOR' },
    ...{ y: -random.uniform(), barrierShare: -1, vector: vector(), touched: outcome !== 2 },
    outcome: outcome === 2 ? NO_OUTCOME : outcome,
  });
  const at = (type: 'TRIGGER' | 'LIVE', rowId: string, barrierShare: number): HandRow => ({
    ...{ ...common, rowId, type, y: 0, barrierShare, vector: vector() },
  });
  return [
    ...[monitor(1000), monitor(1006), monitor(1012)],
    at('TRIGGER', `${word}|${String(number).padStart(2, '0')}`, 0),
    at('LIVE', `${approachId}|1030`, random.uniform() - 0.5),
  ];
}

const unit = {
  centers: new Float64Array(HAND_DIMS),
  spreads: new Float64Array(HAND_DIMS).fill(1),
};

/** Statistics that leave values as they are. */
export const unitScaling: SetupScaling = {
  sessionCount: 20,
  scales: { PM: unit, OR: unit, MA: unit, all: unit },
};

/** The past of a date, searched by the plain scan. */
export function handIndex(
  sessions: readonly SessionSetups[],
  past: Partial<SessionPast> & Pick<SessionPast, 'date'>,
): SessionIndex {
  return new SessionIndex(
    {
      ...{ corpus: corpusOf(sessions, HAND_DIMS), scaling: unitScaling },
      weights: Float64Array.of(0.4, 0.2, 0.2, 0.2),
      ...{ anchors: kinds, rules: { ...profiles.ES.retrieval, noveltyRows: 60 }, ...past },
    },
    (rows) => new PlainRows(rows),
  );
}

/** A query like most rows made by hand. */
export function handQuery(query: Partial<SetupQuery> = {}): SetupQuery {
  return {
    ...{ kind: 'PM_HIGH', direction: 1, y: -0.5, barrierShare: 0 },
    vector: Float32Array.of(1, 0, 0, 0),
    odds: { break: 0.4, reject: 0.4, chop: 0.2 },
    touchOdds: 0.5,
    ...query,
  };
}
