import type { Browser } from 'playwright';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { bringBuildUpToDate } from './built-app.ts';
import { frameRatio, framesText, isSmooth, loadSummary, loadsText } from './chart-report.ts';
import type { ColdLoad, FrameRow, LoadRow } from './chart-report.ts';
import { daySessions } from './day-lake.ts';
import type { DaySession } from './day-lake.ts';
import { withDayLakes } from './day-lakes.ts';
import { DeskDriver, browserName, launchChromium, moves } from './desk-driver.ts';
import type { Move, Pace, WatchedFrames } from './desk-driver.ts';
import { quantile } from './quantile.ts';
import { sampleLake, withServedApp } from './served-app.ts';

/**
 * Frames with 5,000 bars loaded may take so many times as long as with 200. Zoomed out there is
 * more to draw, not only more loaded: that is shown, and has no goal.
 */
const ratioGoals: Readonly<Record<Move, number | undefined>> = {
  ...{ pan: 1.5, zoom: 1.5, crosshair: 1.5 },
  'pan, zoomed out': undefined,
};

/** Longest time from page load to a drawn chart, ms. */
const CANDLES_MS_GOAL = 6000;

/** Moves on a chart before it is the other one's turn. */
const TURN_COUNT = 30;
/** Whose turn it is in a round: neither always follows the other. */
const turns = ['short', 'long', 'long', 'short', 'short', 'long', 'long', 'short'] as const;
/** Moves before the first round, so that the code is compiled. */
const WARM_UP_COUNT = 60;

/**
 * At the screen's pace: what a user sees, from frame to frame. Without a pace: what a move takes,
 * from taking it to the start of the frame after the one that draws it, which nothing can hide; and
 * its processor time, which other work on the machine cannot lengthen.
 */
const figures = {
  screen: [{ title: 'p95 frame to frame, 60 a second', of: (turns) => p95(turns, 'intervals') }],
  free: [
    { title: 'p95 move to next frame, unpaced', of: (turns) => p95(turns, 'answers') },
    { title: 'processor time of a move', of: cpuMsOfMove },
  ],
} as const satisfies Record<Pace, readonly { title: string; of: (turns: Turns) => number }[]>;

/** What a chart did in its turns of a round. */
type Turns = readonly WatchedFrames[];

/**
 * Measures the built app over real files in a real browser: frames of a chart with few and with
 * many bars, by turns, and visits by browsers that have never seen it.
 */
export async function chartBench({ repetitions }: BenchRequest): Promise<BenchReport> {
  await bringBuildUpToDate();
  return withDayLakes(['short', 'long'], async (short, long) => {
    const addresses = { short, long };
    const screen = await frameRows('screen', addresses, repetitions);
    const free = await frameRows('free', addresses, repetitions);
    const rows = [...screen.rows, ...free.rows];
    const loads = await loadRows(long, repetitions);
    return {
      text: [
        `Chart in ${screen.browser}; medians of ${repetitions} rounds`,
        ...['', framesText(rows, ['200 bars', '5,000 bars']), '', free.drawn],
        ...['', `First visits, each with a new browser, medians of ${repetitions}`, ''],
        loadsText(loads),
      ].join('\n'),
      result: {
        browser: screen.browser,
        frames: rows.map((row) => ({ ...row, ratio: frameRatio(row), isMet: isSmooth(row) })),
        loads: loads.map((row) => ({ ...row, ...loadSummary(row) })),
      },
    };
  });
}

/** The frames of one browser, and what says that they were drawn. */
type MeasuredFrames = {
  readonly rows: readonly FrameRow[];
  readonly drawn: string;
  readonly browser: string;
};

async function frameRows(
  pace: Pace,
  { short, long }: Readonly<Record<'short' | 'long', string>>,
  repetitions: number,
): Promise<MeasuredFrames> {
  writeMessage(`measuring ${figures[pace][0].title}`);
  const browser = await launchChromium(pace);
  try {
    const desks = {
      short: await openAtEnd(browser, short, daySessions.short),
      long: await openAtEnd(browser, long, daySessions.long),
    };
    const drawn = [await drawnBy(desks.short), await drawnBy(desks.long)].join('\n');
    const rounds = new Map(moves.map((move): [Move, Round[]] => [move, []]));
    for (let round = 0; round < repetitions; round++) {
      for (const [move, ofMove] of rounds) ofMove.push(await roundOf(desks, move));
    }
    const rows = figures[pace].flatMap(({ title, of }) =>
      [...rounds].map(([move, ofMove]) => ({
        title: `${move}: ${title}`,
        shortMs: ofMove.map((round) => of(round.short)),
        longMs: ofMove.map((round) => of(round.long)),
        goal: ratioGoals[move],
      })),
    );
    return { rows, drawn, browser: await browserName(browser) };
  } finally {
    await browser.close();
  }
}

