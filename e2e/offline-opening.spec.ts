import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { openDesk, plotOf } from './desk-page.ts';
import { expect, serving, test } from './served-lake.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sampleLake = join(root, 'data-samples', 'lake');
const app = join(root, 'dist', 'browser');

// Without its server the page's requests fail, and the console says so.
test.use({ serviceWorkers: 'allow', expectsErrors: true });

/** Files of the app that the worker keeps: all but itself. */
async function appFileCount(): Promise<number> {
  const entries = await readdir(app, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length - 1;
}

async function keptCount(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const name = (await caches.keys()).find((name) => name.startsWith('app-'));
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
  })()`);
}

test('without its server and without an address the desk opens the newest session it kept', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const text = await readFile(join(sampleLake, 'catalog.json'), 'utf8');
  const { sessions } = JSON.parse(text) as LakeCatalog;
  const kept = sessions.at(-3);
  let address = '';
  await serving(sampleLake, async ({ url }) => {
    address = url;
    await openDesk(page, `${url}/?date=${kept?.date ?? ''}`);
    const expected = await appFileCount();
    await expect.poll(() => keptCount(page), { timeout: 60_000 }).toBe(expected);
  });

  // The server is gone.
  await page.goto(`${address}/`);
  await expect(plotOf(page)).toHaveAttribute('data-key', new RegExp(kept?.date ?? 'none'), {
    timeout: 30_000,
  });
  await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
  await expect(page.locator('app-band')).toContainText('is not kept in this browser');
  await expect(page.locator('app-band')).toContainText('The newest session kept here is open');
});
