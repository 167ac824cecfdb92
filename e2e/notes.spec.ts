import { readFile, writeFile } from 'node:fs/promises';
import { expectClock, expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

const TEXT = 'Sellers step aside at the third touch.';

test('a note keeps its moment, hides before it, and goes to a file and back', async ({
  page,
  served,
}, info) => {
  await openDesk(page, served.url);
  await page.keyboard.press('Shift+N');
  await page.getByRole('textbox', { name: /^Note at \d\d:\d\d:\d\d$/ }).fill(TEXT);
  // It belongs to the moment where it was begun, however far the clock goes meanwhile.
  const shown = page.locator('app-top-bar .clock');
  const begun = await shown.innerText();
  await page.getByRole('button', { name: 'One bar forward', exact: true }).click();
  await expect(shown).not.toHaveText(begun);
  await page.getByRole('textbox', { name: `Note at ${begun}`, exact: true }).press('Enter');
  const notes = page.locator('app-notes-panel li');
  await expect(notes).toContainText(begun);
  await expect(notes).toHaveText(new RegExp(TEXT));
  await expect(plotOf(page)).toHaveAttribute('data-notes', '1');

  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(plotOf(page)).toHaveAttribute('data-notes', '0');
  await expect(notes).toHaveCount(0);
  await expect(page.locator('app-notes-panel')).toContainText('One later note shows when');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(notes).toHaveCount(1);
  await notes.getByRole('button', { name: /^\d\d:/ }).click();
  await expectClock(page, begun);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = info.outputPath('notes.json');
  await (await saving).saveAs(path);
  const file = await readFile(path, 'utf8');
  expect(JSON.parse(file)).toMatchObject({
    ...{ kind: 'spymaster-notes', version: 1 },
    notes: [{ text: TEXT, synthetic: true }],
  });

  await page.reload();
  await expectDrawn(page);
  await page.getByRole('menuitem', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Notes', exact: true }).click();
  await page.getByRole('button', { name: /^Delete the note at/ }).click();
  await expect(notes).toHaveCount(0);
  await choose(path);
  await expect(notes).toHaveText(new RegExp(TEXT));

  const broken = info.outputPath('broken.json');
  await writeFile(broken, file.slice(0, 40));
  await choose(broken);
  await expect(page.locator('app-band')).toContainText('broken.json cannot be read');
  await expect(notes).toHaveCount(1);

  async function choose(chosen: string): Promise<void> {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).click();
    await (await choosing).setFiles(chosen);
  }
});
