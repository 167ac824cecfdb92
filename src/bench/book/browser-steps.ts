import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { chromiumPath } from '../chart/served-app.ts';
import type { Measure } from './measure.ts';
import { serveSources } from './source-server.ts';
import type { SourceServer } from './source-server.ts';

/** A page that hands its worker the tasks it is asked for. */
const html = `<!doctype html><input type="file"><script type="module">
const worker = new Worker('/workers/book-bench.worker.ts', { type: 'module' });
const [input] = document.getElementsByTagName('input');
globalThis.perform = (task) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage({ ...task, file: input.files[0] });
});
</script>`;

/** The steps in a worker of a real Chromium, which reads the file as a user would hand it over. */
export class BrowserSteps {
  readonly #browser: Browser;
  readonly #server: SourceServer;
  readonly #page: Page;
  readonly #tickNano: number;

  private constructor(browser: Browser, server: SourceServer, page: Page, tickNano: number) {
    this.#browser = browser;
    this.#server = server;
    this.#page = page;
    this.#tickNano = tickNano;
  }

  /** @throws FaultError 'unavailable' where no Chromium runs. */
  static async open(path: string, tickNano: number): Promise<BrowserSteps> {
    const server = await serveSources(html);
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox'],
    });
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.setInputFiles('input', path);
    const steps = new BrowserSteps(browser, server, page, tickNano);
    await steps.#perform('hold');
    return steps;
  }

  /** Builds the book from memory, or from the file; only wall time can be known. */
  run(step: 'book' | 'file'): Promise<Measure> {
    return this.#perform(step);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  #perform(step: 'hold' | 'book' | 'file'): Promise<Measure> {
    const task = JSON.stringify({ step, tickNano: this.#tickNano });
    return this.#page.evaluate<Measure>(`perform(${task})`);
  }
}
