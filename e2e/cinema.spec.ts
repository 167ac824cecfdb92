import type { Locator, Page } from '@playwright/test';
import { restingAtS } from './desk-page.ts';
import { clockOf, openEvidence } from './evidence-lake.ts';
import type { Asked } from './evidence-lake.ts';
import { lakeRows, numberOf } from './lake-rows.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';
import type { ServedLake } from './served-lake.ts';
import { violationsOf } from './violations.ts';

test.use(wholePast);

// The past is read and asked fifty times over; a loaded machine takes its time.
/** Neighbors that are enough films. */
const MANY = 30;

/** A moment on the way to a level at which something was said, or nothing but the base rate. */
async function filmMoment(dir: string): Promise<Asked & { readonly count: number }> {
  const said = (await lakeRows(dir, 'signals')).filter(
    (row) =>
      row['cause'] === 'CLOSE' &&
      row['question'] === 'approaching' &&
      row['approach_id'] !== null &&
      numberOf(row['k']) >= MANY &&
      /^$|base rate/.test(String(row['reason'] ?? '')),
  );
  const row = said[Math.floor(said.length / 2)];
  const atS = Number((row['ts_ns'] as bigint) / 1_000_000_000n);
  return { atS, level: String(row['level_kind']), count: numberOf(row['k']) };
}

/** Opens the cinema at such a moment. */
async function openCinema(
  page: Page,
  { url, dir }: ServedLake,
): Promise<{ readonly panel: Locator; readonly atS: number; readonly count: number }> {
  const { atS, level, count } = await filmMoment(dir);
  await openEvidence(page, `${url}/?t=${clockOf(atS)}&level=${level}`, 'Analyst');
  const panel = page.locator('app-cinema-panel section');
  await expect(panel).toHaveAttribute('data-spread', 'true');
  return { panel, atS, count };
}

/** Films whose outcome is on the screen. */
function told(panel: Locator): Locator {
  return panel.locator('[data-film][data-outcome]');
}

test('films run with the clock and tell no outcome before its time', async ({ page, served }) => {
  const { panel, atS, count } = await openCinema(page, served);
  await expect(panel.locator('canvas')).toHaveAttribute('data-drawn', String(count));
  await expect(told(panel)).toHaveCount(0);
  await expect(panel.locator('[data-tally]')).toContainText(`${count} on their way`);

  await page.locator('app-scrubber [role=slider]').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await restingAtS(page);
  await expect(panel).toHaveAttribute('data-at', String(atS));
  await expect.poll(() => told(panel).count()).toBeGreaterThan(0);
  expect(await told(panel).count()).toBeLessThan(count);

  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => Number(await panel.getAttribute('data-at'))).toBeLessThan(atS);
  await expect(told(panel)).toHaveCount(0);
});

test('the past is sifted, a day is left out, and the figures move with it', async ({
  page,
  served,
}) => {
  const { panel } = await openCinema(page, served);
  const remaining = panel.locator('[data-remaining]');
  const all = Number(await remaining.getAttribute('data-count'));
  const table = panel.locator('app-shift-table tbody');
  const before = await table.innerText();
  await expect(panel.locator('[data-spread]').first()).toHaveText(/\d+–\d+/);

  await panel.locator('[data-part=touch]').selectOption('later');
  await expect
    .poll(async () => Number(await remaining.getAttribute('data-count')))
    .toBeLessThan(all);
  const later = (await remaining.getAttribute('data-count')) ?? '';
  await panel.locator('[data-film]').first().click();
  await panel.getByRole('button', { name: 'its day' }).click();
  await expect(panel.getByRole('button', { name: /^without/ })).toHaveCount(1);
  await expect(remaining).not.toHaveAttribute('data-count', later);
  await expect(panel).toHaveAttribute('data-spread', 'true');
  expect(await violationsOf(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Take all in' }).click();
  await expect(remaining).toHaveAttribute('data-count', String(all));
  await expect(panel).toHaveAttribute('data-spread', 'true');
  expect(await table.innerText()).toBe(before);
});

test('what is left of the past may be too little to say anything', async ({ page, served }) => {
  const { panel } = await openCinema(page, served);
  await panel.locator('[data-part=weekday]').selectOption('2');
  await panel.locator('[data-part=touch]').selectOption('first');
  await panel.locator('[data-part=level]').selectOption('PM_LOW');
  await panel.locator('[data-part=volatility]').selectOption('wild');
  await expect(panel.getByRole('status')).toContainText('Too little is left');
  await expect(panel.getByRole('status')).toContainText('comparable approaches');
  await expect(panel.locator('[data-film]')).toHaveCount(0);
});
