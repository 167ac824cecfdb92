import { chromium } from 'playwright';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import type { SearchTask, SearchTimes } from '../../../workers/wasm/usearch/timed-searches.ts';
import { serveSources } from '../book/source-server.ts';
import { chromiumPath } from '../chart/served-app.ts';

/** A page that gives each task to a fresh worker. */
const html = `<!doctype html><script type="module">
globalThis.perform = (task) => new Promise((resolve, reject) => {
  const worker = new Worker('/workers/retrieval-bench.worker.ts', { type: 'module' });
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(task);
});
</script>`;

/** The same searches in a worker of a real Chromium, task by task; none where no Chromium runs. */
export async function browserSearches(
  tasks: readonly SearchTask[],
): Promise<readonly SearchTimes[]> {
  const executablePath = pathOrNone();
  if (executablePath === undefined) return [];
  const server = await serveSources(html);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const times: SearchTimes[] = [];
    for (const task of tasks) {
      times.push(await page.evaluate<SearchTimes>(`perform(${JSON.stringify(task)})`));
    }
    return times;
  } finally {
    await browser.close();
    await server.close();
  }
}

function pathOrNone(): string | undefined {
  try {
    return chromiumPath();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    writeMessage(`${error.message}: measured without a browser`);
    return undefined;
  }
}
