import type { PressureStep } from '../src/protocol/pressure-api.ts';
import { openDesk, scrubTo } from './desk-page.ts';
import { byLevelAndWindow, lakeRows, numberOf, numbersOf } from './lake-rows.ts';
import type { Numbers } from './lake-rows.ts';
import { askFeatures, hookFeatureWorker, ladderOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';

/** Columns that look back on when the level began to count, which one's own always did. */
const ownColumns = new Set(['anchor_moved']);

test('a level drawn at a level’s price has the lake’s pressure of that level', async ({
  page,
  ledger,
}) => {
  const rows = await lakeRows(ledger.dir, 'level_pressure_5s');
  const ladders = byLevelAndWindow(await lakeRows(ledger.dir, 'pressure_ladder_5s'));
  const kind = 'OR_LOW';
  const stored = rows.filter((row) => row['level_kind'] === kind);
  const tick = numberOf(stored.at(-1)?.['level_tick']);
  const byWindow = new Map(stored.map((row) => [numberOf(row['win']), row]));

  await hookFeatureWorker(page);
  await openDesk(page, ledger.url);
  await ladderOf(page);
  await page.keyboard.press('Shift+D');
  await page.keyboard.type((tick * 0.25).toFixed(2));
  await page.keyboard.press('Enter');
  await expect(page.locator('app-own-levels tr.own')).toHaveCount(1);

  let comparedCount = 0;
  for (const share of [0.66, 0.7, 0.74, 0.78, 0.82, 0.86, 0.9, 0.94, 0.98]) {
    const atS = await scrubTo(page, share);
    await ladderOf(page);
    const found = await askFeatures<Numbers>(page, 'columnsAt', atS, 'own-1');
    const row = byWindow.get(found['win'] ?? NaN);
    if (row === undefined) continue;
    for (const [name, value] of Object.entries(numbersOf(row))) {
      if (ownColumns.has(name)) continue;
      expect([atS, name, found[name]]).toEqual([atS, name, value]);
    }
    const ask = { atS, selected: 'own-1', windows: 1, heldWindowCount: 0 };
    const { ladder } = await askFeatures<PressureStep>(page, 'at', ask);
    const lots = ladders.get(`${kind} ${found['win']}`) ?? [];
    expect(ladder.map(({ askLots, bidLots }) => [askLots, bidLots])).toEqual(
      lots
        .toSorted((a, b) => numberOf(b['off']) - numberOf(a['off']))
        .map((bucket) => [numberOf(bucket['ask_depth']), numberOf(bucket['bid_depth'])]),
    );
    comparedCount++;
  }
  expect(comparedCount).toBeGreaterThanOrEqual(4);
});
