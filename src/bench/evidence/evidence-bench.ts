import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { Random } from '../../base/random.ts';
import { FaultError } from '../../base/fault.ts';
import { textTable } from '../../cli/text-table.ts';
import { writeMessage } from '../../cli/output.ts';
import { anchorLevelKinds } from '../../domain/session/level-kind.ts';
import { whyNoEvidence } from '../../protocol/past-sessions.ts';
import type { LakeCatalog } from '../../protocol/lake-catalog.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { median } from '../book/measure.ts';
import { bringBuildUpToDate } from '../chart/built-app.ts';
import { browserName, launchChromium } from '../chart/desk-driver.ts';
import { HAND_MS } from '../chart/hand-pace.ts';
import { quantile } from '../chart/quantile.ts';
import { sampleLake, withServedApp } from '../chart/served-app.ts';
import { evidenceProbe } from './evidence-probe.ts';

/** From the move to the answer in the panel, ms. */
const ANSWER_MS_GOAL = 50;
/** Jumps of a round on each level, of either pace. */
const JUMPS = 20;
/** Between two looks at whether the answer is there, ms: looking at every frame would make frames. */
const LOOK_MS = 20;
/** Longest wait for anything on the page, ms. */
const PATIENCE_MS = 120_000;

/** One move and the answer to it. */
type Answered = { readonly ms: number; readonly question: string; readonly computeMs: number };

/** What one visit took. */
type Visit = {
  readonly openMs: number;
  readonly firstMs: number;
  /** First answers of the other levels. */
  readonly selected: readonly Answered[];
  /** Answers to jumps at a hand's pace, once all is warm. */
  readonly jumps: readonly Answered[];
  /** The same where each jump falls into the frame of the answer before. */
  readonly hasty: readonly Answered[];
};

/**
 * Measures how fast the panel answers in the built app: the past opened and asked first, levels
 * selected for the first time, then jumps through the session on every level.
 */
export async function evidenceBench({ repetitions }: BenchRequest): Promise<BenchReport> {
  await bringBuildUpToDate();
  const date = await askingDate();
  const browser = await launchChromium();
  try {
    const visits: Visit[] = [];
    await withServedApp(sampleLake, async (address) => {
      for (let round = 0; round <= repetitions; round++) {
        writeMessage(`visit ${round} of ${repetitions}`);
        const visit = await visited(browser, `${address}/?date=${date}&t=10:46:00&level=PM_HIGH`);
        // The first visit fills the caches of server and disk.
        if (round > 0) visits.push(visit);
      }
    });
    return reportOf(visits, await browserName(browser));
  } finally {
    await browser.close();
  }
}

/** The sample's last session that can ask the past. */
async function askingDate(): Promise<string> {
  const text = await readFile(join(sampleLake, 'catalog.json'), 'utf8');
  const { sessions } = JSON.parse(text) as LakeCatalog;
  const session = sessions.findLast((one) => whyNoEvidence(sessions, one) === undefined);
  if (session) return session.date;
  throw new FaultError('unavailable', 'sample: expected a session with a past, found none');
}

async function visited(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(evidenceProbe);
  await page.goto(url);
  await page.waitForSelector('app-evidence-panel section[data-current=true]', {
    timeout: PATIENCE_MS,
  });
  const { openMs, firstMs } = await page.evaluate<{ openMs: number; firstMs: number }>(
    'evidence.opening',
  );
  const selected: Answered[] = [];
  for (const key of levelKeys.slice(1)) selected.push(...(await pressed(page, key)));
  const random = new Random('evidence bench');
  const jumpsOf = async (restMs: number): Promise<readonly Answered[]> => {
    const answers: Answered[] = [];
    for (const key of levelKeys) {
      await pressed(page, key);
      for (let i = 0; i < JUMPS; i++) {
        await page.waitForTimeout(restMs);
        answers.push(...(await jumped(page, 0.35 + 0.6 * random.uniform())));
      }
    }
    return answers;
  };
  const jumps = await jumpsOf(HAND_MS);
  const hasty = await jumpsOf(0);
  await context.close();
  return { openMs, firstMs, selected, jumps, hasty };
}

/** Keys that select the six levels. */
const levelKeys = anchorLevelKinds.map((_, i) => String(i + 1));

async function pressed(page: Page, key: string): Promise<readonly Answered[]> {
  await page.keyboard.press(key);
  return settled(page);
}

/** Jumps to a share of the session. */
async function jumped(page: Page, share: number): Promise<readonly Answered[]> {
  const box = await page.locator('app-scrubber [role=slider]').boundingBox();
  if (box === null) throw new FaultError('unavailable', 'scrubber: expected a box, found none');
  await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
  return settled(page);
}

async function settled(page: Page): Promise<readonly Answered[]> {
  const options = { timeout: PATIENCE_MS, polling: LOOK_MS };
  await page.waitForFunction('evidence.isIdle()', undefined, options);
  return page.evaluate<Answered[]>('evidence.take()');
}

function reportOf(visits: readonly Visit[], browser: string): BenchReport {
  const asked = (answers: readonly Answered[]) =>
    answers.filter(({ question }) => question !== 'none');
  const rows = [
    { title: 'the past opened', times: visits.map(({ openMs }) => openMs) },
    { title: 'first answer after that', times: visits.map(({ firstMs }) => firstMs) },
    {
      title: 'another level’s first answer',
      times: visits.flatMap(({ selected }) => asked(selected).map(({ ms }) => ms)),
    },
    {
      title: 'cursor jumps to an approach',
      times: visits.flatMap(({ jumps }) => asked(jumps).map(({ ms }) => ms)),
      goalMs: ANSWER_MS_GOAL,
    },
    {
      title: 'of it, computing',
      times: visits.flatMap(({ jumps }) => asked(jumps).map(({ computeMs }) => computeMs)),
    },
    {
      title: 'jumps into the frame of the answer before',
      times: visits.flatMap(({ hasty }) => asked(hasty).map(({ ms }) => ms)),
    },
  ].map(({ title, times, goalMs }) => {
    const p95 = quantile(times, 0.95);
    const verdict = goalMs === undefined ? '' : p95 < goalMs ? 'met' : 'MISSED';
    return { title, count: times.length, p50: median(times), p95, goalMs, verdict };
  });
  const lines = rows.map(({ title, count, p50, p95, goalMs, verdict }) => [
    ...[title, String(count), p50.toFixed(1), p95.toFixed(1)],
    ...[goalMs === undefined ? '' : `< ${goalMs}`, verdict],
  ]);
  const head = ['ms', 'times', 'p50', 'p95', 'goal', ''];
  const columns = ['left', 'right', 'right', 'right', 'left', 'left'] as const;
  return {
    text: [
      `Evidence in ${browser}; ${visits.length} visits of the sample's last session`,
      '',
      textTable([head, ...lines], columns).join('\n'),
    ].join('\n'),
    result: { browser, rows },
  };
}
