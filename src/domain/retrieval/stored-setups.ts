import { assert } from '../../base/assert.ts';
import { horizonsMin, outcomeWords, TOUCH_HORIZON_MIN } from '../episodes/outcome.ts';
import { rowTypes } from '../episodes/setup-moment.ts';
import type { RowType } from '../episodes/setup-moment.ts';
import type { AtrMode } from '../features/seasonal-atr.ts';
import { NO_OUTCOME } from './answer-words.ts';
import type { HorizonOutcomes, SessionSetups, SetupRows } from './corpus.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import { roundedOdds } from './setup-query.ts';

type Numbers = ArrayLike<number>;
type Texts = readonly (string | undefined)[];

/** Setups of a session, column by column, as the lake has them; NaN is null. */
export type StoredSetups = {
  readonly row_id: Texts;
  readonly row_type: Texts;
  readonly approach_id: Texts;
  readonly level_kind: Texts;
  readonly dir: Texts;
  readonly x_ticks: Numbers;
  readonly y: Numbers;
  readonly b_ticks: Numbers;
  readonly atr_s: Numbers;
  readonly atr_mode: Texts;
  readonly p_fp: Numbers;
};

/** What became of them. */
export type StoredLabels = {
  readonly row_id: Texts;
  readonly event_id: Texts;
  readonly H_min: Numbers;
  readonly touch: Numbers;
  readonly outcome: Texts;
  readonly p_geo_break: Numbers;
  readonly p_geo_reject: Numbers;
  readonly p_geo_chop: Numbers;
  readonly t_break_10: Numbers;
  readonly mfe: Numbers;
  readonly mae: Numbers;
  readonly instant: Numbers;
};

/** The approaches they belong to. */
export type StoredEpisodes = {
  readonly approach_id: Texts;
  readonly confluence_id: Texts;
};

/** A session of the lake as the past of others. */
export type StoredSession = {
  /** Session date, YYYY-MM-DD. */
  readonly date: string;
  readonly setups: StoredSetups;
  /** Columns of the vectors, in their order. */
  readonly vectors: readonly Numbers[];
  readonly labels: StoredLabels;
  readonly episodes: StoredEpisodes;
  /** A price this close to the level touches it, ticks. */
  readonly touchTicks: number;
};

/** Turns a stored session into rows with what came of them; a row without label has no outcome. */
export function setupsOf(session: StoredSession): SessionSetups {
  const places = rowPlaces(session.setups);
  const context = { session, labelRows: labelRows(session.labels), groups: groupIds(session) };
  return {
    date: session.date,
    rows: {
      TRIGGER: setupRows(context, places.TRIGGER),
      MONITOR: setupRows(context, places.MONITOR),
      LIVE: setupRows(context, places.LIVE),
    },
  };
}

type Context = {
  readonly session: StoredSession;
  /** Row of the labels by horizon and setup. */
  readonly labelRows: LabelRows;
  /** Group by approach. */
  readonly groups: ReadonlyMap<string, string>;
};

function rowPlaces({ row_type: types }: StoredSetups): Record<RowType, number[]> {
  const places: Record<RowType, number[]> = { TRIGGER: [], MONITOR: [], LIVE: [] };
  types.forEach((word, row) => {
    const type = rowTypes.find((known) => known === word);
    assert(type !== undefined, `row_type: expected ${rowTypes.join(', ')}, found ${word}`);
    places[type].push(row);
  });
  return places;
}

type LabelRows = ReadonlyMap<number, ReadonlyMap<string | undefined, number>>;

function labelRows({ row_id: ids, H_min: minutes }: StoredLabels): LabelRows {
  const rows = new Map<number, Map<string | undefined, number>>();
  ids.forEach((id, row) => {
    const horizon = rows.get(minutes[row]) ?? new Map<string | undefined, number>();
    rows.set(minutes[row], horizon.set(id, row));
  });
  return rows;
}

function groupIds({ episodes }: StoredSession): ReadonlyMap<string, string> {
  const { approach_id: ids, confluence_id: confluences } = episodes;
  return new Map(ids.map((id, row) => [id ?? '', confluences[row] ?? id ?? '']));
}

