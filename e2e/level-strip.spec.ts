import type { Locator, Page } from '@playwright/test';
import { anchorLevelKinds } from '../src/domain/session/level-kind.ts';
import { clockOf } from '../src/domain/session/exchange-clock.ts';
import { expectClock, openDesk, scrubTo } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { lakeRows, numberOf } from './lake-rows.ts';
import { catalogOf } from './lake-session.ts';
import { play } from './replay-page.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';
import { violationsOf } from './violations.ts';

test.use(wholePast);

/** The card of a level. */
function cardOf(page: Page, kind: string): Locator {
  return page.locator(`app-level-card [data-level=${kind}]`);
}

/** Waits until panel and cards have answered for the cursor; the panel. */
async function answered(page: Page, kind: string): Promise<Locator> {
  const panel = page.locator('app-evidence-panel > section');
  await expect(cardOf(page, kind)).toHaveAttribute('aria-pressed', 'true');
  await expect(panel).toHaveAttribute('data-current', 'true');
  const atS = (await panel.getAttribute('data-at')) ?? '';
  await expect(page.locator('app-level-strip > section')).toHaveAttribute('data-at', atS);
  return panel;
}

test('a card says of its level what the evidence panel says, digit for digit', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=10:14:35&level=PM_HIGH`);
  let comparedCount = 0;
  for (const share of [0.7, 0.76, 0.82]) {
    await scrubTo(page, share);
    for (const [i, kind] of anchorLevelKinds.entries()) {
      await page.keyboard.press(String(i + 1));
      const panel = await answered(page, kind);
      const card = cardOf(page, kind);
      const touch = card.locator('[data-answer=touch] .p');
      if ((await touch.count()) > 0) {
        comparedCount++;
        expect(await touch.innerText()).toMatch(/^\d+\s%$/);
        const said = await panel.locator('app-touch-block .p').innerText();
        expect((await touch.innerText()).split(/\s/)[0]).toBe(said);
      }
      const outcome = card.locator('[data-answer=outcome] .p');
      if ((await outcome.count()) === 0) continue;
      comparedCount++;
      const word = (await outcome.getAttribute('data-outcome')) ?? '';
      const row = panel.locator(`tr[data-row=${word}]`);
      expect((await outcome.innerText()).split(/\s/)[0]).toBe(await row.locator('.p').innerText());
      const interval = await card.locator('[data-answer=outcome] .interval').innerText();
      expect(await row.locator('td').allInnerTexts()).toContain(interval);
    }
  }
  expect(comparedCount).toBeGreaterThan(2);
});

test('a card knows of a touch when it is confirmed, of its outcome when it is decided', async ({
  page,
  served,
}) => {
  const rows = await lakeRows(served.dir, 'episodes');
  const kinds: readonly unknown[] = anchorLevelKinds;
  const episode = rows.find(
    (row) =>
      kinds.includes(row['level_kind']) && ['BREAK', 'REJECT'].includes(String(row['end_reason'])),
  );
  if (episode === undefined) throw new Error('the session has no decided touch');
  const [startS, triggerS, endS] = ['start_ns', 'trigger_ns', 'end_ns'].map(
    (name) => numberOf(episode[name]) / 1e9,
  );
  const clock = (atS: number): string =>
    clockOf(BigInt(Math.floor(atS)) * 1_000_000_000n, 'America/New_York');
  const kind = String(episode['level_kind']);
  const card = cardOf(page, kind);
  for (const [atS, state] of [
    [Math.max(Math.ceil(startS), Math.ceil(triggerS) - 1), /Approaching|Touched/],
    [Math.ceil(triggerS), /Touched/],
    [Math.ceil(endS) - 1, /Touched/],
    [Math.ceil(endS), /Resolved/],
  ] as const) {
    await openDesk(page, `${served.url}/?t=${clock(atS)}&level=${kind}`);
    await expectClock(page, clock(atS));
    await expect(card).toHaveAttribute('data-state', state);
  }
  await expect(card).toContainText(String(episode['end_reason']));
});

test('the nearest level is marked and followed, until one is held', async ({ page, served }) => {
  await openDesk(page, served.url);
  const nearest = page.locator('app-level-card.nearest [data-level]');
  const selected = page.locator('app-level-card [data-level][aria-pressed=true]');
  const hold = page.getByRole('button', { name: 'Hold this level' });
  await expect(hold).toHaveAttribute('aria-pressed', 'false');
  await scrubTo(page, 0.7);
  await expect(nearest).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('p');
  await expect(hold).toHaveAttribute('aria-pressed', 'true');
  const kind = (await selected.getAttribute('data-level')) ?? '';
  for (const share of [0.99, 0.6, 0.85]) {
    await scrubTo(page, share);
    await expect(cardOf(page, kind)).toHaveAttribute('aria-pressed', 'true');
  }
  // What is chosen by hand is held too.
  await page.keyboard.press('p');
  await page.keyboard.press('2');
  await expect(hold).toHaveAttribute('aria-pressed', 'true');
  await expect(selected).toHaveAttribute('data-level', 'PM_LOW');
});

test('a session without a past says why its cards are silent', async ({ page, served }) => {
  // Only the newest sessions have their orders in a sample.
  const sessions = (await catalogOf(served.dir)).sessions;
  const bare = sessions.findLast(({ pressure }) => !pressure.available);
  await openDesk(page, `${served.url}/?date=${bare?.date ?? ''}&t=10:14:35&level=PM_HIGH`);
  await expect(page.locator('app-level-strip')).toContainText(/No evidence: |not scored/);
  expect(await violationsOf(page)).toEqual([]);
});

/** Counts the frames in which the selected card has its level and no answer. */
const watchCard = `
globalThis.silentFrames = 0;
const look = () => {
  if (document.querySelector('app-level-card.selected .answer.prose')) silentFrames++;
  requestAnimationFrame(look);
};
look();
`;

test('cards keep what they were told while the clock runs ahead', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:20:00&level=PM_HIGH`);
  const panel = await evidenceOf(page);
  const strip = page.locator('app-level-strip > section');
  await expect(strip).toHaveAttribute('data-at', (await panel.getAttribute('data-at')) ?? '');
  const before = await strip.getAttribute('data-at');
  await page.evaluate(watchCard);
  await play(page, '20×', 3000);
  expect(await page.evaluate('silentFrames')).toBe(0);
  await expect(strip).not.toHaveAttribute('data-at', before ?? '');
});
