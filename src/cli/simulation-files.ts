import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { required } from '../base/assert.ts';
import { FaultError } from '../base/fault.ts';
import { profiles } from '../domain/session/profiles.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { quarterlyContracts } from '../domain/simulator/front-contract.ts';
import { corpora, corpusLength, corpusSessions } from '../domain/simulator/planted-corpora.ts';
import type { CorpusName, CorpusSession } from '../domain/simulator/planted-corpora.ts';
import { simulatePlantedSession } from '../domain/simulator/planted-session.ts';
import type { PlantedResult, PlantedSessionOptions } from '../domain/simulator/planted-session.ts';
import type { SeriesState } from '../domain/simulator/session-series.ts';
import { afterNight, seriesStart, sessionDates } from '../domain/simulator/session-series.ts';
import type { SessionOptions, SessionResult } from '../domain/simulator/simulated-session.ts';
import { simulateSession } from '../domain/simulator/simulated-session.ts';
import { writeDbnFile } from './dbn-output.ts';
import { simulatedMetadata, writeDefinitions } from './simulation-definitions.ts';
import { truthLines } from './truth-lines.ts';

/** What a user asks the simulator for. */
export type SimulationPlan = {
  readonly sessionCount: number;
  /** First date that may be a session, YYYY-MM-DD. */
  readonly from: string;
  /** 1 is a busy ES, 0.1 a tenth of its orders. */
  readonly activity: number;
  /** Equal plans with equal seeds give equal bytes. */
  readonly seed: string;
  /** Known truth to plant; a market that walks as it likes without. */
  readonly corpus?: CorpusName | undefined;
  /** Strength of the corpus instead of its own. */
  readonly strength?: number | undefined;
};

/** `simulation.json`: what the files beside it are. */
export type Simulation = {
  readonly synthetic: true;
  /** Whether order flow was made to announce the outcome of an approach. */
  readonly planted: boolean;
  /** The corpus that was planted, and how strongly its states decide outcomes. */
  readonly corpus?: CorpusName;
  readonly strength?: number;
  /** Last session to be evaluated, where later ones repeat what was. */
  readonly evaluateTo?: string;
  readonly seed: string;
  readonly activity: number;
  readonly sessions: readonly SimulatedDay[];
  /** Command that makes the same bytes again, without its folder. */
  readonly command: string;
};

/** One session as it was written. */
export type SimulatedDay = {
  readonly date: string;
  readonly symbol: string;
  readonly instrumentId: number;
  readonly file: string;
  readonly records: number;
  /** Lots traded. */
  readonly volume: number;
};

/** What of a session nobody but its maker knows. */
type Day = {
  readonly day: SimulatedDay;
  readonly result: SessionResult & Partial<PlantedResult>;
};

/** Where a session takes over: the market, and the true ranges of sessions before, latest first. */
type DayState = SeriesState & Pick<PlantedSessionOptions, 'earlierRanges'>;

type DayJob = {
  readonly plan: SimulationPlan;
  readonly folder: string;
  readonly session: CorpusSession;
  readonly state: DayState;
  /** Hears how many seconds of the session are done. */
  readonly onProgress: (timeS: number) => void;
};

const profile = profiles.ES;
/** Seconds of market time in a session, for whoever shows the progress. */
export const SESSION_SECONDS = 31_500;
const DAY_FILE = /^es-mbo-\d{4}-\d\d-\d\d\.dbn\.zst$/;

/**
 * The plan itself, if it can be simulated.
 *
 * @throws FaultError 'input' that names the first value that makes no sense.
 */
export function checkedPlan(plan: SimulationPlan): SimulationPlan {
  const { sessionCount, from, activity, seed } = plan;
  if (!Number.isInteger(sessionCount) || sessionCount < 1 || sessionCount > 5000) {
    throw new FaultError('input', `sessions: expected 1 to 5000, found ${sessionCount}`);
  }
  if (!(activity >= 0.01 && activity <= 10)) {
    throw new FaultError('input', `activity: expected 0.01 to 10, found ${activity}`);
  }
  if (seed.trim() === '') {
    throw new FaultError('input', 'seed: expected a number or a word, found nothing');
  }
  if (plan.strength !== undefined && plan.corpus === undefined) {
    throw new FaultError('input', 'strength: expected a corpus to plant with it, found none');
  }
  // Reading the first session's date says what is wrong with one that does not exist.
  const [firstDate] = sessionDates(from, 1, profile);
  if (firstDate < '2000' || firstDate >= '2100') {
    throw new FaultError('input', `from: expected a date from 2000 to 2099, found ${from}`);
  }
  return plan;
}

/** How many sessions a plan makes; a corpus may have more than are asked for. */
export function simulatedCount({ corpus, seed, sessionCount }: SimulationPlan): number {
  return corpus === undefined ? sessionCount : corpusLength({ corpus, seed, sessionCount });
}

/** Where the truth of a simulation lies: beside its folder, so that no build ever comes by it. */
export function truthPath(folder: string): string {
  return `${folder.replace(/[/\\]+$/, '')}.truth.jsonl`;
}

/**
 * Simulates consecutive sessions into a folder: a day file each, the definitions, and last the
 * description, so that a folder with one is whole. The truth of a corpus goes to `truthPath`.
 *
 * @param plan as `checkedPlan` returns it.
 * @param onProgress hears the seconds of market time that are done, of `SESSION_SECONDS` each.
 * @throws FaultError 'input' if the folder holds another simulation.
 */
