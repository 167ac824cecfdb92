import { FaultError } from '../../base/fault.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { endedWorker } from '../data/worker-life.ts';
import { partitionOf } from './session-tables.ts';

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

type Loss = { readonly without: string; readonly remedy: (hasTrades: boolean) => string };

/** What the desk loses with a table, and what it still has; by table name. */
const losses: Readonly<Partial<Record<string, Loss>>> = {
  bars_2m: {
    without: 'Candles cannot be read',
    remedy: (hasTrades) =>
      hasTrades
        ? 'They are rebuilt from the trades; levels and replay are not affected.'
        : 'This session has no trades to rebuild them from. Its levels and every other session still work.',
  },
  levels_2m: {
    without: 'Stored levels cannot be read',
    remedy: (hasTrades) =>
      hasTrades
        ? 'They are rebuilt from the trades, but for SMA 200 and SMA 400, which need the session before.'
        : 'This session has no trades to rebuild them from. Its candles and every other session still work.',
  },
  trades: {
    without: 'Trades cannot be read',
    remedy: () =>
      'Candles and levels still work, from their own tables: they move at each close, and no bar is shown forming.',
  },
  window_5s: ledgerLoss(),
  tick_ledger_5s: ledgerLoss(),
  reprices_5s: ledgerLoss(),
  episodes: {
    without: 'Touches cannot be shown',
    remedy: () => 'Candles, levels, pressure and evidence are not affected.',
  },
  labels: {
    without: 'Outcomes of touches cannot be shown',
    remedy: () => 'Touches and everything else are not affected.',
  },
  signals: {
    without: 'What was said at the time cannot be shown',
    remedy: () => 'The evidence panel still answers for the moment under the cursor.',
  },
  sessions: {
    without: 'Facts of the session cannot be read',
    remedy: () => 'Chart, levels and replay still work.',
  },
};

/** What stops when a worker ends, and what goes on; by the worker's name. */
const ends: Readonly<Partial<Record<string, Pick<Problem, 'title' | 'remedy'>>>> = {
  query: {
    title: 'Nothing more can be read',
    remedy:
      'What is on the screen goes on with the clock. To open sessions again, reload the page.',
  },
  moment: {
    title: 'Candles and levels cannot follow the clock',
    remedy: 'Pressure and evidence still do. To have candles again, reload the page.',
  },
  feature: {
    title: 'Pressure cannot be computed',
    remedy: 'Candles, levels and evidence still work. To have pressure again, reload the page.',
  },
  retrieval: {
    title: 'The past can no longer be asked',
    remedy: 'Chart, levels and pressure still work. To ask the past again, reload the page.',
  },
};

const memoryRemedy =
  'The browser gives this page no more memory. Close other tabs, then reload; fewer panels and a session without the depth map need less.';

/** The tables of the ledger are of no use without each other. */
function ledgerLoss(): Loss {
  return {
    without: 'Pressure cannot be computed',
    remedy: () => 'Candles, levels and replay are not affected.',
  };
}

/** The problem of a session's table that could not be read. */
export function tableProblem(table: string, session: CatalogSession, error: unknown): Problem {
  const loss = losses[table];
  const title = loss?.without ?? `Table ${table} cannot be read`;
  return problemOf(title, error, loss?.remedy(partitionOf(session, 'trades') !== undefined));
}

/** The problem of anything else that failed. */
export function problemOf(title: string, error: unknown, remedy?: string): Problem {
  const told = { kind: 'error', title, detail: reasonOf(error), remedy } as const;
  // Whatever was asked of it: the worker is what is missing.
  const end = ends[endedWorker(error) ?? ''];
  if (end !== undefined) return { ...told, ...end };
  return isWantOfMemory(error) ? { ...told, remedy: memoryRemedy } : told;
}

/** The problem of a part of the app that cannot be fetched. @param name as a title begins. */
export function partProblem(name: string, error: unknown): Problem {
  const detail = `${error instanceof Error ? error.message : String(error)}.`;
  const remedy =
    'The server is gone, or has another version of the app by now. What is open goes on; for the rest, reload the page.';
  return { kind: 'error', title: `${name} cannot be fetched`, detail, remedy };
}

/**
 * The problems with one more, which is told once; notices join into one, for several bands would
 * bury the chart.
 */
export function withProblem(problems: readonly Problem[], problem: Problem): readonly Problem[] {
  if (problems.some(({ title, detail }) => title === problem.title && detail === problem.detail)) {
    return problems;
  }
  const notice = problems.find(({ kind }) => kind === 'notice');
  if (problem.kind === 'error' || notice === undefined) return [...problems, problem];
  const title = `${notice.title} ${problem.title}`;
  const detail = [notice.detail, problem.detail].filter((words) => words !== '').join(' ');
  return problems.map((other) => (other === notice ? { ...notice, title, detail } : other));
}

/** Exact words of an error, in a sentence. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof FaultError) return `${message}.`;
  return isWantOfMemory(error) ? `Out of memory: ${message}.` : `Internal error: ${message}.`;
}

/** Whether the browser refused a buffer, an array or a page of WebAssembly, or DuckDB ran full. */
function isWantOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /out of memory|allocation failed|could not allocate|Invalid (typed )?array length/i.test(
    error.message,
  );
}
