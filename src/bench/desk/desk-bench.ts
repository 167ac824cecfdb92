import type { Browser, Page } from 'playwright';
import { writeMessage } from '../../cli/output.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { median } from '../book/measure.ts';
import { bringBuildUpToDate } from '../chart/built-app.ts';
import { DeskDriver, browserName, launchChromium } from '../chart/desk-driver.ts';
import { quantile } from '../chart/quantile.ts';
import { sampleLake, withServedApp } from '../chart/served-app.ts';
import { deskProbe } from './desk-probe.ts';
import { deskText, isMet } from './desk-report.ts';
import type { DeskRow } from './desk-report.ts';

/** Goals on two processors that draw without a GPU. */
const CANDLES_MS_MAX = 3000;
const SWITCH_MS_MAX = 400;
const TASK_MS_MAX = 50;
const FRAME_MS_MAX = 33;

const REPLAY_SPEED = 100;
const REPLAY_SECONDS = 10;
/** A replay that goes slower than this share of its speed shows less than it should. */
const PACE_MIN = 0.8;
/** Moves of one measurement on the chart. */
const MOVE_COUNT = 120;
/** The speed is remembered as a user's choice is. */
const chooseSpeed = `localStorage.setItem('spymaster.speed', '${REPLAY_SPEED}')`;

/**
 * Measures what a day at the desk is made of, in the built app on the committed sample, all in one
 * run: first visits, going from session to session, a replay at 100 times the speed of time, and
 * moving the chart with its heatmap on.
 */
export async function deskBench({ repetitions }: BenchRequest): Promise<BenchReport> {
  await bringBuildUpToDate();
  const { rows, browser } = await withServedApp(sampleLake, (url) => measured(url, repetitions));
  return {
    text: [`Desk in ${browser}`, '', deskText(rows)].join('\n'),
    result: { browser, rows: rows.map((row) => ({ ...row, isMet: isMet(row) })) },
  };
}

async function measured(url: string, repetitions: number) {
  const visits = await firstVisits(url, repetitions);
  const browser = await launchChromium();
  try {
    writeMessage('measuring the desk');
    const desk = await DeskDriver.open(browser, `${url}/`, [chooseSpeed, deskProbe]);
    await desk.ladderIsThere();
    const rows = [
      visits,
      await sessionSwitches(desk.page, 2 * repetitions),
      ...(await replayRows(desk.page)),
      ...(await chartRows(desk)),
    ];
    return { rows, browser: await browserName(browser) };
  } finally {
    await browser.close();
  }
}

/** Visits by browsers that have never seen the app. */
async function firstVisits(url: string, count: number): Promise<DeskRow> {
  const times: number[] = [];
  for (let visit = 0; visit < count; visit++) {
    times.push(
      await withBrowser(async (browser) => {
        const desk = await DeskDriver.open(browser, `${url}/`);
        return (await desk.loadMarks()).candlesMs;
      }),
    );
  }
  return {
    ...{ title: 'load to first candles', value: median(times), unit: 'ms' },
    ...{ goal: { most: CANDLES_MS_MAX }, of: `median of ${count} first visits` },
  };
}

async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** There and back again between the newest sessions. */
async function sessionSwitches(page: Page, count: number): Promise<DeskRow> {
  const times: number[] = [];
  for (let i = 0; i <= count; i++) {
    await page.evaluate('deskProbe.watchSwitch()');
    await page.keyboard.press(i % 2 === 0 ? 'PageUp' : 'PageDown');
    const tookMs = await page.evaluate<number>('deskProbe.whenSwitched()');
    // The first one compiles.
    if (i > 0) times.push(tookMs);
    await page.waitForTimeout(500);
  }
  return {
    ...{ title: 'session switch', value: median(times), unit: 'ms' },
    ...{ goal: { most: SWITCH_MS_MAX }, of: `median of ${count}, there and back` },
  };
}

type Run = {
  readonly intervals: readonly number[];
  readonly longTasksMs: readonly number[];
  readonly wentS: number;
  readonly tookS: number;
};

async function replayRows(page: Page): Promise<readonly DeskRow[]> {
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  await page.keyboard.press(' ');
  await page.waitForTimeout(1000);
  const run = await page.evaluate<Run>(`deskProbe.watchRun(${REPLAY_SECONDS})`);
  await page.keyboard.press(' ');
  const of = `${REPLAY_SECONDS} s at ${REPLAY_SPEED}×`;
  const longest = Math.max(0, ...run.longTasksMs);
  return [
    {
      ...{ title: 'replay: pace', value: run.wentS / run.tookS, unit: '×' },
      ...{ goal: { least: PACE_MIN * REPLAY_SPEED }, of },
    },
    {
      ...{ title: 'replay: frames', value: run.intervals.length / run.tookS, unit: '/s' },
      ...{ goal: undefined, of },
    },
    {
      ...{ title: 'replay: p95 frame', value: quantile(run.intervals, 0.95), unit: 'ms' },
      ...{ goal: { most: FRAME_MS_MAX }, of },
    },
    {
      ...{ title: 'replay: tasks over 50 ms', value: run.longTasksMs.length, unit: 'tasks' },
      ...{ goal: { most: 0 }, of: `${of}; longest ${longest.toFixed(0)} of ${TASK_MS_MAX} ms` },
    },
  ];
}

/** Panning and zooming, without and with the heatmap. */
async function chartRows(desk: DeskDriver): Promise<readonly DeskRow[]> {
  const rows: DeskRow[] = [];
  for (const what of ['chart', 'heatmap'] as const) {
    if (what === 'heatmap') await desk.page.keyboard.press('h');
    await desk.page.waitForTimeout(1000);
    for (const move of ['pan', 'zoom'] as const) {
      // The first moves compile.
      await desk.frames(move, MOVE_COUNT);
      const { intervals } = await desk.frames(move, MOVE_COUNT);
      rows.push({
        ...{ title: `${what}: ${move}, p95 frame`, value: quantile(intervals, 0.95), unit: 'ms' },
        ...{ goal: { most: FRAME_MS_MAX }, of: `${MOVE_COUNT} moves` },
      });
    }
  }
  return rows;
}
