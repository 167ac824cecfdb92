import type { Page } from '@playwright/test';
import type { LevelKind } from '../src/domain/session/level-kind.ts';
import type { LevelId, PressureStep } from '../src/protocol/pressure-api.ts';
import { levelStyles } from '../src/app/context/level-style.ts';
import { briefText, levelBrief } from '../src/app/features/ladder/level-brief.ts';
import { expectClock, restingAtS } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { askFeatures, hookFeatureWorker, ladderOf, test } from './ledger-lake.ts';
import { openNearest } from './near-level.ts';
import { expect } from './served-lake.ts';

/** A time of the newest session. */
const CLOCK = '10:14:35';

/** Where the evidence has price come from; undefined where it does not say. */
async function travelOf(page: Page): Promise<'up' | 'down' | undefined> {
  const words = await page.locator('app-evidence-panel header').innerText();
  if (words.includes('from below')) return 'up';
  return words.includes('from above') ? 'down' : undefined;
}

/** The sentence that the worker's numbers make. */
async function sentenceAt(page: Page, atS: number, selected: LevelId): Promise<string> {
  const ask = { atS, selected, windows: 12, heldWindowCount: 0 };
  const step = await askFeatures<PressureStep>(page, 'at', ask);
  const now = step.levels.find(({ id }) => id === selected);
  const approach = (await travelOf(page)) ?? ((now?.midDistance ?? 0) > 0 ? 'down' : 'up');
  const nowPx = Number(await page.locator('app-level-strip .selected .price').innerText());
  const [c1, c2, c3, c4] = (now?.conditions ?? []).map(({ lean }) => lean);
  const { name } = levelStyles[selected as LevelKind];
  const levelPx = (now?.tick ?? NaN) * 0.25;
  const place = { levelPx, lastPx: undefined, tickPx: 0.25, rowTicks: 4 };
  return briefText(
    levelBrief({
      ...{ name, place: { ...place, decimals: 2 }, nowPx, approach, rows: step.ladder },
      conditions: approach === 'up' ? [c1, c2, c3, c4] : [c3, c4, c1, c2],
    }),
  );
}

function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

test('the Level Brief says what the ladder’s numbers say', async ({ page, served }) => {
  await hookFeatureWorker(page);
  const level = await openNearest(page, served.url, CLOCK);
  const topOf = async () => (await page.locator('app-ladder-table').boundingBox())?.y;
  const top = await topOf();
  for (let step = 0; step < 3; step++) {
    const panel = await ladderOf(page);
    await expect(panel).toHaveAttribute('data-state', 'shown');
    const atS = Number(await panel.getAttribute('data-at'));
    const shown = async () => plainText((await page.locator('.brief').textContent()) ?? '');
    // The evidence may answer after the ladder.
    await expect(async () =>
      expect(await shown()).toBe(plainText(await sentenceAt(page, atS, level))),
    ).toPass();
    expect(await shown()).toMatch(/^.+ [\d.]+( \(now [\d.]+\))? from (below|above): .+; .+; .+\.$/);
    // However long it is, the ladder below stays where it is.
    expect(await topOf()).toBe(top);
    await page.keyboard.press('ArrowRight');
    await expect(panel).not.toHaveAttribute('data-at', String(atS));
  }
});

test('a clause points at its cell, by pointer and by keyboard, and can be held', async ({
  page,
  served,
}) => {
  await openNearest(page, served.url, CLOCK);
  const panel = await ladderOf(page);
  // Its direction is in the sentence.
  await evidenceOf(page);
  const clause = page.locator('.brief a').last();
  const pointed = panel.locator('.pointed');
  await expect(clause).toContainText('conditions');
  await expect(pointed).toHaveCount(0);

  await clause.hover();
  await expect(pointed).toHaveCount(4);
  await page.mouse.move(1, 1);
  await expect(pointed).toHaveCount(0);

  await clause.focus();
  await expect(pointed).toHaveCount(4);
  await page.keyboard.press('Enter');
  await expect(clause).toHaveAttribute('aria-current', 'true');
  await clause.blur();
  await restingAtS(page);
  await expect(pointed).toHaveCount(4);
  expect(new URL(page.url()).hash).toBe('');
  await clause.focus();
  await page.keyboard.press('Escape');
  await clause.blur();
  await expect(pointed).toHaveCount(0);
  // A clause that is held goes with the figures, and comes to an end with its sentence.
  await page.locator('.brief a').first().click();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
  await expectClock(page, '10:14:55');
  await ladderOf(page);
  await evidenceOf(page);
  const held = page.locator('.brief a[aria-current=true]');
  await expect(async () =>
    expect((await pointed.count()) > 0).toBe((await held.count()) > 0),
  ).toPass();
  await page.locator('.brief a').last().hover();
  await expect(pointed).toHaveCount(4);
  // Who listens hears the sentence, and not every five seconds.
  await expect(panel.locator('[aria-live=polite]')).toContainText(/ from (below|above): /);
});
