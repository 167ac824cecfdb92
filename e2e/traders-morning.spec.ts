import type { Locator, Page } from '@playwright/test';
import { chartFacts, expectClock, openDesk, plotOf } from './desk-page.ts';
import { clockOf, evidenceOf } from './evidence-lake.ts';
import { lakeRows, numberOf } from './lake-rows.ts';
import type { LakeRow } from './lake-rows.ts';
import { ladderOf } from './ledger-lake.ts';
import { clockOn, digitsAt, jumpTo, play, restingClock } from './replay-page.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';

test.use(wholePast);

const TICK = 0.25;

/** The card of a level. */
function cardOf(page: Page, level: string): Locator {
  return page.locator('app-level-card', { has: page.locator(`[data-level=${level}]`) });
}

/** The day's clock as seconds, for times of one length. */
function secondsOf(clock: string): number {
  const [h = 0, m = 0, s = 0] = clock.split(':').map(Number);
  return 3600 * h + 60 * m + s;
}

/** High and low of the trades from 09:30 to a time of day, points, as the cards write them. */
function rangeUntil(trades: readonly LakeRow[], clock: string): readonly [string, string] {
  const ticks = trades
    .map((row) => ({ at: secondsOf(clockOf(numberOf(row['ts_ns']) / 1e9)), row }))
    .filter(({ at }) => at >= secondsOf('09:30:00') && at < secondsOf(clock))
    .map(({ row }) => numberOf(row['tick']));
  const px = (tick: number): string => (tick * TICK).toFixed(2);
  return [px(Math.max(...ticks)), px(Math.min(...ticks))];
}

test('the opening range forms from 09:30 on, and its levels count at 09:45', async ({
  page,
  served,
}) => {
  const trades = await lakeRows(served.dir, 'trades');
  await openDesk(page, `${served.url}/?t=09:25:00`);
  const [high, low] = [cardOf(page, 'OR_HIGH'), cardOf(page, 'OR_LOW')];
  const expectRange = async (clock: string): Promise<void> => {
    const [highPx, lowPx] = rangeUntil(trades, clock);
    await expect(high.locator('.price'), `OR High at ${clock}`).toHaveText(highPx);
    await expect(low.locator('.price'), `OR Low at ${clock}`).toHaveText(lowPx);
  };
  await expect(high.locator('.price')).toHaveText('–');
  await expect(high).not.toHaveClass(/counted/);

  await jumpTo(page, '09:30:40');
  const early = await play(page, '20×', 4000);
  expect(secondsOf(early)).toBeGreaterThan(secondsOf('09:31:00'));
  await expectRange(early);
  await play(page, '100×', 1500);
  const later = await clockOn(page);
  expect(secondsOf(later)).toBeLessThan(secondsOf('09:45:00'));
  await expectRange(later);
  await expect(high).toContainText('Forming');
  await expect(high).not.toHaveClass(/counted/);

  await jumpTo(page, '09:44:55');
  await expect(low).toContainText('Forming');
  await page.keyboard.press('Shift+ArrowRight');
  await expectClock(page, '09:45:00');
  for (const card of [high, low]) {
    await expect(card).toHaveClass(/counted/);
    await expect(card).not.toContainText('Forming');
  }
  await expectRange('09:45:00');
  await jumpTo(page, '11:30:00');
  await expectRange('09:45:00');
});

/** A touch of the morning that was decided, and its way there. */
type Touch = {
  readonly level: string;
  readonly outcome: string;
  /** UNIX seconds from which each is known. */
  readonly [at: `${string}S`]: number;
};

/** A touch after 09:45 that price came to for a while, not at its first second. */
async function decidedTouch(dir: string): Promise<Touch> {
  const anchors = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW'];
  const known = (row: LakeRow, name: string): number => Math.ceil(numberOf(row[name]) / 1e9);
  const found = (await lakeRows(dir, 'episodes')).find(
    (row) =>
      anchors.includes(String(row['level_kind'])) &&
      ['BREAK', 'REJECT'].includes(String(row['end_reason'])) &&
      secondsOf(clockOf(known(row, 'start_ns'))) > secondsOf('09:45:00') &&
      known(row, 'trigger_ns') - known(row, 'start_ns') >= 10,
  );
  if (found === undefined) throw new Error('the morning has no touch that was decided');
  return {
    ...{ level: String(found['level_kind']), outcome: String(found['end_reason']) },
    startS: known(found, 'start_ns'),
    triggerS: known(found, 'trigger_ns'),
    endS: known(found, 'end_ns'),
  };
}

