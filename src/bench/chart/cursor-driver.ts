import { Random } from '../../base/random.ts';
import { FaultError } from '../../base/fault.ts';
import type { DeskDriver } from './desk-driver.ts';
import { HAND_MS } from './hand-pace.ts';

/** Ways to move the cursor through a session. */
export const travels = ['jump', 'drag forwards', 'drag back', 'bar forwards', 'bar back'] as const;

/** One of them. */
export type Travel = (typeof travels)[number];

/** What the app asks about a moment: its candles and levels of one worker, its pressure of another. */
export const answerKinds = ['moment', 'pressure'] as const;

/** One moment asked of a worker by the app; times since it was asked, ms. */
export type CursorAnswer = {
  /** A switch asks for pressure once more, at the level that the desk turned to after the move. */
  readonly kind: (typeof answerKinds)[number] | 'switch';
  /** The instant asked for, UNIX seconds. */
  readonly atS: number;
  /** Until the page had it. */
  readonly answerMs: number;
  /** What the worker itself took. */
  readonly computeMs: number;
  /** Until it was on the screen; undefined if a newer one overtook it. */
  readonly shownMs?: number | undefined;
};

/** Jumps, and bars stepped, in a round; pieces that the whole scrubber is dragged along in. */
const counts = { jumps: 30, bars: 30, pieces: 120 } as const;

/** Between two looks at whether all is there, ms: looking at every frame would make frames. */
const LOOK_MS = 50;
/** Longest wait for an answer on the screen, ms. */
const PATIENCE_MS = 30_000;

/** Moves the cursor of a desk whose workers are probed. */
export class CursorDriver {
  readonly #desk: DeskDriver;
  readonly #random = new Random('cursor bench');

  constructor(desk: DeskDriver) {
    this.#desk = desk;
  }

  /** Travels once, by mouse or keys; the answers in the order they came. */
  async answers(travel: Travel): Promise<readonly CursorAnswer[]> {
    const { page } = this.#desk;
    await page.bringToFront();
    // Steps forwards need room before them, steps back need it behind them.
    await this.#press(0.5);
    await page.mouse.up();
    await page.evaluate('answers.start()');
    await this.#settle();
    await page.evaluate('answers.start()');
    await this.#travel[travel]();
    await this.#settle();
    return page.evaluate<CursorAnswer[]>('answers.stop()');
  }

  readonly #travel: Readonly<Record<Travel, () => Promise<void>>> = {
    jump: async () => {
      for (let i = 0; i < counts.jumps; i++) {
        await this.#press(this.#random.uniform());
        await this.#desk.page.mouse.up();
        await this.#settle();
      }
    },
    'drag forwards': () => this.#drag((share) => share),
    'drag back': () => this.#drag((share) => 1 - share),
    'bar forwards': () => this.#step('ArrowRight'),
    'bar back': () => this.#step('ArrowLeft'),
  };

  async #drag(place: (share: number) => number): Promise<void> {
    await this.#press(place(0));
    await this.#settle();
    for (let i = 1; i <= counts.pieces; i++) await this.#moveTo(place(i / counts.pieces));
    await this.#desk.page.mouse.up();
  }

  async #step(key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
    for (let i = 0; i < counts.bars; i++) {
      await this.#desk.page.keyboard.press(key);
      await this.#settle();
    }
  }

  /** Puts the pointer down at a share of the scrubber's width. */
  async #press(share: number): Promise<void> {
    await this.#moveTo(share);
    await this.#desk.page.mouse.down();
  }

  async #moveTo(share: number): Promise<void> {
    const box = await this.#desk.page.locator('app-scrubber [role=slider]').boundingBox();
    if (box === null) throw new FaultError('unavailable', 'scrubber: expected a box, found none');
    const x = box.x + 1 + share * (box.width - 2);
    await this.#desk.page.mouse.move(x, box.y + box.height / 2);
  }

  /** Until the screen shows the last answer of what the hand did a moment ago. */
  async #settle(): Promise<void> {
    const { page } = this.#desk;
    await page.waitForTimeout(HAND_MS);
    const options = { timeout: PATIENCE_MS, polling: LOOK_MS };
    await page.waitForFunction('answers.isIdle()', undefined, options);
  }
}
