import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { openDesk, plotOf } from './desk-page.ts';
import { appFileCount, keptCount, waitForKeeper } from './kept-files.ts';
import { sampleLake } from './sample-copy.ts';
import { expect, serving, test } from './served-lake.ts';

// Without its server the page's requests fail, and the console says so.
test.use({ serviceWorkers: 'allow', expectsErrors: true });

test('without its server and without an address the desk opens the newest session it kept', async ({
  page,
}) => {
  const text = await readFile(join(sampleLake, 'catalog.json'), 'utf8');
  const { sessions } = JSON.parse(text) as LakeCatalog;
  const kept = sessions.at(-3);
  let address = '';
  await serving(sampleLake, async ({ url }) => {
    address = url;
    await waitForKeeper(page);
    await openDesk(page, `${url}/?date=${kept?.date ?? ''}`);
    const expected = await appFileCount();
    await expect.poll(() => keptCount(page)).toBe(expected);
  });

  // The server is gone.
  await page.goto(`${address}/`);
  await expect(plotOf(page)).toHaveAttribute('data-key', new RegExp(kept?.date ?? 'none'));
  await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
  await expect(page.locator('app-band')).toContainText('is not kept in this browser');
  await expect(page.locator('app-band')).toContainText('The newest session kept here is open');
});
