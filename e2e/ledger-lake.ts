/** A lake with order data, simulated and built for the journeys that need pressure. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import type { CatalogSession, LakeCatalog } from '../src/protocol/lake-catalog.ts';
import type { PressureApi } from '../src/protocol/pressure-api.ts';
import { expect, leave, serving, test as base, withScratch } from './served-lake.ts';
import type { ServedLake } from './served-lake.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Playwright's `test` with a lake that has a session with its ledger. */
export const test = base.extend<{ ownLedger: ServedLake }, { ledger: ServedLake }>({
  /** For all journeys of a worker that only read. */
  ledger: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await withLedgerLake(use);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  /** For a journey that damages it. */
  ownLedger: async ({ page }, use) => {
    await withLedgerLake(async (lake) => {
      await use(lake);
      await leave(page);
    });
  },
});

/** The session of such a lake. */
export async function ledgerSessionOf(dir: string): Promise<CatalogSession> {
  const catalog = JSON.parse(await readFile(join(dir, 'catalog.json'), 'utf8')) as LakeCatalog;
  const session = catalog.sessions.at(-1);
  if (session === undefined) throw new Error('no session was built');
  return session;
}

async function withLedgerLake(use: (served: ServedLake) => Promise<void>): Promise<void> {
  await withScratch(async (dir) => {
    const [raw, lake] = [join(dir, 'raw'), join(dir, 'lake')];
    const market = ['--sessions', '1', '--from', '2025-11-14', '--activity', '0.05'];
    await spymaster(['simulate', ...market, '--seed', 'journeys', '--out', raw]);
    await spymaster(['build', '--raw', raw, '--lake', lake]);
    await serving(lake, use);
  });
}

async function spymaster(args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args], { cwd: root });
}

/**
 * Finds the feature worker among those the page starts: the one that is given a ledger. The page's
 * own calls go on undisturbed, for answers to ours have an id that it does not know.
 */
const hook = `
globalThis.Worker = class extends Worker {
  postMessage(message, ...rest) {
    const [first] = message?.argumentList ?? [];
    if (message?.path?.at(-1) === 'open' && first?.value?.ledger !== undefined)
      globalThis.featureWorker = this;
    super.postMessage(message, ...rest);
  }
};
globalThis.askFeatures = (method, ...args) =>
  new Promise((resolve, reject) => {
    const id = 'journey-' + Math.random();
    const hear = ({ data }) => {
      if (data.id !== id) return;
      featureWorker.removeEventListener('message', hear);
      if (data.type === 'HANDLER') reject(new Error(JSON.stringify(data.value)));
      else resolve(data.value);
    };
    featureWorker.addEventListener('message', hear);
    const argumentList = args.map((value) => ({ type: 'RAW', value }));
    featureWorker.postMessage({ id, type: 'APPLY', path: [method], argumentList });
  });
`;

/** Lets the journey ask the feature worker itself; before the page is opened. */
export async function hookFeatureWorker(page: Page): Promise<void> {
  await page.addInitScript(hook);
}

/** Asks the feature worker what the page asks it; NaN and undefined arrive as they are. */
export async function askFeatures<T>(
  page: Page,
  method: keyof PressureApi,
  ...args: readonly unknown[]
): Promise<T> {
  await page.waitForFunction('globalThis.featureWorker !== undefined');
  const words = [method, ...args].map((word) => JSON.stringify(word));
  return page.evaluate<T>(`askFeatures(${words.join(', ')})`);
}

/** The ladder once it answers for the cursor. */
export async function ladderOf(page: Page): Promise<Locator> {
  const panel = page.locator('app-ladder-panel section');
  await expect(panel).toHaveAttribute('data-at', /\d+/);
  await expect(panel).toHaveAttribute('data-current', 'true');
  return panel;
}
