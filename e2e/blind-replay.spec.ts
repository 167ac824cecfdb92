import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Page } from '@playwright/test';
import { blindSessions } from '../src/app/context/blind/blind-draw.ts';
import type { BlindEntry } from '../src/app/context/blind/blind-log.ts';
import { brierOf, forecastOf } from '../src/app/context/blind/brier.ts';
import { longDate, shortDate } from '../src/app/context/dates.ts';
import type { CatalogSession, LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { chartFacts, expectDrawn, openDesk, restingAtS } from './desk-page.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';

async function sessionsOf(dir: string): Promise<readonly CatalogSession[]> {
  const text = await readFile(join(dir, 'catalog.json'), 'utf8');
  return (JSON.parse(text) as LakeCatalog).sessions;
}

/** Presses the key and waits for the question, its chart drawn. */
async function beginBlind(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await expect(page.locator('app-blind-question')).toBeVisible();
  await expect(page).toHaveURL(/\?blind$/);
  await expectDrawn(page);
}

/** Everything the page says, in words and in attributes, its address and its title. */
async function pageText(page: Page): Promise<string> {
  return [page.url(), await page.title(), await page.locator('body').innerHTML()].join('\n');
}

test('nothing tells the day, the price, the future or the past before the forecast', async ({
  page,
  served,
}) => {
  const sessions = await sessionsOf(served.dir);
  test.skip(blindSessions(sessions).length === 0, 'the lake has nothing to ask about');
  await openDesk(page, served.url);
  await beginBlind(page);
  const track = page.locator('app-scrubber [role=slider]');
  const atS = async (): Promise<number> => Number(await track.getAttribute('aria-valuenow'));
  const began = await atS();
  await page.keyboard.press('End');
  await expect.poll(atS).toBeGreaterThan(began);
  const touch = await atS();
  for (const key of ['End', 'ArrowRight', ']', 'Alt+ArrowRight']) await page.keyboard.press(key);
  expect(await restingAtS(page), 'the clock goes to the touch and no further').toBe(touch);
  expect((await chartFacts(page)).lastOpenS).toBeLessThanOrEqual(touch);

  // What is not there yet tells nothing either.
  await ladderOf(page);
  for (const tab of ['Evidence', 'Levels']) {
    await page.getByRole('tab', { name: tab }).click();
    const text = await pageText(page);
    for (const { date, symbol } of sessions) {
      expect(text).not.toContain(date);
      expect(text).not.toContain(longDate(date));
      expect(text).not.toContain(`>${shortDate(date)}<`);
      expect(text).not.toContain(symbol);
    }
    expect(text.match(/\d{4,}\.\d\d/g), 'prices in points').toBeNull();
    expect(text.match(/\b1[5-9]\d{8}\b/g), 'UNIX seconds of our day').toBeNull();
  }
  // A note would keep the day, and a picture its dataset.
  const notes = await page.evaluate('localStorage.getItem("spymaster.notes")');
  for (const [key, why] of [
    ['Shift+N', 'No note while the date is hidden'],
    ['Alt+s', 'No picture while the date is hidden'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator('app-band').first()).toContainText(why);
  }
  await expect(page.getByRole('textbox', { name: /Note at/ })).toHaveCount(0);
  expect(await page.evaluate('localStorage.getItem("spymaster.notes")')).toBe(notes);
  // Prices count from the level, and the nearest round price would tell where that is.
  await expect(page.locator('app-level-strip .price').first()).toHaveText(/^([+−]|0\.00$)/);
  await expect(page.locator('app-lamp-table')).not.toContainText('Round');
  await page.getByRole('tab', { name: 'Evidence' }).click();
  const evidence = page.locator('[data-panel=evidence]');
  await expect(evidence).toContainText('until you commit');
  await expect(page.getByRole('button', { name: 'Share this moment' })).toBeDisabled();
});

test('a forecast is scored against the outcome of the lake, the machine and the base rate', async ({
  page,
  served,
}) => {
  const sessions = await sessionsOf(served.dir);
  test.skip(blindSessions(sessions).length === 0, 'the lake has nothing to ask about');
  await openDesk(page, served.url);
  await beginBlind(page);
  const commit = page.getByRole('button', { name: 'Commit', exact: true });
  await expect(commit).toBeDisabled();
  await page.getByRole('radio', { name: /REJECT/ }).check();
  await page.getByLabel('Confidence, percent').fill('70');
  await commit.click();
  const result = page.locator('app-blind-result');
  await expect(result).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as JSON' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const [entry] = (JSON.parse(text) as { entries: BlindEntry[] }).entries;
  expect(entry.outcome).toBe(await outcomeIn(served.dir, sessions, entry));
  await expect(result.locator('.verdict')).toContainText(entry.outcome);
  await expect(result).toContainText(longDate(entry.date));
  await expect(page).toHaveURL(new RegExp(`date=${entry.date}`));

  const mine = brierOf(forecastOf('REJECT', 0.7), entry.outcome);
  const brier = (who: string) => result.locator(`[data-who="${who}"] td`).last();
  await expect(brier('You')).toHaveText(mine.toFixed(2));
  const { base, retrieval } = entry;
  await expect(brier('Base rate')).toHaveText(
    base === undefined ? '–' : brierOf(base, entry.outcome).toFixed(2),
  );
  await expect(brier('Machine')).toHaveText(
    retrieval === undefined ? '–' : brierOf(retrieval, entry.outcome).toFixed(2),
  );

  await page.reload();
  await expectDrawn(page);
  await page.keyboard.press('b');
  await expect(page.locator('app-blind-question')).toBeVisible();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.locator('[data-panel=evidence]')).toBeVisible();
  await page.getByRole('tab', { name: 'Blind replay' }).click();
  const record = page.locator('app-blind-record');
  await expect(record).toContainText('1 committed');
  await expect(record).toContainText('1 left without an answer');
});

test('an address that asks for blind replay begins with it', async ({ page, served }) => {
  const sessions = await sessionsOf(served.dir);
  test.skip(blindSessions(sessions).length === 0, 'the lake has nothing to ask about');
  await page.goto(`${served.url}/?blind`);
  await expect(page.locator('app-blind-question')).toBeVisible();
  await expectDrawn(page);
  await ladderOf(page);
  expect(await pageText(page)).not.toContain(sessions.at(-1)?.symbol);
});

test('who asks for a link in blind replay hears why there is none', async ({ page, served }) => {
  const sessions = await sessionsOf(served.dir);
  test.skip(blindSessions(sessions).length === 0, 'the lake has nothing to ask about');
  await openDesk(page, served.url);
  await beginBlind(page);
  const why = 'No link while the date is hidden';
  await page.keyboard.press('Control+Shift+L');
  await expect(page.locator('app-band')).toContainText(why);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('copy link');
  const choice = page.getByRole('option', { selected: true });
  await expect(choice).toContainText(why);
  await page.keyboard.press('Enter');
  await expect(choice).toBeVisible();
  await page.keyboard.press('Escape');
  // Without the veil there is a link, and no word that says otherwise.
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('button', { name: 'Share this moment' })).toBeEnabled();
  await expect(page.locator('app-band')).toHaveCount(0);
});

/** The outcome of a forecast's touch as the lake's table of labels has it. */
async function outcomeIn(
  dir: string,
  sessions: readonly CatalogSession[],
  { date, symbol, eventId, horizonMin }: BlindEntry,
): Promise<unknown> {
  const session = sessions.find((other) => other.date === date && other.symbol === symbol);
  const path = session?.tables['labels'].path ?? '';
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(
    `select outcome from read_parquet('${join(dir, path)}', hive_partitioning = false)
     where event_id = '${eventId}' and H_min = ${horizonMin} and row_type = 'TRIGGER'`,
  );
  connection.closeSync();
  return reader.getRowObjectsJS().at(0)?.['outcome'];
}
