import { FaultError } from '../../base/fault.ts';

/** Something the user must know: what happened, why, and what still works. */
export type Problem = {
  /** A fault of the data, or only a word about what was opened instead. */
  readonly kind: 'error' | 'notice';
  readonly title: string;
  /** File and reason, as exact as known. */
  readonly detail: string;
  /** What is not affected, and what to do; undefined when there is nothing to say. */
  readonly remedy: string | undefined;
};

/** What the desk loses when a table of the session is missing, by table name. */
const losses: Readonly<Record<string, { without: string; remedy: string }>> = {
  bars_2m: {
    without: 'Candles cannot be read',
    remedy:
      'Candles are rebuilt from the trades where there are any. Other sessions are not affected.',
  },
  levels_2m: {
    without: 'Stored levels cannot be read',
    remedy:
      'The six levels are rebuilt from the trades where there are any; SMA 200 and SMA 400 are missing.',
  },
  trades: {
    without: 'Trades cannot be read',
    remedy:
      'Candles and levels still work, from their own tables; they move at each close, and no bar is shown forming.',
  },
  sessions: {
    without: 'Facts of the session cannot be read',
    remedy: 'Chart, levels and replay still work.',
  },
};

/** The problem of a table that could not be read. */
export function tableProblem(table: string, error: unknown): Problem {
  const loss = losses[table];
  return {
    kind: 'error',
    title: loss?.without ?? `Table ${table} cannot be read`,
    detail: reasonOf(error),
    remedy: loss?.remedy,
  };
}

/** The problem of anything else that failed. */
export function problemOf(title: string, error: unknown, remedy?: string): Problem {
  return { kind: 'error', title, detail: reasonOf(error), remedy };
}

/** Exact words of an error, in a sentence. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof FaultError) return `${message}.`;
  return `Internal error: ${message}.`;
}
