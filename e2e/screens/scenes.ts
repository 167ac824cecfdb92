import type { Page } from 'playwright';

/** A picture of the desk: what is shown, and how one comes there. */
export type Scene = {
  /** Name of the file; a size and a theme in it where they are not the usual ones. */
  readonly name: string;
  /** Query string of the moment. */
  readonly address?: string;
  readonly theme?: 'dark' | 'light';
  readonly width?: number;
  readonly height?: number;
  /** False where no chart is to be waited for. */
  readonly isDrawn?: boolean;
  readonly steps?: (page: Page) => Promise<void>;
};

/** A moment with everything: a touch just confirmed, touches before it, an answer that stands out. */
const MOMENT = '?date=2025-12-08&t=10:34:16&level=PM_HIGH';

/** Does what the palette calls by this title. */
function command(...titles: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const title of titles) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(title);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(400);
    }
  };
}

function press(...keys: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  };
}

/** Presses a button of the page once it can be pressed, and lets it do its work. */
function click(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(selector).first().click({ timeout: 30_000 });
    await page.waitForTimeout(4000);
  };
}

function inTurn(
  ...steps: readonly ((page: Page) => Promise<void>)[]
): (page: Page) => Promise<void> {
  return async (page) => {
    for (const step of steps) await step(page);
  };
}

const wide = { width: 1920, height: 1080 } as const;

/** Every panel and state, in the order of a visit. */
export const scenes: readonly Scene[] = [
  { name: 'trader-dark', address: MOMENT },
  { name: 'trader-light', address: MOMENT, theme: 'light' },
  { name: 'trader-dark-1920', address: MOMENT, ...wide },
  { name: 'trader-light-1920', address: MOMENT, theme: 'light', ...wide },
  { name: 'heatmap', address: MOMENT, steps: press('h') },
  { name: 'analyst', address: MOMENT, steps: command('Analyst') },
  { name: 'lab', address: MOMENT, ...wide, steps: command('Lab') },
  { name: 'cinema', address: MOMENT, ...wide, steps: command('Cinema') },
  { name: 'setup-map', address: MOMENT, steps: command('Setup map') },
  { name: 'picked-neighbor', address: MOMENT, steps: click('[data-neighbor]') },
  {
    ...{ name: 'compare', address: MOMENT },
    steps: inTurn(command('Compare'), click('app-compare-panel button.quiet')),
  },
  {
    ...{ name: 'query-lab', address: MOMENT },
    steps: inTurn(command('Query lab'), click('app-query-lab-panel .run')),
  },
  { name: 'data-quality', address: MOMENT, steps: command('Data quality') },
  { name: 'blind-replay', address: MOMENT, steps: press('b') },
  { name: 'palette', address: MOMENT, steps: press('Control+k') },
  { name: 'keys', address: MOMENT, steps: press('?') },
  { name: 'words', address: MOMENT, steps: press('F1') },
  { name: 'calendar', address: MOMENT, steps: click('app-session-picker .current') },
  { name: 'share', address: MOMENT, steps: command('Share') },
  { name: 'performance', address: MOMENT, steps: press('Shift+P') },
  { name: 'too-few-alike', address: '?date=2025-12-08&t=10:50:00&level=OR_HIGH' },
  { name: 'no-orders', address: '?date=2025-10-08&t=10:14:35&level=PM_HIGH' },
  { name: 'before-the-range', address: '?date=2025-12-08&t=09:38:00&level=OR_HIGH' },
  { name: 'no-such-moment', address: '?date=2030-01-01&t=99:00:00&level=NONE' },
];
