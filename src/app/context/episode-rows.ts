import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { secondsUp } from './seconds-up.ts';

/** What price did at a level. */
export type OutcomeWord = 'BREAK' | 'REJECT' | 'CHOP';

/** What became of a touch by a horizon. */
export type TouchOutcome = {
  readonly horizonMin: number;
  /** Undefined if the data ended, or stopped, before it was decided. */
  readonly outcome: OutcomeWord | undefined;
  /** When it was decided, UNIX seconds: nobody knew it before. Undefined like the outcome. */
  readonly resolvedS: number | undefined;
  /**
   * Farthest ahead and behind by the horizon, ticks: known at `horizonEndS`, not at `resolvedS`;
   * undefined if it was not seen whole.
   */
  readonly mfeTicks: number | undefined;
  readonly maeTicks: number | undefined;
  /** End of the horizon, UNIX seconds. */
  readonly horizonEndS: number;
  /** How far beyond the level a break lies, and before it a rejection, ticks: known at the touch. */
  readonly barrierTicks: number | undefined;
};

/** A confirmed touch. */
export type Touch = {
  readonly eventId: string;
  readonly level: LevelKind;
  readonly dir: 'UP' | 'DOWN';
  /** Which touch of the level in this direction it is, from 1. */
  readonly ordinal: number;
  /** The level as frozen at the contact, ticks. */
  readonly levelTick: number;
  /** First trade of the touch, UNIX seconds; nobody knew it for one before `triggerS`. */
  readonly contactS: number;
  /** When it was confirmed, UNIX seconds: known from here on. */
  readonly triggerS: number;
  /** Ascending by horizon; empty if there are no labels. */
  readonly outcomes: readonly TouchOutcome[];
};

/** One approach of price to a level. */
export type Episode = {
  readonly approachId: string;
  readonly level: LevelKind;
  /** Where price goes: UP from below. */
  readonly dir: 'UP' | 'DOWN';
  /** When price had kept its distance for long enough, and when it came near, UNIX seconds. */
  readonly armedS: number;
  readonly startS: number;
  /** When it was over, UNIX seconds: how it ended is known from here on. */
  readonly endS: number;
  readonly endReason: string;
  /** Undefined without one; known from its `triggerS` on. */
  readonly touch: Touch | undefined;
};

/** Columns of `episodes` that the screen needs. */
export const episodeColumns = [
  ...['approach_id', 'event_id', 'level_kind', 'dir', 'ordinal', 'L_tick'],
  ...['armed_ns', 'start_ns', 'contact_ns', 'trigger_ns', 'end_ns', 'end_reason'],
];

/** Columns of `labels` that the screen needs. */
export const labelColumns = [
  ...['row_type', 'decided_ns', 'event_id', 'H_min', 'outcome', 'resolved_at'],
  ...['mfe', 'mae', 'B_ticks'],
];

type EpisodeTable = {
  readonly approach_id: readonly string[];
  readonly event_id: readonly (string | undefined)[];
  readonly level_kind: readonly LevelKind[];
  readonly dir: readonly ('UP' | 'DOWN')[];
  readonly end_reason: readonly string[];
  readonly ordinal: Float64Array;
  readonly L_tick: Float64Array;
  readonly armed_ns: BigInt64Array;
  readonly start_ns: BigInt64Array;
  readonly contact_ns: BigInt64Array;
  readonly trigger_ns: BigInt64Array;
  readonly end_ns: BigInt64Array;
};

type LabelTable = {
  readonly row_type: readonly string[];
  readonly event_id: readonly (string | undefined)[];
  readonly outcome: readonly (OutcomeWord | undefined)[];
  readonly decided_ns: BigInt64Array;
  readonly resolved_at: BigInt64Array;
  readonly H_min: Int32Array;
  readonly mfe: Float64Array;
  readonly mae: Float64Array;
  readonly B_ticks: Int32Array;
};

/**
 * The approaches of a session in the order in which they began.
 *
 * @param episodes columns `episodeColumns`. @param labels columns `labelColumns`, if there are any.
 */
export function episodesIn(
  episodes: AnyColumns,
  labels: AnyColumns | undefined,
): readonly Episode[] {
  // The reader has held the columns against the table's contract; this only names their type.
  const table = episodes as unknown as EpisodeTable;
  const outcomes = labels === undefined ? undefined : outcomesIn(labels);
  return table.approach_id.map((approachId, row): Episode => ({
    ...{ approachId, level: word(table.level_kind, row), dir: word(table.dir, row) },
    armedS: secondsUp(table.armed_ns[row] ?? 0n),
    startS: secondsUp(table.start_ns[row] ?? 0n),
    endS: secondsUp(table.end_ns[row] ?? 0n),
    endReason: word(table.end_reason, row),
    touch: touchIn(table, row, outcomes),
  }));
}

function touchIn(
  table: EpisodeTable,
  row: number,
  outcomes: ReadonlyMap<string, readonly TouchOutcome[]> | undefined,
): Touch | undefined {
  const eventId = table.event_id[row];
  if (eventId === undefined) return undefined;
  return {
    ...{ eventId, level: word(table.level_kind, row), dir: word(table.dir, row) },
    ...{ ordinal: table.ordinal[row] ?? NaN, levelTick: table.L_tick[row] ?? NaN },
    contactS: secondsUp(table.contact_ns[row] ?? 0n),
    triggerS: secondsUp(table.trigger_ns[row] ?? 0n),
    outcomes: outcomes?.get(eventId) ?? [],
  };
}

function outcomesIn(labels: AnyColumns): ReadonlyMap<string, readonly TouchOutcome[]> {
  const table = labels as unknown as LabelTable;
  const found = new Map<string, TouchOutcome[]>();
  table.event_id.forEach((eventId, row) => {
    if (eventId === undefined || table.row_type[row] !== 'TRIGGER') return;
    const outcomes = found.get(eventId) ?? [];
    outcomes.push(outcomeIn(table, row));
    found.set(eventId, outcomes);
  });
  for (const outcomes of found.values()) outcomes.sort((a, b) => a.horizonMin - b.horizonMin);
  return found;
}

function outcomeIn(table: LabelTable, row: number): TouchOutcome {
  const resolvedNs = table.resolved_at[row] ?? UNDEF_I64;
  const horizonMin = table.H_min[row] ?? NaN;
  return {
    ...{ horizonMin, outcome: table.outcome[row] },
    resolvedS: resolvedNs === UNDEF_I64 ? undefined : secondsUp(resolvedNs),
    mfeTicks: known(table.mfe[row]),
    maeTicks: known(table.mae[row]),
    horizonEndS: secondsUp(table.decided_ns[row] ?? 0n) + horizonMin * 60,
    barrierTicks: known(table.B_ticks[row]),
  };
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** A word of a column that has no nulls. */
function word<W extends string>(column: readonly W[], row: number): W {
  return column[row];
}
