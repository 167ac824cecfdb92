/** Every screen of the desk, and how a visitor comes there and away. */
import type { Page, TestInfo } from '@playwright/test';
import { expect } from './served-lake.ts';

/** A screen; its steps start and end at the Trader workspace. */
export type DeskScreen = {
  readonly name: string;
  readonly show: (page: Page, info: TestInfo) => Promise<void>;
  readonly leave: (page: Page) => Promise<void>;
  /** What floats above the desk, as menus do, stands in no landmark. */
  readonly isFloating?: boolean;
};

const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

/** A screen between keys: one that shows it, one that leaves it. */
function keyed(name: string, show: string, leave = 'Alt+1'): DeskScreen {
  return { name, show: press(show), leave: press(leave) };
}

/** Does what the palette calls by this title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(title);
  await page.getByRole('option', { name: title }).first().click();
}

const trader: DeskScreen = {
  name: 'trader',
  async show(page) {
    await page.keyboard.press('Alt+1');
    const panel = page.locator('app-evidence-panel section');
    await expect(panel).toHaveAttribute('data-current', 'true');
  },
  leave: press(),
};

const menu: DeskScreen = {
  name: 'menu',
  isFloating: true,
  show: (page) => page.getByRole('menuitem', { name: 'View', exact: true }).press('Enter'),
  leave: press('Escape'),
};

const words: DeskScreen = {
  name: 'words',
  async show(page) {
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: 'Words and figures' })).toBeVisible();
  },
  leave: press('Escape'),
};

const workspaceForm: DeskScreen = {
  name: 'workspace form',
  async show(page) {
    await page.locator('app-status-bar .workspace').press('Enter');
    await page.getByRole('menuitem', { name: /Save workspace/ }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  leave: press('Escape'),
};

const calendar: DeskScreen = {
  name: 'calendar',
  async show(page) {
    await page.locator('app-session-picker .current').click();
    await expect(page.getByRole('dialog', { name: 'Choose a session' })).toBeVisible();
  },
  leave: press('Escape'),
};

const share: DeskScreen = {
  name: 'share',
  async show(page) {
    await runCommand(page, 'Share this moment');
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/[?&]s=1\./);
  },
  leave: press('Escape'),
};

const capsule: DeskScreen = {
  name: 'capsule',
  async show(page, info) {
    const path = info.outputPath('capsule.json');
    const coming = page.waitForEvent('download');
    await runCommand(page, 'Save evidence capsule');
    await (await coming).saveAs(path);
    const choosing = page.waitForEvent('filechooser');
    await runCommand(page, 'Open evidence capsule');
    await (await choosing).setFiles(path);
    await expect(page.getByRole('dialog').locator('.verdict b')).toHaveText('Equal');
  },
  leave: press('Escape'),
};

const noteForm: DeskScreen = {
  name: 'note form',
  async show(page) {
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: /^Note at/ }).fill('Sellers step aside.');
  },
  leave: press('Enter'),
};

const notes: DeskScreen = {
  name: 'notes',
  show: (page) => expect(page.locator('app-notes-panel li')).toHaveCount(1),
  leave: press('e'),
};

const cinema: DeskScreen = {
  name: 'analyst with its cinema',
  async show(page) {
    await page.keyboard.press('Alt+2');
    const panel = page.locator('app-cinema-panel section');
    await expect(panel).toHaveAttribute('data-spread', 'true');
    await panel.locator('[data-film]').first().click();
  },
  leave: press('Alt+1'),
};

const setupMap: DeskScreen = {
  name: 'setup map',
  async show(page) {
    await page.keyboard.press('Alt+2');
    await runCommand(page, 'Setup map');
    const canvas = page.locator('app-map-view canvas');
    await expect(canvas).toHaveAttribute('data-points', /\d/);
  },
  leave: press('Alt+1'),
};

const lab: DeskScreen = {
  name: 'lab with a result',
  async show(page) {
    await page.keyboard.press('Alt+3');
    await runCommand(page, 'Query lab');
    const panel = page.locator('app-query-lab-panel');
    const question = 'select c, vol from session.bars_2m limit 9';
    await panel.getByRole('textbox', { name: 'Question in SQL' }).fill(question);
    await page.keyboard.press('Control+Enter');
    await expect(panel.locator('[aria-rowindex="2"]')).toBeVisible();
  },
  leave: press('Alt+1'),
};

const quality: DeskScreen = {
  name: 'quality',
  async show(page) {
    await page.keyboard.press('Alt+3');
    await runCommand(page, 'Data quality');
    await expect(page.locator('app-quality-panel .grade')).toBeVisible();
  },
  leave: press('Alt+1'),
};

const compare: DeskScreen = {
  name: 'compare with a second session',
  async show(page) {
    await runCommand(page, 'Compare');
    const panel = page.locator('app-compare-panel');
    await panel.getByRole('combobox', { name: 'Session' }).selectOption({ index: 3 });
    await expect(panel.locator('.plot')).toHaveAttribute('data-last-open', /\d/);
    await panel.getByRole('heading', { name: 'Compare' }).click();
  },
  leave: press('Alt+1'),
};

const blindQuestion: DeskScreen = {
  name: 'blind replay, its question',
  async show(page) {
    await page.keyboard.press('b');
    await expect(page.locator('app-blind-question')).toBeVisible();
  },
  leave: press(),
};

const blindResult: DeskScreen = {
  name: 'blind replay, its result',
  async show(page) {
    await page.getByRole('radio', { name: /REJECT/ }).check();
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await expect(page.locator('app-blind-result')).toBeVisible();
  },
  leave: (page) => page.getByRole('button', { name: 'End', exact: true }).click(),
};

/** In the order of a visit: notes follow their form, and a result its question. */
export const deskScreens: readonly DeskScreen[] = [
  ...[trader, keyed('levels', 'l', 'e'), keyed('tables', 'Shift+T', 'Shift+T')],
  ...[keyed('performance', 'Shift+P', 'Shift+P'), keyed('palette', '/', 'Escape')],
  ...[keyed('keys', '?', 'Escape'), words, menu, workspaceForm, calendar, share, capsule],
  ...[noteForm, notes, cinema, setupMap, lab, quality, compare, blindQuestion, blindResult],
];
