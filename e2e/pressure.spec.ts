import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { toNano } from '../src/domain/features/rounding.ts';
import type { PressureStep } from '../src/protocol/pressure-api.ts';
import { expectDrawn, openDesk, scrubTo } from './desk-page.ts';
import { byLevelAndWindow, lakeRows, numberOf, numbersOf } from './lake-rows.ts';
import type { Numbers } from './lake-rows.ts';
import { askFeatures, hookFeatureWorker, ledgerSessionOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';

const kinds = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'];
/** Where the journey looks: forwards, back, and before the levels count. */
const shares = [0.12, 0.99, 0.66, 0.71, 0.64, 0.83, 0.77, 0.9, 0.68, 0.94, 0.7, 0.4];

test('the browser’s pressure is the lake’s, to the last bit', async ({ page, ledger }) => {
  const rows = byLevelAndWindow(await lakeRows(ledger.dir, 'level_pressure_5s'));
  await hookFeatureWorker(page);
  await openDesk(page, ledger.url);
  const seen: string[] = [];
  for (const share of shares) {
    const atS = await scrubTo(page, share);
    for (const kind of kinds) {
      const found = await askFeatures<Numbers | undefined>(page, 'columnsAt', atS, kind);
      const row = rows.get(`${kind} ${found?.['win'] ?? NaN}`)?.at(0);
      if (row === undefined) {
        // The lake keeps a level's rows while it is valid and the mid within 80 ticks.
        if (found !== undefined)
          expect(Math.abs(found['mid_dist'] ?? 0)).not.toBeLessThanOrEqual(80);
        continue;
      }
      const stored = numbersOf(row);
      expect(Object.keys(stored).length).toBeGreaterThanOrEqual(82);
      const shown = Object.fromEntries(Object.keys(stored).map((name) => [name, found?.[name]]));
      expect({ atS, kind, ...shown }).toEqual({ atS, kind, ...stored });
      seen.push(kind);
    }
  }
  expect(seen.length).toBeGreaterThanOrEqual(20);
  expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
});

test('the browser’s ladder is the lake’s, to the last bit', async ({ page, ledger }) => {
  const rows = byLevelAndWindow(await lakeRows(ledger.dir, 'pressure_ladder_5s'));
  await hookFeatureWorker(page);
  await openDesk(page, ledger.url);
  let comparedCount = 0;
  for (const share of shares) {
    const atS = await scrubTo(page, share);
    for (const selected of kinds) {
      const ask = { atS, selected, windows: 1, heldWindowCount: 0 };
      const [step, now] = await Promise.all([
        askFeatures<PressureStep>(page, 'at', ask),
        askFeatures<Numbers | undefined>(page, 'columnsAt', atS, selected),
      ]);
      const stored = rows.get(`${selected} ${now?.['win'] ?? NaN}`) ?? [];
      for (const row of stored) {
        const shown = step.ladder.find(({ offset }) => offset === numberOf(row['off']));
        expect({
          ...{ off: shown?.offset, ask_depth: shown?.askLots, bid_depth: shown?.bidLots },
          ...{ long: toNano(shown?.long ?? NaN), short: toNano(shown?.short ?? NaN) },
          ...{ net: toNano(shown?.net ?? NaN), ask_rest: toNano(shown?.askRest ?? NaN) },
          bid_rest: toNano(shown?.bidRest ?? NaN),
        }).toEqual(picked(numbersOf(row), Object.keys(ladderNames)));
        comparedCount++;
      }
    }
  }
  expect(comparedCount).toBeGreaterThanOrEqual(20 * 11);
});

/** Numbers of the ladder that the screen shows as they are stored. */
const ladderNames = {
  ...{ off: true, ask_depth: true, bid_depth: true, long: true, short: true },
  ...{ net: true, ask_rest: true, bid_rest: true },
};

function picked(row: Numbers, names: readonly string[]): Numbers {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? NaN]));
}

test.describe('a ledger that cannot be read', () => {
  test.use({ expectsErrors: true });

  test('costs the pressure, nothing else', async ({ page, ownLedger }) => {
    const { tables } = await ledgerSessionOf(ownLedger.dir);
    const { path } = tables['reprices_5s'];
    await rm(join(ownLedger.dir, path));
    await openDesk(page, ownLedger.url);
    const band = page.locator('app-band');
    await expect(band).toContainText('Pressure cannot be computed');
    await expect(band).toContainText(`${path}: expected a file, found none (HTTP 404)`);
    await expect(band).toContainText('Candles, levels and replay are not affected');
    await expect(page.locator('app-ladder-panel')).toContainText('Pressure cannot be computed');
    await scrubTo(page, 0.7);
    await expectDrawn(page);

    const broken = tables['tick_ledger_5s'].path;
    await truncate(join(ownLedger.dir, broken), 1000);
    await page.reload();
    await expect(band.filter({ hasText: broken })).toContainText('found 1000');
    await expectDrawn(page);
  });
});
