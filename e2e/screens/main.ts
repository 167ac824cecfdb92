/**
 * `npm run screens`: pictures of every panel and state, of the built app on the committed sample,
 * into docs/screens. WebP by the browser itself; the whole set stays below its limit or nothing is
 * replaced.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { runningChromium } from '../../.ci/chromium.ts';
import { serving } from '../served-lake.ts';
import { expectDrawn } from '../desk-page.ts';
import { scenes } from './scenes.ts';
import type { Scene } from './scenes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs', 'screens');
const lake = join(root, 'data-samples', 'lake');

/** The set's limit, and how well a picture is kept. */
const BYTES_MAX = 3_000_000;
const QUALITY = 72;
/** What is still moving has come to rest after it. */
const REST_MS = 1500;
/** A picture without answers is taken after so long. */
const PATIENCE_MS = 12_000;

async function photograph(browser: Browser, url: string, scene: Scene): Promise<Buffer> {
  const { theme = 'dark', width = 1440, height = 900 } = scene;
  const options: BrowserContextOptions = {
    ...{ viewport: { width, height }, reducedMotion: 'reduce', timezoneId: 'UTC' },
  };
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.addInitScript(`localStorage.setItem('spymaster.theme', '${theme}')`);
    await page.goto(`${url}/${scene.address ?? ''}`);
    if (scene.isDrawn !== false) {
      await expectDrawn(page);
      await pastIsThere(page);
    }
    await page.waitForTimeout(REST_MS);
    await scene.steps?.(page);
    await page.waitForTimeout(REST_MS);
    return await pictureOf(page);
  } finally {
    await context.close();
  }
}

/** Waits for the answers of the past, where there are any. */
async function pastIsThere(page: Page): Promise<void> {
  const answered = page.locator('app-evidence-panel section[data-current=true]').first();
  await answered.waitFor({ timeout: PATIENCE_MS }).catch(() => undefined);
}

async function pictureOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    ...{ format: 'webp', quality: QUALITY, optimizeForSpeed: false },
  });
  return Buffer.from(data, 'base64');
}

async function photographAll(browser: Browser, url: string): Promise<void> {
  const made = await mkdtemp(join(root, 'docs', 'screens-'));
  try {
    let bytes = 0;
    for (const scene of scenes) {
      const picture = await photograph(browser, url, scene);
      bytes += picture.byteLength;
      await writeFile(join(made, `${scene.name}.webp`), picture);
      process.stderr.write(`${scene.name}: ${(picture.byteLength / 1000).toFixed(0)} kB\n`);
    }
    if (bytes > BYTES_MAX)
      throw new Error(`screens: expected at most ${BYTES_MAX} bytes, found ${bytes}`);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
    process.stdout.write(`${scenes.length} pictures, ${(bytes / 1e6).toFixed(2)} MB\n`);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const executablePath = runningChromium((line) => process.stderr.write(`${line}\n`));
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
try {
  await serving(lake, ({ url }) => photographAll(browser, url));
} finally {
  await browser.close();
}
