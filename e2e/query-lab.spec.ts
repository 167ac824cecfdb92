import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Locator, Page } from '@playwright/test';
import { expectDrawn, openDesk } from './desk-page.ts';
import { newestSession } from './lake-session.ts';
import { jumpTo } from './replay-page.ts';
import { expect, test } from './served-lake.ts';
import { openWorkspace } from './workspace-page.ts';

/** Puts a question to the lab. */
async function send(page: Page, sql: string): Promise<Locator> {
  const lab = page.locator('app-query-lab-panel');
  await lab.getByRole('textbox', { name: 'Question in SQL' }).fill(sql);
  await page.keyboard.press('Control+Enter');
  return lab;
}

/** Asks in the lab and waits for the answer. */
async function ask(page: Page, sql: string): Promise<Locator> {
  const lab = await send(page, sql);
  // Until then the answer on the screen is that of the question before.
  const grid = lab.locator('app-results-grid');
  await expect(grid).toHaveAttribute('data-question', sql);
  return lab;
}

/** Words of a row of the answer, the row's number first. */
async function rowOf(lab: Locator, index: number): Promise<readonly string[]> {
  const row = lab.locator(`[aria-rowindex="${index + 2}"]`);
  await expect(row).toBeVisible();
  return row.locator('> span').allInnerTexts();
}

test('a question is answered from the files of the lake', async ({ page, served }) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Query lab');
  const session = await newestSession(served.dir);
  const lab = await ask(
    page,
    'select count(*) as n, max(h) as high, round(avg(vol), 2) as lots from session.bars_2m',
  );
  // Up to the cursor: what closes later is not seen.
  const shown = (await rowOf(lab, 0)).map((text) => text.replaceAll(/\s/g, ''));
  await lab.getByRole('switch').click();
  const whole = await ask(page, 'select count(*) as n, max(h) as high from session.bars_2m');
  const all = (await rowOf(whole, 0)).map((text) => text.replaceAll(/\s/g, ''));
  expect(Number(shown[1])).toBeLessThan(Number(all[1]));

  // Without the switch that answer knows too much; so does one of a later clock.
  await lab.getByRole('switch').click();
  const grid = lab.locator('app-results-grid');
  await expect(lab).toContainText('This answer knows the whole lake');
  await expect(grid).toHaveCount(0);
  await lab.getByRole('button', { name: 'Run' }).click();
  await expect(lab.getByRole('status')).toContainText('Of the lake up to 10:14:35 ET: 1 row');
  await jumpTo(page, '10:00:00');
  await expect(lab).toContainText('This answer knows the lake up to 10:14:35 ET');
  await expect(lab.getByRole('status')).toHaveText('The answer is hidden.');
  await expect(grid).toHaveCount(0);
  await lab.getByRole('button', { name: 'Run' }).click();
  const early = (await rowOf(lab, 0)).map((text) => text.replaceAll(/\s/g, ''));
  expect(Number(early[1])).toBeLessThan(Number(shown[1]));

  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = `${served.dir}/${session.tables['bars_2m'].path}`;
  const found = await connection.runAndReadAll(
    `select count(*)::double, max(h)::double from read_parquet('${file}', hive_partitioning = false)`,
  );
  expect(found.getRowsJS()[0]).toEqual([Number(all[1]), Number(all[2])]);
  connection.closeSync();
  instance.closeSync();
});

test('a mistake is told in the engine’s words, and the answer before stays', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Query lab');
  await ask(page, 'select 41 + 1 as n');
  const lab = await send(page, 'select volume from session.bars_2m');
  await expect(lab.getByRole('alert')).toContainText('Referenced column "volume" not found');
  expect(await rowOf(lab, 0)).toEqual(['1', '42']);
});

test('a question that takes too long can be cancelled', async ({ page, served }) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Query lab');
  const lab = page.locator('app-query-lab-panel');
  await lab
    .getByRole('textbox', { name: 'Question in SQL' })
    .fill('select sum(a.range * b.range) from range(10000000) a, range(10000000) b');
  await lab.getByRole('button', { name: 'Run' }).click();
  await lab.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.getByRole('status')).toHaveText('Cancelled.');
  const after = await ask(page, 'select 1 as one');
  expect(await rowOf(after, 0)).toEqual(['1', '1']);
});

test('more rows than anybody reads are cut, with a word, and only those in sight are drawn', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Query lab');
  const lab = await ask(page, 'select range as n from range(50000)');
  await expect(lab.getByRole('status')).toContainText('the first 10\u2009000 rows');
  await lab.locator('app-results-grid .scroller').evaluate((grid) => grid.scrollTo(0, 1e9));
  await expect(lab.locator('[aria-rowindex="10001"]')).toBeVisible();
  expect(await lab.locator('app-results-grid .rows .line').count()).toBeLessThan(120);
});

for (const [name, suffix] of [
  ['CSV', 'csv'],
  ['Parquet', 'parquet'],
  ['Arrow', 'arrow'],
] as const) {
  test(`an answer as ${name} says that it is synthetic, and of what it is made`, async ({
    page,
    served,
  }) => {
    await openDesk(page, served.url);
    await openWorkspace(page, 'Lab', 'Query lab');
    const lab = await ask(
      page,
      "select 1 as n, 2.5 as x, 'a,b' as word, null::int as nothing union all select 2, 3.5, 'c', 4 order by n",
    );
    const coming = page.waitForEvent('download');
    await lab.getByRole('button', { name: `Export as ${name}` }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`spymaster-synthetic-query.${suffix}`);
    const bytes = await readFile(await download.path());
    const text = bytes.toString('latin1');
    expect(text).toContain('SYNTHETIC');
    expect(text).toContain('config_hash');
    if (suffix === 'csv')
      expect(text.trim().split('\n').slice(-2)).toEqual(['1,2.5,"a,b",', '2,3.5,c,4']);
    if (suffix === 'parquet') {
      const file = new Uint8Array(bytes).buffer;
      const facts = parquetMetadata(file).key_value_metadata ?? [];
      expect(facts).toContainEqual({ key: 'synthetic', value: 'true' });
      expect(await parquetReadObjects({ file })).toEqual([
        { n: 1, x: 2.5, word: 'a,b', nothing: null },
        { n: 2, x: 3.5, word: 'c', nothing: 4 },
      ]);
    }
  });
}

test('the schema tells columns, units and meaning, and nothing leaves the machine', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Query lab');
  const lab = page.locator('app-query-lab-panel');
  await lab.getByRole('button', { name: /^bars_2m/ }).click();
  const column = lab.getByRole('button', { name: 'h, ticks: Highest trade.' });
  await lab.getByRole('textbox', { name: 'Question in SQL' }).fill('');
  await column.click();
  await expect(lab.getByRole('textbox', { name: 'Question in SQL' })).toHaveValue('h');
  const away = await send(page, "select * from 'https://example.com/x.csv'");
  await expect(away.getByRole('alert')).toBeVisible();
});

test('who opens the lab by its name writes in it at once', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('query lab');
  await expect(page.getByRole('option', { selected: true })).toContainText('Query lab');
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: 'Question in SQL' });
  await expect(editor).toBeFocused();
  // It comes with the layout now, and the keys stay the desk's.
  await page.reload();
  await expectDrawn(page);
  await expect(editor).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});
