import { chromium } from 'playwright';
import type { Browser, CDPSession, Page } from 'playwright';
import { FaultError } from '../../base/fault.ts';
import { pageProbe } from './page-probe.ts';
import { chromiumPath } from './served-app.ts';

/**
 * Moves that a user makes on a chart all day, in a window of the first size; the last one in the
 * widest, which shows all of a short session and as many bars of a long one as have room.
 */
export const moves = ['pan', 'zoom', 'crosshair', 'pan, zoomed out'] as const;

/** One of them. */
export type Move = (typeof moves)[number];

/** What the page saw while it was moved. */
export type WatchedFrames = {
  /** Times from frame to frame around the moves, ms. */
  readonly intervals: readonly number[];
  /** Times from taking a move to the start of the frame after the one that draws it, ms. */
  readonly answers: readonly number[];
  /** Moves that reached the page. */
  readonly moveCount: number;
  /** Processor time that pages and drawing took meanwhile, all their threads, ms. */
  readonly cpuMs: number;
  /** Frames that drew on a canvas, and how often they called it; 0 unless counted. */
  readonly paintedCount: number;
  readonly callCount: number;
};

/** When the page showed what, ms since navigation. */
export type LoadMarks = {
  /** First candles, painted. */
  readonly candlesMs: number;
  /** When no worker was asked any more; the page looks once a second. */
  readonly loadedMs: number;
};

/** Longest wait for anything on the page, ms. */
const PATIENCE_MS = 60_000;

/** How long a page must be left alone before all its tasks are over, ms. */
const REST_MS = 500;

/** Frames of a page come at the screen's pace, or as fast as it can make them. */
export type Pace = 'screen' | 'free';

/** A Chromium of its own, with an empty profile. */
export function launchChromium(pace: Pace = 'screen'): Promise<Browser> {
  const free = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', ...(pace === 'free' ? free : [])],
  });
}

/** Version of the browser and what it draws with. */
export async function browserName(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { gpu } = await session.send('SystemInfo.getInfo');
  const { gpu_compositing: compositing = 'unknown' } = gpu.featureStatus ?? {};
  const drawer = compositing === 'enabled' ? 'with a GPU' : `no GPU (compositing ${compositing})`;
  return `Chromium ${browser.version()}, headless, ${drawer}`;
}

/** A page of the desk with the probe in it. */
export class DeskDriver {
  readonly page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  /**
   * Opens an address with nothing cached, and waits for all that it loads.
   *
   * @param probes further scripts that must run before the app.
   */
  static async open(
    browser: Browser,
    url: string,
    probes: readonly string[] = [],
  ): Promise<DeskDriver> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    for (const probe of [pageProbe, ...probes]) await page.addInitScript(probe);
    await page.goto(url);
    const isLoaded = 'probe.marks.candlesMs > 0 && probe.marks.loadedMs > 0';
    await page.waitForFunction(isLoaded, undefined, { timeout: PATIENCE_MS });
    await page.waitForTimeout(REST_MS);
    return new DeskDriver(page, await browser.newBrowserCDPSession());
  }

  /** Waits for the ladder's first answer, or for the word that the session has none. */
  async ladderIsThere(): Promise<void> {
    const isThere = `(({ at, state } = {}) => at !== undefined || state === 'none')(
      document.querySelector('app-ladder-panel section')?.dataset)`;
    await this.page.waitForFunction(isThere, undefined, { timeout: PATIENCE_MS });
    await this.page.waitForTimeout(REST_MS);
  }

  /** When candles and all the rest came. */
  loadMarks(): Promise<LoadMarks> {
    return this.page.evaluate<LoadMarks>('probe.marks');
  }

  /** Durations of the tasks so far that held the main thread over 50 ms, ms. */
  longTasksMs(): Promise<readonly number[]> {
    return this.page.evaluate<number[]>('probe.longTasks.map(({ duration }) => duration)');
  }

  /** Candles the chart was given, as it says itself. */
  async candleCount(): Promise<number> {
    return Number(await this.#plot().getAttribute('data-candles'));
  }

  /** Candles in the window, counted in the pixels of the picture. */
  candlesInPicture(): Promise<number> {
    return this.page.evaluate<number>('probe.candlesInPicture()');
  }

  /** Brings the chart into the window that a move starts in. */
  async openWindow(move: Move): Promise<void> {
    const name =
      move === 'pan, zoomed out' ? 'Show the whole session' : 'Show the chart around the cursor';
    await this.page.getByRole('button', { name }).click();
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => done()))');
  }

  /**
   * Makes a move so many times, each as soon as the page has taken the one before, from the same
   * window every time.
   *
   * @param countsCalls whether to count what is drawn, which costs time.
   */
  async frames(move: Move, count: number, countsCalls = false): Promise<WatchedFrames> {
    const box = await this.#plot().boundingBox();
    if (box === null) throw new FaultError('unavailable', 'chart: expected a box, found none');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.page.bringToFront();
    await this.openWindow(move);
    await this.page.mouse.move(middle.x, middle.y);
    const cpuStartMs = await this.#cpuMs();
    await this.page.evaluate(`probe.start(${countsCalls})`);
    await this.#moveBy[move](count, middle);
    const frames = await this.page.evaluate<Omit<WatchedFrames, 'cpuMs'>>('probe.stop()');
    return { ...frames, cpuMs: (await this.#cpuMs()) - cpuStartMs };
  }

  /** Of this page and its like, which are at rest, and of what puts them on the screen. */
  async #cpuMs(): Promise<number> {
    const { processInfo } = await this.#cdp.send('SystemInfo.getProcessInfo');
    const drawers = processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU');
    return drawers.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  }

  readonly #moveBy: Readonly<Record<Move, (count: number, middle: Place) => Promise<void>>> = {
    pan: (count, middle) => this.#pan(count, middle),
    'pan, zoomed out': (count, middle) => this.#pan(count, middle),
    zoom: async (count) => {
      for (let i = 0; i < count; i++) await this.page.mouse.wheel(0, i % 12 < 6 ? -50 : 50);
    },
    crosshair: async (count, { x, y }) => {
      for (let i = 1; i <= count; i++)
        await this.page.mouse.move(x - 5 * swing(i, 60), y + 2 * swing(i, 45));
    },
  };

  async #pan(count: number, { x, y }: Place): Promise<void> {
    await this.page.mouse.down();
    for (let i = 1; i <= count; i++) await this.page.mouse.move(x + 4 * swing(i, 60), y);
    await this.page.mouse.up();
  }

  /** Ends the page and forgets its profile. */
  close(): Promise<void> {
    return this.page.context().close();
  }

  #plot(): ReturnType<Page['locator']> {
    return this.page.locator('app-chart-panel [data-drawn=true]');
  }
}

type Place = { readonly x: number; readonly y: number };

/** There and back again within a span, one step at a time. */
function swing(step: number, span: number): number {
  return span - Math.abs((step % (2 * span)) - span);
}
