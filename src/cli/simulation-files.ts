import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { required } from '../base/assert.ts';
import { FaultError } from '../base/fault.ts';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import type { SchemaName } from '../domain/dbn/record-kinds.ts';
import { schemaId, Stype } from '../domain/dbn/record-kinds.ts';
import { profiles } from '../domain/session/profiles.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { contractDefinition } from '../domain/simulator/contract-definition.ts';
import type { QuarterlyContract } from '../domain/simulator/front-contract.ts';
import { quarterlyContracts } from '../domain/simulator/front-contract.ts';
import type { SeriesState } from '../domain/simulator/session-series.ts';
import { afterNight, seriesStart, sessionDates } from '../domain/simulator/session-series.ts';
import type { SessionResult } from '../domain/simulator/simulated-session.ts';
import { simulateSession } from '../domain/simulator/simulated-session.ts';
import { addDays } from '../domain/units/time.ts';
import { writeDbnFile } from './dbn-output.ts';

/** What a user asks the simulator for. */
export type SimulationPlan = {
  readonly sessionCount: number;
  /** First date that may be a session, YYYY-MM-DD. */
  readonly from: string;
  /** 1 is a busy ES, 0.1 a tenth of its orders. */
  readonly activity: number;
  /** Equal plans with equal seeds give equal bytes. */
  readonly seed: string;
};

/** `simulation.json`: what the files beside it are. */
export type Simulation = {
  readonly synthetic: true;
  /** Whether order flow was made to announce the outcome of an approach. */
  readonly planted: false;
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

type DayJob = {
  readonly plan: SimulationPlan;
  readonly folder: string;
  readonly date: string;
  readonly state: SeriesState;
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
  // Reading the first session's date says what is wrong with one that does not exist.
  const [firstDate] = sessionDates(from, 1, profile);
  if (firstDate < '2000' || firstDate >= '2100') {
    throw new FaultError('input', `from: expected a date from 2000 to 2099, found ${from}`);
  }
  return plan;
}

/**
 * Simulates consecutive sessions into a folder: a day file each, the definitions, and last the
 * description, so that a folder with one is whole.
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
  const dates = sessionDates(plan.from, plan.sessionCount, profile);
  await mkdir(folder, { recursive: true });
  await refuseOtherDays(folder, dates);
  await writeDefinitions(folder, dates);
  const sessions: SimulatedDay[] = [];
  let state = seriesStart(plan.seed, profile.tickNano);
  for (const [index, date] of dates.entries()) {
    const onDayProgress = (timeS: number): void => onProgress(index * SESSION_SECONDS + timeS);
    const { day, result } = await writeDay({
      plan,
      folder,
      date,
      state,
      onProgress: onDayProgress,
    });
    sessions.push(day);
    state = afterNight(result, plan.seed, date);
  }
  const simulation = describe(plan, sessions);
  await writeWhole(
    join(folder, 'simulation.json'),
    `${JSON.stringify(simulation, undefined, 2)}\n`,
  );
  return simulation;
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

async function writeDay({ plan, folder, date, state, onProgress }: DayJob): Promise<{
  readonly day: SimulatedDay;
  readonly result: SessionResult;
}> {
  const [contract] = quarterlyContracts(date);
  const { rawSymbol: symbol, instrumentId } = contract;
  const file = dayFile(date);
  const results: SessionResult[] = [];
  const metadata = metadataOf('mbo', [contract], [date]);
  await writeDbnFile(join(folder, file), metadata, async function* (writer) {
    const session = simulateSession({
      seed: `${plan.seed}|${date}`,
      activity: plan.activity,
      anchors: sessionAnchors(profile, date),
      instrumentId,
      tickNano: profile.tickNano,
      ...state,
      emit: (run) => writer.run(run),
    });
    results.push(yield* reporting(session, onProgress));
  });
  const result = required(results[0], `session of ${date}`);
  const { recordCount: records, volume } = result;
  return { day: { date, symbol, instrumentId, file, records, volume }, result };
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

/** Every contract that is front or next on a date, as defined at the start of each of its days. */
async function writeDefinitions(folder: string, dates: readonly string[]): Promise<void> {
  const days = dates.map((date) => ({ date, contracts: quarterlyContracts(date) }));
  const all = new Map(
    days.flatMap(({ contracts }) => contracts.map((contract) => [contract.rawSymbol, contract])),
  );
  const metadata = metadataOf('definition', [...all.values()], dates);
  await writeDbnFile(join(folder, 'es-definitions.dbn.zst'), metadata, async function* (writer) {
    for (const { date, contracts } of days) {
      for (const contract of contracts) {
        writer.definition(contractDefinition(contract, profile, utcMidnightNs(date)));
      }
      yield await Promise.resolve(date);
    }
  });
}

function metadataOf(
  schema: SchemaName,
  contracts: readonly QuarterlyContract[],
  dates: readonly string[],
): DbnMetadata {
  const startDate = dates[0];
  const endDate = addDays(dates[dates.length - 1], 1);
  return {
    version: 3,
    dataset: 'SYNTHETIC',
    schema: schemaId(schema),
    startNs: utcMidnightNs(startDate),
    endNs: utcMidnightNs(endDate),
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: contracts.map(({ rawSymbol }) => rawSymbol),
    partial: [],
    notFound: [],
    mappings: contracts.map(({ rawSymbol, instrumentId }) => ({
      rawSymbol,
      intervals: [{ startDate, endDate, symbol: String(instrumentId) }],
    })),
  };
}

function describe(plan: SimulationPlan, sessions: readonly SimulatedDay[]): Simulation {
  const { sessionCount, from, activity, seed } = plan;
  return {
    synthetic: true,
    planted: false,
    seed,
    activity,
    sessions,
    command: `simulate --sessions ${sessionCount} --from ${from} --activity ${activity} --seed ${seed}`,
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

function utcMidnightNs(date: string): bigint {
  return BigInt(Date.parse(`${date}T00:00:00Z`)) * 1_000_000n;
}
