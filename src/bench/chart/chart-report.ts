import { textTable } from '../../cli/text-table.ts';
import { median } from '../book/measure.ts';

/** A figure of a move made on two charts by turns, ms per round. */
export type FrameRow = {
  readonly title: string;
  readonly shortMs: readonly number[];
  readonly longMs: readonly number[];
  /** Greatest ratio of the medians that is good enough; undefined where none was set. */
  readonly goal: number | undefined;
};

/** One visit by a browser that has never seen the app; times since navigation, ms. */
export type ColdLoad = {
  readonly candlesMs: number;
  /** When no worker was asked any more, to the second. */
  readonly loadedMs: number;
  /** Durations of the tasks that held the main thread over 50 ms. */
  readonly longTasksMs: readonly number[];
};

/** Visits to the same page. */
export type LoadRow = {
  readonly title: string;
  readonly loads: readonly ColdLoad[];
  /** Longest median until the first candles that is good enough, ms. */
  readonly goalMs: number;
};

/** The median round of the long chart by that of the short one. */
export function frameRatio({ shortMs, longMs }: FrameRow): number {
  return median(longMs) / median(shortMs);
}

/** Whether the row reaches its goal; undefined without one. */
export function isSmooth(row: FrameRow): boolean | undefined {
  return row.goal === undefined ? undefined : frameRatio(row) <= row.goal;
}

/** The frames as a table for people. */
export function framesText(rows: readonly FrameRow[], names: readonly [string, string]): string {
  const head = ['ms', ...names, 'ratio', 'goal', ''];
  const lines = rows.map((row) => [
    row.title,
    median(row.shortMs).toFixed(1),
    median(row.longMs).toFixed(1),
    frameRatio(row).toFixed(2),
    row.goal === undefined ? '' : `≤ ${row.goal}`,
    word(isSmooth(row)),
  ]);
  return textTable([head, ...lines], ['left', 'right', 'right', 'right', 'left', 'left']).join(
    '\n',
  );
}

/** What a visit was like: the median visit, and the longest task of all visits, ms. */
export function loadSummary({ loads, goalMs }: LoadRow): {
  candlesMs: number;
  loadedMs: number;
  longTaskCount: number;
  longestTaskMs: number;
  isMet: boolean;
} {
  const candlesMs = median(loads.map((load) => load.candlesMs));
  return {
    candlesMs,
    loadedMs: median(loads.map((load) => load.loadedMs)),
    longTaskCount: median(loads.map(({ longTasksMs }) => longTasksMs.length)),
    longestTaskMs: Math.max(0, ...loads.flatMap(({ longTasksMs }) => longTasksMs)),
    isMet: candlesMs <= goalMs,
  };
}

/** The visits as a table for people. */
export function loadsText(rows: readonly LoadRow[]): string {
  const head = ['since navigation, ms', 'candles', 'goal', '', 'all', 'long tasks', 'longest'];
  const lines = rows.map((row) => {
    const { candlesMs, loadedMs, longTaskCount, longestTaskMs, isMet } = loadSummary(row);
    return [
      row.title,
      candlesMs.toFixed(0),
      `≤ ${row.goalMs}`,
      word(isMet),
      loadedMs.toFixed(0),
      String(longTaskCount),
      longestTaskMs.toFixed(0),
    ];
  });
  const right = 'right';
  return textTable([head, ...lines], ['left', right, 'left', 'left', right, right, right]).join(
    '\n',
  );
}

function word(isMet: boolean | undefined): string {
  if (isMet === undefined) return '';
  return isMet ? 'met' : 'MISSED';
}