async function openAtEnd(
  browser: Browser,
  address: string,
  { barCount, endClock }: DaySession,
): Promise<DeskDriver> {
  const desk = await DeskDriver.open(browser, `${address}/?t=${endClock}`);
  const found = await desk.candleCount();
  if (found === barCount) return desk;
  throw new FaultError('unavailable', `chart: expected ${barCount} bars, found ${found}`);
}

/**
 * Warms a desk up, and says what its frames draw.
 *
 * @throws FaultError 'unavailable' if a move leaves the chart as it was.
 */
async function drawnBy(desk: DeskDriver): Promise<string> {
  const callCounts: string[] = [];
  for (const move of moves) {
    await desk.frames(move, WARM_UP_COUNT);
    const { answers, paintedCount, callCount } = await desk.frames(move, WARM_UP_COUNT, true);
    if (paintedCount < 0.9 * answers.length || answers.length < 0.5 * WARM_UP_COUNT) {
      const found = `${paintedCount} drawn of ${answers.length} frames, ${WARM_UP_COUNT} moves`;
      throw new FaultError('unavailable', `${move}: expected every frame drawn, found ${found}`);
    }
    callCounts.push(`${move} ${Math.round(callCount / paintedCount)}`);
  }
  const loaded = (await desk.candleCount()).toLocaleString('en-US');
  await desk.openWindow('pan');
  const inPicture = await desk.candlesInPicture();
  return `drawn of ${loaded} bars: ${inPicture} candles in the picture; canvas calls a frame: ${callCounts.join('; ')}`;
}

/** One round of a move: what either chart did in its turns. */
type Round = { readonly short: Turns; readonly long: Turns };

async function roundOf(
  desks: Readonly<Record<'short' | 'long', DeskDriver>>,
  move: Move,
): Promise<Round> {
  const round: Record<'short' | 'long', WatchedFrames[]> = { short: [], long: [] };
  for (const turn of turns) round[turn].push(await desks[turn].frames(move, TURN_COUNT));
  return round;
}

function p95(turns: Turns, times: 'intervals' | 'answers'): number {
  return quantile(
    turns.flatMap((frames) => frames[times]),
    0.95,
  );
}

function cpuMsOfMove(turns: Turns): number {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return sum(turns.map(({ cpuMs }) => cpuMs)) / sum(turns.map(({ moveCount }) => moveCount));
}

async function loadRows(long: string, repetitions: number): Promise<readonly LoadRow[]> {
  writeMessage('measuring first visits');
  return withServedApp(sampleLake, async (sample) => {
    const loads: { sample: ColdLoad; long: ColdLoad }[] = [];
    for (let visit = 0; visit < repetitions; visit++)
      loads.push({ sample: await coldLoad(`${sample}/`), long: await coldLoad(`${long}/`) });
    const goalMs = CANDLES_MS_GOAL;
    return [
      { title: 'sample session', loads: loads.map((load) => load.sample), goalMs },
      { title: '5,000 bars, 450,000 trades', loads: loads.map((load) => load.long), goalMs },
    ];
  });
}

/** A visit by a browser that was started for it. */
async function coldLoad(url: string): Promise<ColdLoad> {
  const browser = await launchChromium();
  try {
    const desk = await DeskDriver.open(browser, url);
    const { candlesMs, loadedMs } = await desk.loadMarks();
    const inPicture = await desk.candlesInPicture();
    if (inPicture === 0) {
      throw new FaultError('unavailable', `chart of ${url}: expected candles, found none`);
    }
    return { candlesMs, loadedMs, longTasksMs: await desk.longTasksMs() };
  } finally {
    await browser.close();
  }
}
