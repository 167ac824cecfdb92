import { Worker } from 'node:worker_threads';
import type { SessionAnswer } from '../domain/evaluation/ask-session.ts';
import type { SearchVariant } from '../domain/evaluation/search-variants.ts';
import type { AnswerWord } from '../domain/retrieval/answer-words.ts';
import { askSessions } from '../lake/evaluation/ask-sessions.ts';
import type { EvaluationCorpus } from '../lake/evaluation/evaluation-corpus.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { openSearch } from './open-search.ts';

/** What a thread is asked to do. */
export type ThreadRequest = {
  readonly lake: string;
  readonly allDays: boolean;
  readonly to?: string | undefined;
  /** Positions of sessions in the corpus. */
  readonly sessions: readonly number[];
  readonly answers: readonly AnswerWord[];
  readonly variant: SearchVariant;
};

/** A session's answers, as threads send them. */
type AskedSession = { readonly session: number; readonly answers: readonly SessionAnswer[] };

/** The same, by however many threads. */
export type AskOptions = Omit<ThreadRequest, 'sessions'> & {
  readonly workers: number;
  /** Told how many sessions have been asked. */
  readonly onSession?: (done: number) => void;
};

/**
 * Asks all sessions behind the burn-in, walking forward. A session's answers depend on nothing but
 * the sessions before it, so that threads share them out and the result is the same for any number.
 *
 * @returns answers in the order of sessions.
 */
export async function askAll(
  corpus: EvaluationCorpus,
  { workers, onSession, ...request }: AskOptions,
): Promise<readonly SessionAnswer[]> {
  const { burnInCount, sessionEnd } = corpus;
  const sessions = Array.from({ length: sessionEnd - burnInCount }, (_, i) => burnInCount + i);
  const found: AskedSession[] = [];
  const note = (asked: AskedSession): void => {
    found.push(asked);
    onSession?.(found.length);
  };
  if (workers === 1) {
    const platform = nodePlatform(request.lake);
    const openRows = await openSearch();
    const asking = askSessions(platform, corpus, { ...request, sessions, openRows });
    for await (const asked of asking) note(asked);
  } else {
    // Later sessions have a longer past: dealing them out in turn shares the work evenly.
    const shares = Array.from({ length: Math.min(workers, sessions.length) }, (_, worker) =>
      sessions.filter((_, i) => i % workers === worker),
    );
    await Promise.all(shares.map((share) => inThread({ ...request, sessions: share }, note)));
  }
  found.sort((a, b) => a.session - b.session);
  return found.flatMap(({ answers }) => answers);
}

function inThread(request: ThreadRequest, note: (asked: AskedSession) => void): Promise<void> {
  const worker = new Worker(new URL('evaluate-thread.ts', import.meta.url), {
    workerData: request,
  });
  return new Promise((resolve, reject) => {
    worker.on('message', note);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`thread of evaluate: expected exit code 0, found ${code}`));
    });
  });
}
