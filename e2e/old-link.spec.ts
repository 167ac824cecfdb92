import { expectClock, openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';
import { newestSession } from './lake-session.ts';

test('a link from before there were hashes opens, without a word', async ({ page, served }) => {
  const { date } = await newestSession(served.dir);
  await openDesk(page, `${served.url}/?date=${date}&t=10:20:00&level=OR_HIGH`);
  await expectClock(page, '10:20:00');
  await expect(page.locator('[data-level=OR_HIGH]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('app-band')).toHaveCount(0);
});

test('a link that cannot be read keeps its date, clock and level, and names the field', async ({
  page,
  served,
}) => {
  const { date } = await newestSession(served.dir);
  const packed = Buffer.from(JSON.stringify({ hashes: { app: 7 } })).toString('base64url');
  await openDesk(page, `${served.url}/?date=${date}&t=10:20:00&level=OR_HIGH&s=1.${packed}`);
  await expectClock(page, '10:20:00');
  const words = page.locator('app-band');
  await expect(words).toContainText('only date, time and level can be read');
  await expect(words).toContainText('link.hashes.app: expected a text, found 7');
});

test('a link of a later version keeps its date, clock and level', async ({ page, served }) => {
  const { date } = await newestSession(served.dir);
  await openDesk(page, `${served.url}/?date=${date}&t=10:20:00&level=OR_HIGH&s=2.abc`);
  await expectClock(page, '10:20:00');
  await expect(page.locator('app-band')).toContainText('expected version 1, found 2');
});
