import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { readCapsule } from '../src/protocol/read-capsule.ts';
import { openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the command says of a capsule, and the code it leaves with. */
async function verified(path: string, lake: string): Promise<{ text: string; code: number }> {
  const args = ['src/cli/main.ts', 'verify', path, '--lake', lake];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    return { text: stdout, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { text: stdout + stderr, code };
  }
}

/** Saves the capsule of the moment on the screen. */
async function savedCapsule(page: Page, path: string): Promise<string> {
  await page.getByRole('button', { name: 'Share this moment' }).click();
  const button = page.getByRole('button', { name: 'Save evidence capsule' });
  await expect(button).toBeEnabled();
  const coming = page.waitForEvent('download');
  await button.click();
  await (await coming).saveAs(path);
  return readFile(path, 'utf8');
}

/** Opens a capsule as a user does. */
async function openCapsule(page: Page, path: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'File' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Open evidence capsule…' }).click();
  await (await choosing).setFiles(path);
}

test('a capsule is verified by the command and by another desk', async ({
  page,
  served,
  browser,
}, info) => {
  const path = info.outputPath('capsule.json');
  await openDesk(page, served.url);
  const text = await savedCapsule(page, path);
  const capsule = readCapsule(text, 'capsule.json');
  expect(capsule.synthetic).toBe(true);
  expect(capsule.hashes.pastCount).toBeGreaterThan(0);
  // No market data: no price, no excursion.
  expect(text).not.toMatch(/"(px|tick|mfeTicks|maeTicks|breakS|levelTick)"/);
  const equal = await verified(path, served.dir);
  expect(equal.text).toMatch(/^equal: /);
  expect(equal.code).toBe(0);

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, `${served.url}/?t=11:00:00&level=EMA_20`);
  await openCapsule(stranger, path);
  const dialog = stranger.getByRole('dialog', { name: 'Evidence capsule' });
  await expect(dialog.locator('.verdict b')).toHaveText('Equal');
  await stranger.keyboard.press('Escape');
  await expect(stranger).toHaveURL(new RegExp(`t=${capsule.moment.clock}&level=PM_HIGH`));

  const other = join(info.outputDir, 'other.json');
  await writeFile(other, text.replace(/"nEff": [\d.]+/, '"nEff": 12.5'));
  const told = await verified(other, served.dir);
  expect(told.code).toBe(1);
  expect(told.text).toMatch(/nEff: expected 12\.5, found \d/);
  await openCapsule(stranger, other);
  await expect(dialog.locator('.verdict b')).toHaveText('Differs');
  await expect(dialog.getByRole('row', { name: /nEff/ })).toContainText('12.5');
  await stranger.context().close();
});

test('a file that is no capsule is refused, by the name of its field', async ({
  page,
  served,
}, info) => {
  await openDesk(page, served.url);
  const path = info.outputPath('no-capsule.json');
  await writeFile(path, '{"capsuleVersion":2}');
  await openCapsule(page, path);
  await expect(page.getByRole('dialog', { name: 'Evidence capsule' })).toContainText(
    'no-capsule.json.capsuleVersion: expected 1, found 2',
  );
  const told = await verified(path, served.dir);
  expect(told.code).toBe(1);
  expect(told.text).toContain('capsuleVersion: expected 1, found 2');
});