async function marksOn(page: Page): Promise<{ touches: number; outcomes: number }> {
  return plotOf(page).evaluate(({ dataset }) => ({
    touches: Number(dataset['touches']),
    outcomes: Number(dataset['outcomes']),
  }));
}

test('price comes to a level, touches it, and it is decided: all is told when it is known', async ({
  page,
  served,
}) => {
  const { level, outcome, startS, triggerS, endS } = await decidedTouch(served.dir);
  const labels = (await lakeRows(served.dir, 'labels')).filter(
    (row) => row['row_type'] === 'TRIGGER' && row['H_min'] === 8,
  );
  const decided = (atS: number): number =>
    labels.filter((row) => numberOf(row['resolved_at']) / 1e9 <= atS).length;
  await openDesk(page, `${served.url}/?t=${clockOf(startS)}&level=${level}`);
  const card = cardOf(page, level).locator('[data-level]');
  await expect(card).toHaveAttribute('data-state', 'Approaching');
  const evidence = await evidenceOf(page);
  await expect(evidence).toHaveAttribute('data-question', 'approaching');
  const ladder = await ladderOf(page);
  await expect(ladder.locator('app-ladder-table tbody tr')).toHaveCount(11);
  await expect(ladder.locator('app-lamp-table')).toContainText(/[+−]\d\.\d\d/);
  await expect(card.locator('.lamps i')).toHaveCount(4);

  await jumpTo(page, clockOf(triggerS - 1));
  const before = await marksOn(page);
  await expect(card).toHaveAttribute('data-state', 'Approaching');
  await jumpTo(page, clockOf(triggerS));
  await expect(card).toHaveAttribute('data-state', 'Touched');
  await expect.poll(() => marksOn(page)).toMatchObject({ touches: before.touches + 1 });
  await evidenceOf(page);
  await expect(evidence).toHaveAttribute('data-question', /atLevel|inIt/);

  await jumpTo(page, clockOf(endS - 1));
  await expect(card).toHaveAttribute('data-state', 'Touched');
  await expect.poll(async () => (await marksOn(page)).outcomes).toBe(decided(endS - 1));
  await jumpTo(page, clockOf(endS));
  await expect(card).toHaveAttribute('data-state', 'Resolved');
  await expect(card).toContainText(outcome);
  await expect.poll(async () => (await marksOn(page)).outcomes).toBe(decided(endS));
  const { atS, lastOpenS } = await chartFacts(page);
  expect([atS, lastOpenS <= atS]).toEqual([endS, true]);
});

test('the same morning at 100×, at 20× and by steps says the same digits', async ({
  page,
  served,
  browser,
}) => {
  // A level that is held: without a choice the desk follows the nearest.
  const address = (clock: string): string => `${served.url}/?t=${clock}&level=OR_HIGH`;
  await openDesk(page, address('09:43:00'));
  await page.keyboard.press('3');
  const seen: [clock: string, digits: string[]][] = [];
  for (const speed of ['100×', '20×']) {
    const clock = await play(page, speed, 5000);
    seen.push([clock, await digitsAt(page, clock, true)]);
  }
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  const stepped = await restingClock(page);
  seen.push([stepped, await digitsAt(page, stepped, true)]);
  expect(secondsOf(stepped)).toBeGreaterThan(secondsOf('09:45:00'));

  const stranger = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  for (const [clock, digits] of seen.toReversed()) {
    await openDesk(stranger, address(clock));
    await stranger.keyboard.press('3');
    expect(await digitsAt(stranger, clock, true), clock).toEqual(digits);
  }
  await stranger.context().close();
});
