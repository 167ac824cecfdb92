import { readFile } from 'node:fs/promises';
import { openDesk, plotOf } from './desk-page.ts';
import { decodePng } from './png.ts';
import { expect, test } from './served-lake.ts';

test('a picture of the chart says what it shows and that it is synthetic', async ({
  page,
  served,
}, info) => {
  await openDesk(page, served.url);
  const box = await plotOf(page).boundingBox();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Alt+s');
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^spymaster-\w+-\d{4}-\d\d-\d\d-\d{6}\.png$/);
  const path = info.outputPath('chart.png');
  await download.saveAs(path);
  const png = await readFile(path);
  const { width, height, colors } = decodePng(png);
  expect(Math.abs(width - (box?.width ?? 0))).toBeLessThan(2);
  expect(height).toBeGreaterThan((box?.height ?? 0) + 40);
  expect(new Set(colors).size).toBeGreaterThan(20);

  const texts = png.toString('latin1');
  expect(texts).toContain('tEXtSource\0');
  expect(texts).toMatch(/Source\0[A-Z ]*SYNTHETIC/);
  expect(texts).toMatch(/Software\0Spymaster \d/);
  expect(texts).toMatch(/Description\0dataset [0-9a-f]+, config [0-9a-f]+, nothing after \d\d:/);
});
