import type { Browser } from 'playwright';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { bringBuildUpToDate } from './built-app.ts';
import { CursorDriver, answerKinds, travels } from './cursor-driver.ts';
import type { CursorAnswer, Travel } from './cursor-driver.ts';
import { cursorSummary, cursorText } from './cursor-report.ts';
import type { CursorRow } from './cursor-report.ts';
import { withDayLakes } from './day-lakes.ts';
import { DeskDriver, browserName, launchChromium } from './desk-driver.ts';
import { withOrderLake } from './order-lake.ts';
import { sampleLake, withServedApp } from './served-app.ts';
import { workerProbe } from './worker-probe.ts';

/** An answer should be there before the next frame. */
const ANSWER_MS_GOAL = 16;

/** Fewest answers of a round that are worth a p95. */
const ANSWER_COUNT_MIN = 10;

/**
 * Measures how fast the built app's workers answer while a user jumps, drags and steps through a
 * session: from the page's question to its answer, in a real browser over real files.
 */
export async function cursorBench({ repetitions }: BenchRequest): Promise<BenchReport> {
  await bringBuildUpToDate();
  const { rows, browser } = await withOrderLake((orders) =>
    withDayLakes(['usual', 'long'], (usual, long) =>
      withServedApp(sampleLake, (sample) => measured({ sample, orders, usual, long }, repetitions)),
    ),
  );
  return {
    text: [`Cursor in ${browser}; medians of ${repetitions} rounds`, '', cursorText(rows)].join(
      '\n',
    ),
    result: { browser, travels: rows.map((row) => ({ ...row, ...cursorSummary(row) })) },
  };
}

/** Sessions by what they are called here: the title they are reported under. */
const titles = {
  sample: 'sample session',
  orders: 'full activity, with orders',
  usual: '263 bars, 189,000 trades',
  long: '5,000 bars, 450,000 trades',
} as const;

type SessionName = keyof typeof titles;

type Round = {
  readonly name: SessionName;
  readonly travel: Travel;
  readonly answers: readonly CursorAnswer[];
};

async function measured(
  addresses: Readonly<Record<SessionName, string>>,
  repetitions: number,
): Promise<{ rows: readonly CursorRow[]; browser: string }> {
  const browser = await launchChromium();
  try {
    const names = Object.keys(titles) as readonly SessionName[];
    const cursors = new Map<SessionName, CursorDriver>();
    for (const name of names) cursors.set(name, await openProbed(browser, addresses[name]));
    writeMessage('measuring the cursor');
    const rounds: Round[] = [];
    // The first round compiles.
    for (let round = 0; round <= repetitions; round++) {
      for (const [name, cursor] of cursors) {
        for (const travel of travels) {
          const answers = await cursor.answers(travel);
          checkCounts(`${titles[name]}, ${travel}`, answers);
          if (round > 0) rounds.push({ name, travel, answers });
        }
      }
    }
    return {
      rows: names.flatMap((name) => rowsOf(name, rounds)),
      browser: await browserName(browser),
    };
  } finally {
    await browser.close();
  }
}

/** A session's rows: each way to travel, each kind of answer that came; switches of all ways. */
function rowsOf(name: SessionName, rounds: readonly Round[]): readonly CursorRow[] {
  const switches = rounds
    .filter((round) => round.name === name)
    .flatMap(({ answers }) => answers.filter(({ kind }) => kind === 'switch'));
  const switchRow = {
    title: `${titles[name]}: pressure, after a level switch`,
    rounds: [switches],
  };
  const rows = answerKinds.flatMap((kind) =>
    travels.flatMap((travel): readonly CursorRow[] => {
      const answers = rounds
        .filter((round) => round.name === name && round.travel === travel)
        .map((round) => round.answers.filter((answer) => answer.kind === kind));
      if (answers.every(({ length }) => length === 0)) return [];
      const title = `${titles[name]}: ${kind}, ${travel}`;
      return [{ title, rounds: answers, goalMs: ANSWER_MS_GOAL }];
    }),
  );
  return switches.length === 0 ? rows : [...rows, switchRow];
}

async function openProbed(browser: Browser, address: string): Promise<CursorDriver> {
  const desk = await DeskDriver.open(browser, `${address}/`, [workerProbe]);
  await desk.ladderIsThere();
  return new CursorDriver(desk);
}

/** @throws FaultError 'unavailable' if the app asked too little, which would look fast. */
function checkCounts(title: string, answers: readonly CursorAnswer[]): void {
  for (const kind of answerKinds) {
    const { length } = answers.filter((answer) => answer.kind === kind);
    const mayBeNone = kind === 'pressure' && length === 0;
    if (length >= ANSWER_COUNT_MIN || mayBeNone) continue;
    throw new FaultError(
      'unavailable',
      `${title}: expected at least ${ANSWER_COUNT_MIN} answers about a ${kind}, found ${length}`,
    );
  }
}
