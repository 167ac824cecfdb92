import { assert } from '../../base/assert.ts';
import { rowTypes } from '../episodes/setup-moment.ts';
import type { RowType } from '../episodes/setup-moment.ts';
import type { HorizonMin } from '../episodes/outcome.ts';

/** What came of rows, and what geometry said of it; position i of each column is row i. */
export type RowOutcomes = {
  /** Number of the outcome, or NO_OUTCOME. */
  readonly outcomes: Uint8Array;
  /** n × outcomes: probabilities from geometry alone. */
  readonly odds: Float64Array;
};

/** What came of rows within a horizon; of the episode that followed where a row awaited it. */
export type HorizonOutcomes = RowOutcomes & {
  /** Best and worst x, ticks; NaN where unknown. */
  readonly mfe: Float64Array;
  readonly mae: Float64Array;
  /** Seconds to the break; NaN without one. */
  readonly breakS: Float64Array;
};

/** Setups of one type with what came of them; position i of each column is row i. */
export type SetupRows = {
  readonly rowIds: readonly string[];
  readonly approachIds: readonly string[];
  /** What counts once among neighbors: the confluence an approach led to, else the approach. */
  readonly groupIds: readonly string[];
  /** The episode a row belongs to or led to. */
  readonly eventIds: readonly (string | undefined)[];
  readonly kinds: readonly string[];
  /** 1 upward, −1 downward. */
  readonly directions: Int8Array;
  /** Distance to the level, ATR, negative before it. */
  readonly y: Float64Array;
  /** x over the barrier's distance. */
  readonly barrierShare: Float64Array;
  /** n × dims raw values, row by row; NaN is missing. */
  readonly vectors: Float32Array;
  /** Whether the level was touched in time: outcomes of the way to it. */
  readonly touch: RowOutcomes;
  readonly horizons: Readonly<Record<HorizonMin, HorizonOutcomes>>;
};

/** The setups of one session, in any order. */
export type SessionSetups = {
  /** Session date, YYYY-MM-DD. */
  readonly date: string;
  readonly rows: Readonly<Record<RowType, SetupRows>>;
};

/** Rows of one type of all sessions, ascending by date, then row id. */
export type CorpusRows = SetupRows & {
  /** Positions in the corpus's dates; never falling. */
  readonly sessions: Int32Array;
  /** Approaches and groups as small numbers. */
  readonly approaches: Int32Array;
  readonly approachCount: number;
  readonly groups: Int32Array;
  /** Place of each row's id among all of them. */
  readonly idRanks: Int32Array;
};

/** All past setups at hand, whatever their date: who asks chooses what is past. */
export type Corpus = {
  /** Columns of a vector. */
  readonly dims: number;
  /** Ascending, each once. */
  readonly dates: readonly string[];
  readonly rows: Readonly<Record<RowType, CorpusRows>>;
};

/** Puts sessions together. Equal sessions give an equal corpus, in whatever order rows come. */
export function corpusOf(sessions: readonly SessionSetups[], dims: number): Corpus {
  const dates = [...new Set(sessions.map(({ date }) => date))].sort();
  const [trigger, monitor, live] = rowTypes.map((type) =>
    corpusRows(
      sessions.map(({ date, rows }) => ({ session: dates.indexOf(date), rows: rows[type] })),
      dims,
    ),
  );
  return { dims, dates, rows: { TRIGGER: trigger, MONITOR: monitor, LIVE: live } };
}

/** Rows of a type and the session they are of. */
type Part = { readonly session: number; readonly rows: SetupRows };

/** A row of a part. */
type Place = { readonly part: Part; readonly row: number };

function corpusRows(parts: readonly Part[], dims: number): CorpusRows {
  const places = parts.flatMap((part): Place[] => {
    const { length } = part.rows.rowIds;
    assert(part.rows.vectors.length === length * dims, `vectors: expected ${length} × ${dims}`);
    return Array.from({ length }, (_, row) => ({ part, row }));
  });
  const idOf = ({ part, row }: Place): string => part.rows.rowIds[row];
  places.sort((a, b) => a.part.session - b.part.session || compared(idOf(a), idOf(b)));
  const texts = <T>(of: (rows: SetupRows) => readonly T[]): readonly T[] =>
    places.map(({ part, row }) => of(part.rows)[row]);
  const approachIds = texts(({ approachIds: ids }) => ids);
  const groupIds = texts(({ groupIds: ids }) => ids);
  const rowIds = texts(({ rowIds: ids }) => ids);
  return {
    ...{ rowIds, approachIds, groupIds },
    eventIds: texts(({ eventIds }) => eventIds),
    kinds: texts(({ kinds }) => kinds),
    directions: Int8Array.from(places, ({ part, row }) => part.rows.directions[row]),
    y: floats(places, 1, ({ y }) => y),
    barrierShare: floats(places, 1, ({ barrierShare }) => barrierShare),
    vectors: vectorsOf(places, dims),
    touch: outcomesOf(places, 2, ({ touch }) => touch),
    horizons: {
      2: horizonOf(places, 2),
      5: horizonOf(places, 5),
      8: horizonOf(places, 8),
      15: horizonOf(places, 15),
    },
    sessions: Int32Array.from(places, ({ part }) => part.session),
    approaches: numbered(approachIds),
    approachCount: new Set(approachIds).size,
    groups: numbered(groupIds),
    idRanks: ranked(rowIds),
  };
}

function horizonOf(places: readonly Place[], minutes: HorizonMin): HorizonOutcomes {
  const of = (rows: SetupRows): HorizonOutcomes => rows.horizons[minutes];
  return {
    ...outcomesOf(places, 3, of),
    mfe: floats(places, 1, (rows) => of(rows).mfe),
    mae: floats(places, 1, (rows) => of(rows).mae),
    breakS: floats(places, 1, (rows) => of(rows).breakS),
  };
}

function outcomesOf(
  places: readonly Place[],
  count: number,
  of: (rows: SetupRows) => RowOutcomes,
): RowOutcomes {
  return {
    outcomes: Uint8Array.from(places, ({ part, row }) => of(part.rows).outcomes[row]),
    odds: floats(places, count, (rows) => of(rows).odds),
  };
}

/** @param width values of a row. */
function floats(
  places: readonly Place[],
  width: number,
  of: (rows: SetupRows) => Float64Array,
): Float64Array {
  const values = new Float64Array(places.length * width);
  places.forEach(({ part, row }, place) => {
    const column = of(part.rows);
    for (let i = 0; i < width; i++) values[place * width + i] = column[row * width + i];
  });
  return values;
}

function vectorsOf(places: readonly Place[], dims: number): Float32Array {
  const vectors = new Float32Array(places.length * dims);
  places.forEach(({ part, row }, place) => {
    vectors.set(part.rows.vectors.subarray(row * dims, (row + 1) * dims), place * dims);
  });
  return vectors;
}

/** Ids as numbers from 0, in the order they come. */
function numbered(ids: readonly string[]): Int32Array {
  const numberOf = new Map<string, number>();
  for (const id of ids) if (!numberOf.has(id)) numberOf.set(id, numberOf.size);
  return Int32Array.from(ids, (id) => numberOf.get(id) ?? 0);
}

function ranked(ids: readonly string[]): Int32Array {
  const order = Int32Array.from(ids.keys()).sort((a, b) => compared(ids[a], ids[b]));
  const ranks = new Int32Array(ids.length);
  order.forEach((row, rank) => (ranks[row] = rank));
  return ranks;
}

/** By code units, as every machine compares them. */
function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
