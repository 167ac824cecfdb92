import type { PressureStep } from '../src/protocol/pressure-api.ts';
import { timesOf } from '../src/app/ui/figures.ts';
import { askFeatures, hookFeatureWorker, ladderOf, test } from './ledger-lake.ts';
import { openNearest } from './near-level.ts';
import { expect } from './served-lake.ts';
import { violationsOf } from './violations.ts';

/** A time of the newest session. */
const CLOCK = '10:14:35';

test('each row opens into its ticks, which are the ledger’s', async ({ page, served }) => {
  await hookFeatureWorker(page);
  const level = await openNearest(page, served.url, CLOCK);
  const panel = await ladderOf(page);
  const atS = Number(await panel.getAttribute('data-at'));
  const ticks = panel.locator('tr[data-tick]');
  await expect(ticks).toHaveCount(0);

  const row = panel.locator('tr[data-offset="0"]');
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await expect(ticks).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(ticks).toHaveCount(0);

  await page.keyboard.press('x');
  await expect(ticks).toHaveCount(41);
  const ask = { atS, selected: level, windows: 12, isByTick: true, heldWindowCount: 0 };
  const step = await askFeatures<PressureStep>(page, 'at', ask);
  for (const tick of step.ticks) {
    const depths = [
      [tick.askLots, tick.askChurn, tick.askDepth],
      [tick.bidLots, tick.bidChurn, tick.bidDepth],
    ].filter(([lots, churn]) => lots > 0 || Math.abs(churn) >= 0.05);
    const cell = panel.locator(`tr[data-tick="${tick.offset}"] .depth b`);
    await expect(cell).toHaveText(depths.map(([, , depth]) => timesOf(depth, 1)));
  }
  expect(await violationsOf(page)).toEqual([]);
});
