import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogSession, LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { whyNoEvidence } from '../src/protocol/past-sessions.ts';
import { expectClock, openDesk } from './desk-page.ts';
import { ladderOf } from './ledger-lake.ts';
import { clockOn, digitsAt, jumpTo, play, restingClock } from './replay-page.ts';
import { expect, test } from './served-lake.ts';

/** What a journey replays: the newest session that can ask its past, else the newest of all. */
async function sessionOf(dir: string): Promise<{ session: CatalogSession; isAsking: boolean }> {
  const text = await readFile(join(dir, 'catalog.json'), 'utf8');
  const { sessions } = JSON.parse(text) as LakeCatalog;
  const asking = sessions.findLast((other) => whyNoEvidence(sessions, other) === undefined);
  const session = asking ?? sessions.at(-1);
  if (session === undefined) throw new Error('the lake has no session');
  return { session, isAsking: asking !== undefined };
}

test('the same clock shows the same digits, at any speed and after any jump', async ({
  page,
  served,
}) => {
  const { session, isAsking } = await sessionOf(served.dir);
  await openDesk(
    page,
    `${served.url}/?date=${session.date}&symbol=${session.symbol}&t=10:02:00&level=PM_HIGH`,
  );
  await digitsAt(page, '10:02:00', isAsking);
  for (const [speed, forMs] of [
    ['100×', 4000],
    ['1×', 3000],
  ] as const) {
    const clock = await play(page, speed, forMs);
    const played = await digitsAt(page, clock, isAsking);
    await page.keyboard.press('End');
    await jumpTo(page, '09:31:00');
    await jumpTo(page, clock);
    expect(await digitsAt(page, clock, isAsking), `${speed} to ${clock} and by a jump`).toEqual(
      played,
    );
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(page.locator('app-top-bar .clock')).not.toHaveText(clock);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await digitsAt(page, clock, isAsking), `to ${clock} by a step`).toEqual(played);
  }
});

/** Counts the questions that wait before a worker: `mostOpen` is the most there were at a time. */
const countOpen = `
globalThis.mostOpen = 0;
globalThis.Worker = class extends Worker {
  #open = new Set();
  constructor(...words) {
    super(...words);
    this.addEventListener('message', ({ data }) => this.#open.delete(data?.id));
  }
  postMessage(message, ...rest) {
    if (message?.id !== undefined) this.#open.add(message.id);
    globalThis.mostOpen = Math.max(globalThis.mostOpen, this.#open.size);
    super.postMessage(message, ...rest);
  }
};
`;

test('a speed is what it says, and the clock ends with the session', async ({ page, served }) => {
  await page.addInitScript(countOpen);
  await openDesk(page, `${served.url}/?t=10:00:00`);
  const track = page.locator('app-scrubber [role=slider]');
  const atS = async (): Promise<number> => Number(await track.getAttribute('aria-valuenow'));
  await expectClock(page, '10:00:00');
  // Nothing is read any more.
  await ladderOf(page);
  const before = await atS();
  const startedMs = Date.now();
  await page.evaluate('mostOpen = 0');
  await play(page, '100×', 3000);
  // Of each kind of question one at most: what was overtaken is never asked.
  expect(await page.evaluate('mostOpen'), 'questions before one worker').toBeLessThanOrEqual(4);
  const gone = (await atS()) - before;
  // A machine under load may lose frames, never win any.
  expect(gone).toBeGreaterThan(100);
  expect(gone).toBeLessThanOrEqual(((Date.now() - startedMs) / 1000) * 100 + 2);

  await page.keyboard.press('End');
  await expect.poll(atS).toBeGreaterThan(before + 3600);
  const end = await atS();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: '1×', exact: true }).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await atS()).toBe(end);
});

test('a time of day is typed as people write it', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:00:00`);
  const field = page.getByLabel('Go to a time of day');
  await page.keyboard.press('j');
  await expect(field).toBeFocused();
  await page.keyboard.type('1014');
  await page.keyboard.press('Enter');
  await expectClock(page, '10:14:00');
  await expect(field).not.toBeFocused();
  await field.fill('25:99');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await restingClock(page)).toBe('10:14:00');
});

test('keys go from touch to touch, and a sign waits for its outcome', async ({ page, served }) => {
  const { session, isAsking } = await sessionOf(served.dir);
  test.skip(!isAsking, 'the lake has no touches');
  await openDesk(page, `${served.url}/?date=${session.date}&symbol=${session.symbol}&t=09:31:00`);
  const marks = page.locator('app-scrubber .touch');
  await page.getByRole('button', { name: 'Touches of any level' }).click();
  // There is nothing to go to before the touches are read.
  await page.keyboard.press('End');
  await expect(marks.first()).toBeVisible();
  await page.keyboard.press('Home');
  await expect(marks).toHaveCount(0);
  for (let count = 1; count <= 3; count++) {
    await page.keyboard.press(']');
    await expect(marks).toHaveCount(count);
    // What was confirmed this second is decided by nothing yet.
    await expect(marks.last().locator('app-outcome-mark')).toHaveCount(0);
  }
  const third = await clockOn(page);
  await page.keyboard.press('[');
  await expect(marks).toHaveCount(2);
  await page.keyboard.press(']');
  await expectClock(page, third);
  await page.keyboard.press('End');
  await expect(marks.locator('app-outcome-mark').first()).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.getByRole('status').filter({ hasText: 'No later touch' })).toBeVisible();
});
