import type { Page } from '@playwright/test';
import { expectDrawn, openDesk, plotOf, restingPicture, scrubTo } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { lakeRows } from './lake-rows.ts';
import type { LakeRow } from './lake-rows.ts';
import { ledgerSessionOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';

const HORIZON_MIN = 8;
/** Where the journey looks: forwards, back, before the first touch. */
const shares = [0.99, 0.7, 0.85, 0.3, 0.78, 0.92];

/** Rows that are known at an instant, by the column that says since when. */
function knownAt(rows: readonly LakeRow[], column: string, atS: number): readonly LakeRow[] {
  const atNs = BigInt(atS) * 1_000_000_000n;
  return rows.filter((row) => {
    const ns = row[column];
    return typeof ns === 'bigint' && ns <= atNs;
  });
}

async function marksOf(page: Page): Promise<{ touches: number; outcomes: number; said: number }> {
  return plotOf(page).evaluate(({ dataset }) => ({
    touches: Number(dataset['touches']),
    outcomes: Number(dataset['outcomes']),
    said: Number(dataset['said']),
  }));
}

test('touches and outcomes are marked once they are known, and not a second before', async ({
  page,
  ledger,
}) => {
  const [episodes, labels] = [
    (await lakeRows(ledger.dir, 'episodes')).filter((row) => row['event_id'] !== null),
    (await lakeRows(ledger.dir, 'labels')).filter(
      (row) => row['row_type'] === 'TRIGGER' && row['H_min'] === HORIZON_MIN,
    ),
  ];
  expect(episodes.length).toBeGreaterThan(2);
  await openDesk(page, ledger.url);
  await expect(plotOf(page)).not.toHaveAttribute('data-touches', '0');
  for (const share of shares) {
    const atS = await scrubTo(page, share);
    await expect
      .poll(() => marksOf(page))
      .toMatchObject({
        touches: knownAt(episodes, 'trigger_ns', atS).length,
        outcomes: knownAt(labels, 'resolved_at', atS).length,
      });
  }
});

test('what was said at the time stands below the candles, up to the cursor', async ({
  page,
  served,
}) => {
  const session = await ledgerSessionOf(served.dir);
  test.skip(!Object.hasOwn(session.tables, 'signals'), 'the sample has no stored answers');
  const said = (await lakeRows(served.dir, 'signals')).filter(
    (row) => row['level_kind'] === 'PM_HIGH',
  );
  await openDesk(page, `${served.url}/?level=PM_HIGH`);
  const ribbon = page.getByRole('button', { name: 'Probability below the candles' });
  await expect(ribbon).toHaveAttribute('aria-pressed', 'true');
  for (const share of shares) {
    const atS = await scrubTo(page, share);
    await expect
      .poll(async () => (await marksOf(page)).said)
      .toBe(knownAt(said, 'ts_ns', atS).length);
  }
  await evidenceOf(page);
  const open = await restingPicture(page);
  await page.keyboard.press('y');
  await expect(ribbon).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await plotOf(page).screenshot()).equals(open)).toBe(false);
  await page.reload();
  await expect(ribbon).toHaveAttribute('aria-pressed', 'false');
});

test('a session without stored answers says so and keeps its room', async ({ page, ledger }) => {
  await openDesk(page, ledger.url);
  const ribbon = page.getByRole('button', { name: 'Probability below the candles' });
  await expect(ribbon).toBeDisabled();
  await expect(ribbon).toHaveAttribute('title', /no answers are stored for this session/);
});

test('overlay levels are switched from the chart, with their values', async ({ page, served }) => {
  await openDesk(page, served.url);
  await evidenceOf(page);
  await page.mouse.move(0, 0);
  const before = await restingPicture(page);
  await page.getByRole('button', { name: 'Overlay levels' }).click();
  const vwap = page.getByRole('menuitemcheckbox', { name: /VWAP/ });
  await expect(vwap).toHaveAttribute('aria-checked', 'false');
  await expect(vwap).toContainText(/\d\.\d\d/);
  await vwap.click();
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await plotOf(page).screenshot()).equals(before)).toBe(false);
  await page.getByRole('button', { name: 'Overlay levels' }).click();
  await expect(vwap).toHaveAttribute('aria-checked', 'true');
});

test('a measure tells points, ticks and time between two points', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('u');
  const measure = page.getByRole('button', { name: 'Measure between two points' });
  await expect(measure).toHaveAttribute('aria-pressed', 'true');
  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 150, { steps: 4 });
  await page.mouse.up();
  const words = page.getByText(/^From \d.* to \d.*: \+\d+\.\d\d pt, \+\d+ ticks, .* s$/);
  await expect(words).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(words).toHaveCount(0);

  await page.keyboard.press('Shift+U');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByText(/1:00 min, 60 s$/)).toHaveCount(1);

  // Another session has other prices: nothing is measured there.
  const key = (await plotOf(page).getAttribute('data-key')) ?? '';
  await page.keyboard.press('PageUp');
  await expect(plotOf(page)).not.toHaveAttribute('data-key', key);
  await expectDrawn(page);
  await expect(page.getByText(/^From \d.* to \d/)).toHaveCount(0);
});
