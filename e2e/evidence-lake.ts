/** Journeys that ask the past: the sample lake, whose last sessions ask the others. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import type { EvidenceApi, EvidenceStep } from '../src/protocol/evidence-api.ts';
import { lakeRows } from './lake-rows.ts';
import { expect } from './served-lake.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the command line; what it printed. */
export async function spymaster(args: readonly string[]): Promise<string> {
  const run = promisify(execFile);
  const options = { cwd: root, maxBuffer: 1 << 26 };
  return (await run(process.execPath, ['src/cli/main.ts', ...args], options)).stdout;
}

/**
 * Finds the retrieval worker among those the page starts: the one that is given a past. The page's
 * own calls go on undisturbed, for answers to ours have an id that it does not know.
 */
const hook = `
globalThis.Worker = class extends Worker {
  postMessage(message, ...rest) {
    const [first] = message?.argumentList ?? [];
    if (message?.path?.at(-1) === 'open' && first?.value?.past !== undefined)
      globalThis.retrievalWorker = this;
    super.postMessage(message, ...rest);
  }
};
globalThis.askRetrieval = (method, ...args) =>
  new Promise((resolve, reject) => {
    const id = 'journey-' + Math.random();
    const hear = ({ data }) => {
      if (data.id !== id) return;
      retrievalWorker.removeEventListener('message', hear);
      if (data.type === 'HANDLER') reject(new Error(JSON.stringify(data.value)));
      else resolve(data.value);
    };
    retrievalWorker.addEventListener('message', hear);
    const argumentList = args.map((value) => ({ type: 'RAW', value }));
    retrievalWorker.postMessage({ id, type: 'APPLY', path: [method], argumentList });
  });
`;

/** A moment of the last session, and the level it is asked about. */
export type Asked = { readonly atS: number; readonly level: string };

/** The kinds of question that a session asks. */
export type AskedKind = 'atLevel' | 'approaching' | 'inIt';

/** Some moments of each kind of question among the stored setups, far enough into the day. */
export async function askedMoments(
  dir: string,
  count: number,
): Promise<Readonly<Record<AskedKind, readonly Asked[]>>> {
  const rows = await lakeRows(dir, 'setups');
  const late = rows.slice(Math.floor(rows.length / 3));
  const some = (type: string): readonly Asked[] => {
    const all = late.filter((row) => row['row_type'] === type);
    return Array.from({ length: count }, (_, i) => {
      const row = all[Math.floor((i * all.length) / count)];
      const atS = Number(((row['decided_ns'] as bigint) + 999_999_999n) / 1_000_000_000n);
      return { atS, level: String(row['level_kind']) };
    });
  };
  return { atLevel: some('TRIGGER'), approaching: some('MONITOR'), inIt: some('LIVE') };
}

/** A moment on the exchange's clock, HH:MM:SS. */
export function clockOf(atS: number): string {
  return new Date(atS * 1000).toLocaleTimeString('en-GB', { timeZone: 'America/New_York' });
}

/** Opens the desk in a workspace and waits until the evidence answers for the cursor. */
export async function openEvidence(
  page: Page,
  url: string,
  workspace: 'Trader' | 'Analyst' = 'Trader',
): Promise<Locator> {
  await page.addInitScript(hook);
  const kept = JSON.stringify(JSON.stringify({ current: workspace }));
  await page.addInitScript(`localStorage.setItem('spymaster.workspaces', ${kept})`);
  await page.goto(url);
  return evidenceOf(page);
}

/** The panel once it answers for the cursor. */
export async function evidenceOf(page: Page): Promise<Locator> {
  const panel = page.locator('app-evidence-panel section');
  await expect(panel).toHaveAttribute('data-current', 'true');
  return panel;
}

/** Asks the retrieval worker what the page asks it. */
export async function askRetrieval<T = EvidenceStep>(
  page: Page,
  method: keyof EvidenceApi,
  ...args: readonly unknown[]
): Promise<T> {
  const words = [method, ...args].map((word) => JSON.stringify(word));
  return page.evaluate<T>(`askRetrieval(${words.join(', ')})`);
}
