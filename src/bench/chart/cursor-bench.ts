import type { Browser } from 'playwright';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { bringBuildUpToDate } from './built-app.ts';
import { CursorDriver, travels } from './cursor-driver.ts';
import type { CursorAnswer, Travel } from './cursor-driver.ts';
import { cursorSummary, cursorText } from './cursor-report.ts';
import type { CursorRow } from './cursor-report.ts';
import { withDayLakes } from './day-lakes.ts';
import { DeskDriver, browserName, launchChromium } from './desk-driver.ts';
import { sampleLake, withServedApp } from './served-app.ts';
import { workerProbe } from './worker-probe.ts';

/** An answer should be there before the next frame. */
const ANSWER_MS_GOAL = 16;

/** Fewest answers of a round that are worth a p95. */
const ANSWER_COUNT_MIN = 10;

/**
 * Measures how fast the built app's worker answers while a user jumps, drags and steps through a
 * session: from the page's question to its answer, in a real browser over real files.
 */
export async function cursorBench({ repetitions }: BenchRequest): Promise<BenchReport> {
  await bringBuildUpToDate();
  const { rows, browser } = await withDayLakes(['usual', 'long'], (usual, long) =>
    withServedApp(sampleLake, (sample) => measured({ sample, usual, long }, repetitions)),
  );
  return {
    text: [`Cursor in ${browser}; medians of ${repetitions} rounds`, '', cursorText(rows)].join(
      '\n',
    ),
    result: { browser, travels: rows.map((row) => ({ ...row, ...cursorSummary(row) })) },
  };
}

type Addresses = Readonly<Record<'sample' | 'usual' | 'long', string>>;

async function measured(
  addresses: Addresses,
  repetitions: number,
): Promise<{ rows: readonly CursorRow[]; browser: string }> {
  const browser = await launchChromium();
  try {
    const sessions = [
      { title: 'sample session', cursor: await openProbed(browser, addresses.sample) },
      { title: '263 bars, 189,000 trades', cursor: await openProbed(browser, addresses.usual) },
      { title: '5,000 bars, 450,000 trades', cursor: await openProbed(browser, addresses.long) },
    ];
    writeMessage('measuring the cursor');
    const rounds: { title: string; travel: Travel; answers: readonly CursorAnswer[] }[] = [];
    // The first round compiles.
    for (let round = 0; round <= repetitions; round++) {
      for (const { title, cursor } of sessions) {
        for (const travel of travels) {
          const answers = await cursor.answers(travel);
          checkCount(`${title}, ${travel}`, answers);
          if (round > 0) rounds.push({ title, travel, answers });
        }
      }
    }
    const rows = sessions.flatMap(({ title }) =>
      travels.map((travel) => ({
        title: `${title}: ${travel}`,
        rounds: rounds
          .filter((round) => round.title === title && round.travel === travel)
          .map(({ answers }) => answers),
        goalMs: ANSWER_MS_GOAL,
      })),
    );
    return { rows, browser: await browserName(browser) };
  } finally {
    await browser.close();
  }
}

async function openProbed(browser: Browser, address: string): Promise<CursorDriver> {
  return new CursorDriver(await DeskDriver.open(browser, `${address}/`, [workerProbe]));
}

/** @throws FaultError 'unavailable' if the app asked too little, which would look fast. */
function checkCount(title: string, { length }: readonly CursorAnswer[]): void {
  if (length >= ANSWER_COUNT_MIN) return;
  throw new FaultError(
    'unavailable',
    `${title}: expected at least ${ANSWER_COUNT_MIN} answers, found ${length}`,
  );
}
