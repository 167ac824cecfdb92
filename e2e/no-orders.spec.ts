import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { factsCounted, openDesk, scrubTo } from './desk-page.ts';
import { expect, test } from './served-lake.ts';
import { violationsOf } from './violations.ts';

test('a session without orders says so, and does all the rest', async ({ page, ownLake }) => {
  const path = join(ownLake.dir, 'catalog.json');
  const catalog = JSON.parse(await readFile(path, 'utf8')) as LakeCatalog;
  const pressure = { available: false, reason: 'the source has trades only' };
  const sessions = catalog.sessions.map((session) => ({ ...session, pressure }));
  await writeFile(path, JSON.stringify({ ...catalog, sessions }));

  await openDesk(page, ownLake.url);
  const panel = page.locator('app-ladder-panel');
  await expect(panel.getByRole('status')).toContainText('No order data in this session');
  await expect(panel.getByRole('status')).toContainText('The source has trades only.');
  await expect(panel.getByRole('table')).toHaveCount(0);
  const strip = page.getByRole('button', { name: 'Pressure below the candles' });
  await expect(strip).toBeDisabled();
  await scrubTo(page, 0.7);
  await expect(page.locator('app-level-strip .card')).toHaveCount(6);
  await factsCounted(page);
  await expect(page.locator('app-band')).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
});