export async function simulateInto(
  folder: string,
  plan: SimulationPlan,
  onProgress: (timeS: number) => void,
): Promise<Simulation> {
  const dates = sessionDates(plan.from, simulatedCount(plan), profile);
  await mkdir(folder, { recursive: true });
  await refuseOtherDays(folder, dates);
  await writeDefinitions(folder, dates);
  const days: Day[] = [];
  const states = new Map<string, DayState>();
  let next: DayState = { ...seriesStart(plan.seed, profile.tickNano), earlierRanges: [] };
  for (const [index, session] of sessionsOf(plan, dates).entries()) {
    const { date, repeatOf } = session;
    const state = repeatOf === undefined ? next : required(states.get(repeatOf), repeatOf);
    const onDayProgress = (timeS: number): void => onProgress(index * SESSION_SECONDS + timeS);
    const day = await writeDay({ plan, folder, session, state, onProgress: onDayProgress });
    days.push(day);
    states.set(date, state);
    next = afterDay(plan, state, day);
  }
  const simulation = describe(plan, days);
  if (plan.corpus !== undefined) await writeWhole(truthPath(folder), truthOf(days));
  const text = `${JSON.stringify(simulation, undefined, 2)}\n`;
  await writeWhole(join(folder, 'simulation.json'), text);
  return simulation;
}

function afterDay(
  plan: SimulationPlan,
  { earlierRanges }: DayState,
  { day, result }: Day,
): DayState {
  const ranges = result.ranges === undefined ? [] : [result.ranges];
  return {
    ...afterNight(result, plan.seed, day.date),
    earlierRanges: [...ranges, ...earlierRanges].slice(0, profile.season.sessions),
  };
}

function sessionsOf(
  { corpus, seed, strength, sessionCount }: SimulationPlan,
  dates: readonly string[],
): readonly CorpusSession[] {
  if (corpus !== undefined) return corpusSessions({ corpus, seed, strength, sessionCount }, dates);
  return dates.map((date) => ({ date, seed: `${seed}|${date}`, strength: 0 }));
}

function truthOf(days: readonly Day[]): string {
  return days.map(({ day, result }) => truthLines(day, result.touches ?? [])).join('');
}

/** Day files that stay from another simulation would be built as if they belonged to this one. */
async function refuseOtherDays(folder: string, dates: readonly string[]): Promise<void> {
  const ours = new Set(dates.map(dayFile));
  const others = (await readdir(folder)).filter((name) => DAY_FILE.test(name) && !ours.has(name));
  if (others.length === 0) return;
  throw new FaultError(
    'input',
    `${folder}: expected no sessions of another simulation, found ${others.join(', ')}`,
    { file: folder },
  );
}

async function writeDay({ plan, folder, session, state, onProgress }: DayJob): Promise<Day> {
  const { date, seed } = session;
  const [contract] = quarterlyContracts(date);
  const { rawSymbol: symbol, instrumentId } = contract;
  const file = dayFile(date);
  const results: SessionResult[] = [];
  const metadata = simulatedMetadata('mbo', [contract], [date]);
  await writeDbnFile(join(folder, file), metadata, async function* (writer) {
    const made = madeSession(plan, session, {
      seed,
      activity: plan.activity,
      anchors: sessionAnchors(profile, date),
      instrumentId,
      tickNano: profile.tickNano,
      ...state,
      emit: (run) => writer.run(run),
    });
    results.push(yield* reporting(made, onProgress));
  });
  const result = required(results[0], `session of ${date}`);
  const { recordCount: records, volume } = result;
  return { day: { date, symbol, instrumentId, file, records, volume }, result };
}

function madeSession(
  { corpus }: SimulationPlan,
  { strength }: CorpusSession,
  options: SessionOptions & DayState,
): Generator<number, SessionResult> {
  const law = corpus === undefined ? undefined : corpora[corpus];
  if (law?.isLed !== true) return simulateSession(options);
  return simulatePlantedSession({ ...options, profile, amplitude: law.amplitude, strength });
}

/** Passes a session on, telling how far it is and letting the disk catch up. */
async function* reporting(
  session: Generator<number, SessionResult>,
  onProgress: (timeS: number) => void,
): AsyncGenerator<number, SessionResult> {
  let step = session.next();
  for (; step.done !== true; step = session.next()) {
    onProgress(step.value);
    yield step.value;
    await setImmediate();
  }
  return step.value;
}

function describe(plan: SimulationPlan, days: readonly Day[]): Simulation {
  const { sessionCount, from, activity, seed, corpus } = plan;
  const sessions = days.map(({ day }) => day);
  const common = `--sessions ${sessionCount} --from ${from} --activity ${activity} --seed ${seed}`;
  const facts = { synthetic: true, seed, activity, sessions } as const;
  if (corpus === undefined) return { ...facts, planted: false, command: `simulate ${common}` };
  const strength = plan.strength ?? corpora[corpus].strength;
  const own = plan.strength === undefined ? '' : ` --strength ${strength}`;
  return {
    ...facts,
    planted: strength !== 0,
    ...{ corpus, strength },
    ...(corpora[corpus].repeats ? { evaluateTo: sessions[sessionCount - 1].date } : {}),
    command: `simulate --corpus ${corpus}${own} ${common}`,
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporaryPath = `${path}.${process.pid}.tmp`;
  await writeFile(temporaryPath, text);
  await rename(temporaryPath, path);
}

function dayFile(date: string): string {
  return `es-mbo-${date}.dbn.zst`;
}
