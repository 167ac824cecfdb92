/** Thread of `evaluate`: reads the lake and asks the sessions it is given, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { askSessions } from '../lake/evaluation/ask-sessions.ts';
import { readEvaluationCorpus } from '../lake/evaluation/evaluation-corpus.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import type { ThreadRequest } from './evaluate-threads.ts';
import { openSearch } from './open-search.ts';

const { lake, allDays, to, ...request } = workerData as ThreadRequest;
const platform = nodePlatform(lake);
const corpus = await readEvaluationCorpus(platform, { allDays, to });
const openRows = await openSearch();
for await (const asked of askSessions(platform, corpus, { ...request, openRows })) {
  parentPort?.postMessage(asked);
}
