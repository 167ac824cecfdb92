/**
 * What every journey stands on: the production server over a lake of its own, and a page that is
 * watched. A journey fails if its page speaks to anyone but the server, and if its console shows an
 * error, unless it says that it provokes one (`test.use({ expectsErrors: true })`).
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { FEW_SESSIONS, copySample } from './sample-copy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const START_MS_MAX = 30_000;

/** A running server and the lake it serves. */
export type ServedLake = {
  /** Where the app is, without a slash at the end. */
  readonly url: string;
  /** Folder of the lake: a copy that the journey may damage. */
  readonly dir: string;
};

/** What a page did that it should not have. */
export type PageWatch = {
  /** Errors of the console and exceptions that nobody caught. */
  readonly errors: string[];
  /** Addresses of requests that did not go to this machine. */
  readonly foreignRequests: string[];
};

type WorkerFixtures = {
  /** So many of the sample's newest sessions are in the lake. */
  readonly sessionCount: number;
  /** One server for all journeys of a worker that only read. */
  readonly served: ServedLake;
};

type TestFixtures = {
  /** Whether the journey provokes errors that show in the console. */
  readonly expectsErrors: boolean;
  /** A server of the journey's own, whose lake it may damage. */
  readonly ownLake: ServedLake;
  /** What the page did wrong so far; looked at when the journey is over. */
  readonly watch: PageWatch;
};

/** Playwright's `test` with a served lake and a watched page. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  sessionCount: [FEW_SESSIONS, { option: true, scope: 'worker' }],
  served: [
    async ({ sessionCount }, use) => {
      await withServedLake(sessionCount, use);
    },
    { scope: 'worker' },
  ],
  expectsErrors: [false, { option: true }],
  ownLake: async ({ page, sessionCount }, use) => {
    await withServedLake(sessionCount, async (lake) => {
      await use(lake);
      await leave(page);
    });
  },
  watch: [
    async ({ page, expectsErrors }, use) => {
      const watch = watchPage(page);
      await use(watch);
      expect(watch.foreignRequests, 'requests that leave this machine').toEqual([]);
      if (!expectsErrors) expect(watch.errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

function watchPage(page: Page): PageWatch {
  const watch: PageWatch = { errors: [], foreignRequests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
  });
  page.on('pageerror', (error) => watch.errors.push(error.message));
  // Of the context, not the page: workers make requests too.
  page.context().on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const isLocal = ['localhost', '127.0.0.1'].includes(hostname);
    if (!isLocal && /^(https?|wss?):$/.test(protocol)) watch.foreignRequests.push(request.url());
  });
  return watch;
}

/** A page leaves before its server goes: what it still reads would fail. */
export async function leave(page: Page): Promise<void> {
  if (!page.isClosed()) await page.goto('about:blank');
}

/** Serves a copy of the sample lake for as long as `use` runs. */
async function withServedLake(
  sessionCount: number,
  use: (served: ServedLake) => Promise<void>,
): Promise<void> {
  await withScratch(async (dir) => {
    await copySample(dir, sessionCount);
    await serving(dir, use);
  });
}

/** A folder for as long as `use` runs. */
export async function withScratch(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'spymaster-lake-'));
  try {
    await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Serves a lake for as long as `use` runs. @param port a free one if it is 0. */
export async function serving(
  dir: string,
  use: (served: ServedLake) => Promise<void>,
  port = 0,
): Promise<void> {
  const server = spawn(
    process.execPath,
    ['src/cli/main.ts', 'serve', '--lake', dir, '--port', String(port)],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    await use({ url: await addressOf(server), dir });
  } finally {
    await stopped(server);
  }
}

/** The address that the server prints when it is ready. */
async function addressOf(server: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const giveUp = (why: string): void => {
      reject(new Error(`server: expected an address, found ${why}\n${printed}`));
    };
    const timer = setTimeout(() => giveUp(`none in ${START_MS_MAX} ms`), START_MS_MAX);
    server.on('exit', (code) => giveUp(`exit ${String(code)}`));
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [address] = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(printed) ?? [];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    }
  });
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill();
  await exit;
}