function setupRows(context: Context, places: readonly number[]): SetupRows {
  const { setups, vectors, labels } = context.session;
  const texts = (column: Texts): string[] => places.map((row) => column[row] ?? '');
  const approachIds = texts(setups.approach_id);
  const labelOf = (row: number, minutes: number): number | undefined =>
    context.labelRows.get(minutes)?.get(setups.row_id[row]);
  const touchRows = places.map((row) => labelOf(row, TOUCH_HORIZON_MIN));
  const eventIds = places.map((row, i) => {
    const label = touchRows[i] ?? labelOf(row, horizonsMin[0]);
    return label === undefined ? undefined : labels.event_id[label];
  });
  const horizon = (minutes: HorizonMin): HorizonOutcomes =>
    horizonOutcomes(context, { places, eventIds, minutes });
  return {
    ...{ rowIds: texts(setups.row_id), approachIds, eventIds, kinds: texts(setups.level_kind) },
    groupIds: approachIds.map((id) => context.groups.get(id) ?? id),
    directions: Int8Array.from(places, (row) => (setups.dir[row] === 'UP' ? 1 : -1)),
    y: Float64Array.from(places, (row) => setups.y[row]),
    barrierShare: Float64Array.from(places, (row) => setups.x_ticks[row] / setups.b_ticks[row]),
    vectors: vectorsOf(vectors, places),
    touch: {
      outcomes: Uint8Array.from(touchRows, (row) =>
        touchCode(row === undefined ? NaN : labels.touch[row]),
      ),
      odds: Float64Array.from(places.flatMap((row) => [setups.p_fp[row], 1 - setups.p_fp[row]])),
    },
    horizons: { 2: horizon(2), 5: horizon(5), 8: horizon(8), 15: horizon(15) },
  };
}

/** Rows of columns, one after the other. */
function vectorsOf(columns: readonly Numbers[], places: readonly number[]): Float32Array {
  const dims = columns.length;
  const vectors = new Float32Array(places.length * dims);
  for (let dim = 0; dim < dims; dim++) {
    const column = columns[dim];
    for (let i = 0; i < places.length; i++) vectors[i * dims + dim] = column[places[i]];
  }
  return vectors;
}

/** 0 touched, 1 not. */
function touchCode(touch: number): number {
  return Number.isNaN(touch) ? NO_OUTCOME : touch === 1 ? 0 : 1;
}

/**
 * What came of rows within a horizon: from the row's own time on, or, before a touch, of the episode
 * that the touch began, with what geometry says at the touch.
 */
function horizonOutcomes(
  { session, labelRows: rowOf }: Context,
  asked: {
    readonly places: readonly number[];
    readonly eventIds: readonly (string | undefined)[];
    readonly minutes: HorizonMin;
  },
): HorizonOutcomes {
  const { setups, labels } = session;
  const { places, eventIds, minutes } = asked;
  const horizon = rowOf.get(minutes);
  const rows = places.map((row, i) => {
    const isBefore = setups.row_type[row] === 'MONITOR';
    return horizon?.get(isBefore ? eventIds[i] : setups.row_id[row]);
  });
  const known = (column: Numbers): Float64Array =>
    Float64Array.from(rows, (row) => (row === undefined ? NaN : column[row]));
  return {
    outcomes: Uint8Array.from(rows, (row) => outcomeCode(labels, row)),
    odds: Float64Array.from(places.flatMap((row, i) => oddsOf(session, row, rows[i], minutes))),
    ...{ mfe: known(labels.mfe), mae: known(labels.mae), breakS: known(labels.t_break_10) },
  };
}

/** An outcome that was there from the beginning tells nothing. */
function outcomeCode({ outcome, instant }: StoredLabels, row: number | undefined): number {
  if (row === undefined || instant[row] === 1) return NO_OUTCOME;
  const code = outcomeWords.findIndex((word) => word === outcome[row]);
  return code < 0 ? NO_OUTCOME : code;
}

function oddsOf(
  { setups, labels, touchTicks }: StoredSession,
  row: number,
  label: number | undefined,
  minutes: HorizonMin,
): readonly number[] {
  if (setups.row_type[row] !== 'MONITOR') {
    if (label === undefined) return [NaN, NaN, NaN];
    return [labels.p_geo_break[label], labels.p_geo_reject[label], labels.p_geo_chop[label]];
  }
  const atrMode: AtrMode = setups.atr_mode[row] === 'wilder14' ? 'wilder14' : 'seasonal';
  const frame = { xTicks: -touchTicks, barrierTicks: setups.b_ticks[row], atr: setups.atr_s[row] };
  const odds = roundedOdds({ ...frame, atrMode }, minutes);
  return [odds.break, odds.reject, odds.chop];
}
