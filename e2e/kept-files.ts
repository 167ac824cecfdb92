/** What journeys without a server look at: the files of the app, and those that the browser keeps. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = join(root, 'dist', 'browser');

/** Files of the app that the worker keeps: all but itself. */
export async function appFileCount(): Promise<number> {
  const entries = await readdir(app, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length - 1;
}

/** Files of the app that the page's browser keeps. */
export async function keptCount(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const name = (await caches.keys()).find((name) => name.startsWith('app-'));
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
  })()`);
}

/** However long the service worker takes to come: the app would begin without it after 1.5 s. */
export async function waitForKeeper(page: Page): Promise<void> {
  await page.addInitScript(`{
    const wait = setTimeout;
    globalThis.setTimeout = (act, ms, ...rest) => wait(act, ms === 1500 ? 60_000 : ms, ...rest);
  }`);
}
