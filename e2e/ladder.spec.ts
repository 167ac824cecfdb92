import type { Locator } from '@playwright/test';
import type { PressureStep } from '../src/protocol/pressure-api.ts';
import { fixed, signed } from '../src/app/ui/figures.ts';
import { openDesk, scrubTo } from './desk-page.ts';
import { askFeatures, hookFeatureWorker, ladderOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';
import { violationsOf } from './violations.ts';

/** A place of the session where the opening range's low is near. */
const NEAR = 0.68;

/** Values of the eight lamps: from below, then from above, n1 to n4 each. */
async function lampValues(panel: Locator): Promise<readonly string[]> {
  const cells = ['up', 'down'].map((side) =>
    panel.locator(`[data-approach=${side}] .lamp b`).allInnerTexts(),
  );
  return (await Promise.all(cells)).flat();
}

test('ladder and lamps follow the cursor, the level and the time they stand for', async ({
  page,
  ledger,
}) => {
  await hookFeatureWorker(page);
  await openDesk(page, `${ledger.url}/?level=SMA_90`);
  for (const [share, key, level] of [
    [NEAR, '6', 'EMA_20'],
    [0.8, '5', 'SMA_90'],
    [0.74, '4', 'OR_LOW'],
  ] as const) {
    const atS = await scrubTo(page, share);
    await page.keyboard.press(key);
    for (const [windows, name] of [
      [1, 'Last 5 s'],
      [12, '60 s mean'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
      const panel = await ladderOf(page);
      await expect(panel).toHaveAttribute('data-at', String(atS));
      const ask = { atS, selected: level, windows, heldWindowCount: 0 };
      const step = await askFeatures<PressureStep>(page, 'at', ask);
      const now = step.levels.find(({ id }) => id === level);
      expect(now?.tick).toBeDefined();
      const [c1, c2, c3, c4] = (now?.conditions ?? []).map(({ value }) => signed(value, 2));
      await expect.poll(() => lampValues(panel)).toEqual([c1, c2, c3, c4, c3, c4, c1, c2]);
      await expect(panel.locator('tbody tr[data-offset]')).toHaveCount(11);
      const nets = panel.locator('tbody tr[data-offset]');
      await expect
        .poll(() => nets.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-net'))))
        .toEqual(step.ladder.map(({ net }) => signed(net, 2)));
      const px = fixed((now?.tick ?? 0) * 0.25, 2);
      await expect(panel.locator('tr.level .figure')).toHaveText(
        px.endsWith('.00') ? px.slice(0, -3) : px,
      );
    }
  }
});

test('the ladder is accessible, and says itself in words', async ({ page, ledger }) => {
  await openDesk(page, `${ledger.url}/?level=EMA_20`);
  await scrubTo(page, NEAR);
  const panel = await ladderOf(page);
  await expect(panel).toHaveAttribute('data-state', 'shown');
  const table = page.getByRole('table', { name: /^Ladder around EMA 20 \d+\.\d\d, mean of 60/ });
  await expect(table.getByRole('rowheader').nth(5)).toContainText('the level,');
  await expect(table.getByRole('rowheader').first()).toContainText('buyers less sellers');
  await expect(page.getByRole('table', { name: /^Conditions of a rejection/ })).toBeVisible();
  // M switches between the mean and the last window.
  await page.keyboard.press('m');
  await expect(page.getByRole('table', { name: /last window of 5 seconds/ })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test('before a level counts the ladder says so, and keeps its rows', async ({ page, ledger }) => {
  await openDesk(page, `${ledger.url}/?level=OR_HIGH&t=09:40:00`);
  const panel = await ladderOf(page);
  await expect(panel).toHaveAttribute('data-state', 'waiting');
  await expect(panel.getByRole('status')).toContainText('OR High does not count yet');
  await expect(panel.getByRole('status')).toContainText('09:45');
  await expect(panel.locator('.brief')).toContainText(
    'OR High does not count yet: forming until 09:45',
  );
  await expect(panel.locator('tbody tr[data-offset]')).toHaveCount(11);
  await page.keyboard.press('Alt+ArrowRight');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Alt+ArrowRight');
  await expect(panel).toHaveAttribute('data-state', /shown|far/);
});
