import type { AnyColumns } from '../../contracts/contract.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { OutcomeWord } from './episode-rows.ts';
import { secondsUp } from './seconds-up.ts';

/** A share for each outcome; NaN where nothing was asked. */
export type OutcomeShares = Readonly<Record<OutcomeWord, number>>;

/** What was said of one level at one moment. */
export type Signal = {
  readonly level: LevelKind;
  /** When it was said, UNIX seconds: known from here on. */
  readonly atS: number;
  /** A touch, a bar’s close, or every 5 s while price is near. */
  readonly cause: 'TRIGGER' | 'CLOSE' | 'STREAM';
  /** At the level, approaching it, in the episode; none far from it. */
  readonly question: 'atLevel' | 'approaching' | 'inIt' | 'none';
  readonly dir: 'UP' | 'DOWN' | undefined;
  /** The approach that is spoken of; undefined without one. */
  readonly approachId: string | undefined;
  readonly horizonMin: number;
  /** Of the outcome; of one that is awaited given the touch. Undefined where nothing was asked. */
  readonly outcome: SignalAnswer<OutcomeShares> | undefined;
  /** Of the touch within 10 minutes; undefined where that was not asked. */
  readonly touch: SignalAnswer<number> | undefined;
};

/** An answer to one question: a share, or a share an outcome. */
export type SignalAnswer<Shares> = {
  readonly p: Shares;
  /** 90 % interval. */
  readonly low: Shares;
  readonly high: Shares;
  readonly base: Shares;
  /** `p` with a half-life of 15 s. */
  readonly smooth: Shares;
  /** Neighbors, and how many independent ones they are worth. */
  readonly k: number;
  readonly nEff: number;
  /** Whether it is kept back: then only counts may be shown. */
  readonly abstains: boolean;
  /** Why: NO_DATA or NO_EDGE, and words; undefined if it is not kept back. */
  readonly reason: string | undefined;
};

/** What was said of one level through a session, ascending by time. */
export type SignalTrack = readonly Signal[];

const outcomes = ['BREAK', 'REJECT', 'CHOP'] as const;
const measures = ['p', 'low', 'high', 'base', 'smooth'] as const;

/** Columns of `signals` that the screen needs: neighbors stay in the file. */
export const signalColumns = [
  ...['ts_ns', 'level_kind', 'cause', 'question', 'dir', 'approach_id', 'horizon_min'],
  ...measures.flatMap((measure) => outcomes.map((word) => `${measure}_${word.toLowerCase()}`)),
  ...measures.map((measure) => `touch_${measure}`),
  ...['', 'touch_'].flatMap((of) => ['k', 'n_eff', 'abstain', 'reason'].map((name) => of + name)),
];

type SignalTable = Readonly<Record<string, Float64Array>> & {
  readonly level_kind: readonly LevelKind[];
  readonly cause: readonly Signal['cause'][];
  readonly question: readonly Signal['question'][];
  readonly dir: readonly Signal['dir'][];
  readonly approach_id: readonly (string | undefined)[];
  readonly reason: readonly (string | undefined)[];
  readonly touch_reason: readonly (string | undefined)[];
};

/** What was said, by level. @param signals columns `signalColumns`, ascending by time. */
export function signalTracksIn(signals: AnyColumns): ReadonlyMap<LevelKind, SignalTrack> {
  // The reader has held the columns against the table's contract; this only names their type.
  const table = signals as unknown as SignalTable;
  const ns = signals['ts_ns'] as BigInt64Array;
  const tracks = new Map<LevelKind, Signal[]>();
  table.level_kind.forEach((level, row) => {
    const track = tracks.get(level) ?? [];
    track.push(signalIn(table, row, secondsUp(ns[row] ?? 0n)));
    tracks.set(level, track);
  });
  return tracks;
}

/** The last thing said of a level by an instant; undefined before the first. */
export function signalKnownAt(track: SignalTrack, atS: number): Signal | undefined {
  return track[signalsUntil(track, atS) - 1];
}

/** How many things were said of a level by an instant. */
export function signalsUntil(track: SignalTrack, atS: number): number {
  let [start, end] = [0, track.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((track[middle]?.atS ?? Infinity) <= atS) start = middle + 1;
    else end = middle;
  }
  return start;
}

function signalIn(table: SignalTable, row: number, atS: number): Signal {
  return {
    ...{ level: table.level_kind[row], atS, dir: table.dir[row] },
    cause: table.cause[row],
    question: table.question[row],
    approachId: table.approach_id[row],
    horizonMin: numberIn(table, 'horizon_min', row),
    outcome: answerIn(table, row, {
      prefix: '',
      sharesOf: (name) => outcomeShares(table, name, row),
    }),
    touch: answerIn(table, row, {
      prefix: 'touch_',
      sharesOf: (name) => numberIn(table, `touch_${name}`, row),
    }),
  };
}

type Place<Shares> = {
  readonly prefix: '' | 'touch_';
  readonly sharesOf: (measure: (typeof measures)[number]) => Shares;
};

function answerIn<Shares>(
  table: SignalTable,
  row: number,
  { prefix, sharesOf }: Place<Shares>,
): SignalAnswer<Shares> | undefined {
  const abstain = numberIn(table, `${prefix}abstain`, row);
  if (Number.isNaN(abstain)) return undefined;
  return {
    ...{ p: sharesOf('p'), low: sharesOf('low'), high: sharesOf('high') },
    ...{ base: sharesOf('base'), smooth: sharesOf('smooth') },
    k: numberIn(table, `${prefix}k`, row),
    nEff: numberIn(table, `${prefix}n_eff`, row),
    abstains: abstain !== 0,
    reason: table[`${prefix}reason`][row],
  };
}

function outcomeShares(table: SignalTable, measure: string, row: number): OutcomeShares {
  const share = (word: string): number => numberIn(table, `${measure}_${word}`, row);
  return { BREAK: share('break'), REJECT: share('reject'), CHOP: share('chop') };
}

function numberIn(table: SignalTable, name: string, row: number): number {
  return table[name][row] ?? NaN;
}
