import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { chartFacts, expectClock, openDesk, plotOf, showLevels } from './desk-page.ts';
import { appFileCount, keptCount, waitForKeeper } from './kept-files.ts';
import { sampleLake } from './sample-copy.ts';
import { expect, serving, test, withScratch } from './served-lake.ts';

// Without its server the page's requests fail, and the console says so.
test.use({ serviceWorkers: 'allow', expectsErrors: true });

/** Part of a file of the lake, as the page gets it. */
async function partOf(page: Page, path: string, range: string): Promise<[number, number[]]> {
  return page.evaluate<[number, number[]]>(`(async () => {
    const answer = await fetch('lake/${path}', { headers: { Range: '${range}' } });
    return [answer.status, [...new Uint8Array(await answer.arrayBuffer())]];
  })()`);
}

test('after one visit the desk opens without its server, and says which sessions are here', async ({
  page,
}) => {
  await withScratch(async (lake) => {
    await cp(sampleLake, lake, { recursive: true });
    const catalog = JSON.parse(await readFile(join(lake, 'catalog.json'), 'utf8')) as LakeCatalog;
    const session = catalog.sessions.at(-1);
    const before = catalog.sessions.at(-2);
    const bars = session?.tables['bars_2m']?.path ?? '';

    let facts;
    await serving(lake, async ({ url }) => {
      await waitForKeeper(page);
      await openDesk(page, `${url}/?t=11:02:00`);
      await expectClock(page, '11:02:00');
      facts = await chartFacts(page);
      const expected = await appFileCount();
      await expect.poll(() => keptCount(page)).toBe(expected);
    });

    // The server is gone.
    await page.reload();
    await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
    await expectClock(page, '11:02:00');
    expect(await chartFacts(page)).toEqual(facts);
    const word = page.locator('app-status-bar .offline');
    await expect(word).toHaveText(/Offline: 1 of \d+ sessions are here/);
    await showLevels(page);
    await expect(page.locator('app-status-bar')).toContainText('DuckDB v');

    const bytes = [...(await readFile(join(lake, bars)))];
    expect(await partOf(page, bars, 'bytes=10-19')).toEqual([206, bytes.slice(10, 20)]);
    expect(await partOf(page, bars, 'bytes=-8')).toEqual([206, bytes.slice(-8)]);

    await page.locator('app-session-picker .current').click();
    const days = page.getByRole('dialog');
    await expect(days).toContainText('only sessions opened before are here');
    const day = String(Number(before?.date.slice(8)));
    await expect(
      days.locator('button.day', { hasText: new RegExp(`^\\s*${day}\\s*$`) }).last(),
    ).toBeDisabled();
  });
});

test('the desk can be installed', async ({ page, served }) => {
  await page.goto(served.url);
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await page.request.get(`${served.url}/${href ?? ''}`);
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const { icons } = (await answer.json()) as { icons: readonly { src: string }[] };
  for (const { src } of icons) {
    expect((await page.request.get(`${served.url}/${src}`)).ok(), src).toBe(true);
  }
});
