/** The retrieval benchmark in a browser; `src/bench/retrieval` sends the tasks. */
import { FaultError } from '../src/base/fault.ts';
import { TimedSearches } from './wasm/usearch/timed-searches.ts';
import type { SearchTask, SearchTimes } from './wasm/usearch/timed-searches.ts';
import { UsearchModule } from './wasm/usearch/usearch-module.ts';

self.addEventListener('message', ({ data }: MessageEvent<SearchTask>) => {
  void perform(data).then((result) => {
    self.postMessage(result);
  });
});

async function perform(task: SearchTask): Promise<SearchTimes> {
  const response = await fetch('/wasm/usearch.wasm');
  const module = await UsearchModule.open(new Uint8Array(await response.arrayBuffer()));
  if (module instanceof FaultError) throw module;
  return new TimedSearches(module, task).run();
}
