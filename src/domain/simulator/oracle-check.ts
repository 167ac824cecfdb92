import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { indexLedger } from '../features/ledger-index.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import { levelPressures } from '../features/level-pressure.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import { LedgerFold } from '../ledger/ledger-fold.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import { areaUnderCurve, chanceError } from './area-under-curve.ts';
import type { MboRun } from './mbo-feed.ts';
import type { PlantedEpisode } from './planted-market.ts';
import { simulatePlanted } from './planted-market.ts';
import { ratioNames, travelColumn } from './travel-frame.ts';
import type { Hidden } from './zone-states.ts';

/** What an oracle check is made with. */
export type OracleOptions = {
  /** Text that fixes every draw. */
  readonly seed: string;
  readonly activity: number;
  /** How strongly states bend the market's rates, in the exponent. */
  readonly amplitude: number;
  /** Market time in all. */
  readonly minutes: number;
  readonly profile: Pick<InstrumentProfile, 'tickNano' | 'pressure'>;
};

/**
 * When a hidden state is looked at: the mean of its first 30 seconds, while the book moves to where
 * it will stand; its last 5-second window; the mean of its last 60 seconds.
 */
export const oracleSpans = ['onset', 'window', 'minute'] as const;

/** Name of such a time. */
export type OracleSpan = (typeof oracleSpans)[number];

/** Areas under the curve of one quantity against a hidden state. */
export type StateAreas = Readonly<Record<OracleSpan, number>>;

/** How well a column of the table shows what was hidden. */
export type ColumnAreas = {
  /** Its name in the frame of travel. */
  readonly column: string;
  /** Against the state ahead and the state behind. */
  readonly ahead: StateAreas;
  readonly behind: StateAreas;
};

/** How well a ratio of a zone shows the state of its own zone, both zones together. */
export type ZoneAreas = StateAreas & { readonly ratio: string };

/** What an oracle check finds. */
export type OracleReport = {
  readonly episodes: number;
  /** Zones looked at, two an episode, and the error that chance alone makes in their areas. */
  readonly zones: number;
  readonly chance: number;
  readonly zoneRatios: readonly ZoneAreas[];
  readonly columns: readonly ColumnAreas[];
};

/** A column's values by span. */
type Readings = Readonly<Record<OracleSpan, number>>;

/** What the features said of a hidden state, next to the truth. */
type Sample = {
  readonly truth: PlantedEpisode;
  /** By column in the frame of travel; NaN where unknown. */
  readonly values: ReadonlyMap<string, Readings>;
};

/** A market lives for so long; the next one begins anew. */
const BLOCK_MINUTES = 60;
const ONSET_WINDOWS = 6;
const MINUTE_WINDOWS = 12;
/** Windows before a state from which what is usual is known. */
const USUAL_WINDOWS = 72;
const START_NS = 1_761_897_600_000_000_000n;

/**
 * Plants hidden states in simulated markets, measures the pressure around their levels from the
 * records alone, and says how well each column shows what was hidden. Yields the seconds of market
 * time that are done.
 */
export function* oracleCheck(options: OracleOptions): Generator<number, OracleReport> {
  const samples: Sample[] = [];
  for (let done = 0; done < options.minutes; done += BLOCK_MINUTES) {
    const minutes = Math.min(BLOCK_MINUTES, options.minutes - done);
    const block = blockSamples(options, { name: `${options.seed}|${done}`, seconds: minutes * 60 });
    let step = block.next();
    for (; step.done !== true; step = block.next()) yield done * 60 + step.value;
    samples.push(...step.value);
  }
  return reportOf(samples);
}

function* blockSamples(
  { activity, amplitude, profile }: OracleOptions,
  { name, seconds }: { readonly name: string; readonly seconds: number },
): Generator<number, readonly Sample[]> {
  const { tickNano, pressure } = profile;
  const endNs = START_NS + BigInt(seconds) * 1_000_000_000n;
  const fold = new LedgerFold({ startNs: START_NS, endNs, tickNano });
  const market = simulatePlanted({
    ...{ seed: name, activity, amplitude, durationS: seconds },
    ...{ startNs: START_NS, tickNano, zoneTicks: pressure.zoneTicks },
    emit: (run) => fold.push(recordRun(run)),
  });
  let step = market.next();
  for (; step.done !== true; step = market.next()) yield step.value;
  fold.end();
  // From here on the truth is only compared with; the features know the ledger and the level.
  const index = indexLedger(fold.ledger());
  return step.value.map((truth) => sampleOf(index, truth, pressure));
}

function sampleOf(
  index: LedgerIndex,
  truth: PlantedEpisode,
  rules: InstrumentProfile['pressure'],
): Sample {
  const anchors = new Int32Array(index.rowCount).fill(truth.levelTick);
  const begin = windowAt(truth.startS);
  const range = { start: Math.max(0, begin - USUAL_WINDOWS), end: windowAt(truth.endS) };
  const [{ columns }] = levelPressures(index, [anchors], rules, range);
  const values = new Map<string, Readings>();
  for (const from of ratioNames(columns)) {
    const { name, sign } = travelColumn(from, truth.travel);
    const state = columns[from].subarray(begin - range.start);
    values.set(name, {
      onset: sign * meanOf(state.subarray(0, ONSET_WINDOWS)),
      window: sign * state[state.length - 1],
      minute: sign * meanOf(state.subarray(-MINUTE_WINDOWS)),
    });
  }
  return { truth, values };
}

function windowAt(seconds: number): number {
  return Math.round((seconds * 1e9) / WINDOW_NS);
}

/** Mean of what is known; NaN where most is not. */
function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (2 * known.length < values.length) return NaN;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function reportOf(samples: readonly Sample[]): OracleReport {
  const truths = samples.flatMap(({ truth }) => [truth.ahead, truth.behind]);
  const retreats = truths.filter((state) => state === 1).length;
  const columns = [...(samples[0]?.values.keys() ?? [])];
  return {
    episodes: samples.length,
    zones: truths.length,
    chance: chanceError(retreats, truths.length - retreats),
    zoneRatios: zoneRatioNames(columns).map((ratio) => ({ ratio, ...zoneAreas(samples, ratio) })),
    columns: columns.map((column) => ({
      column,
      ahead: columnAreas(samples, column, ({ ahead }) => ahead),
      behind: columnAreas(samples, column, ({ behind }) => behind),
    })),
  };
}

/** Ratios that both zones have; differences begin with another word. */
function zoneRatioNames(columns: readonly string[]): readonly string[] {
  const names = columns.filter((column) => column.startsWith('ahead_'));
  return names.map((column) => column.slice('ahead_'.length));
}

/** A mirror makes the zone behind one ahead, so both are examples of the same thing. */
function zoneAreas(samples: readonly Sample[], ratio: string): StateAreas {
  const states = samples.flatMap(({ truth }) => [truth.ahead, truth.behind]);
  const columns = [`ahead_${ratio}`, `behind_${ratio}`];
  const readings = samples.flatMap(({ values }) => columns.map((column) => values.get(column)));
  return areasOf(readings, states);
}

function columnAreas(
  samples: readonly Sample[],
  column: string,
  stateOf: (truth: PlantedEpisode) => Hidden,
): StateAreas {
  const readings = samples.map(({ values }) => values.get(column));
  return areasOf(
    readings,
    samples.map(({ truth }) => stateOf(truth)),
  );
}

function areasOf(
  readings: readonly (Readings | undefined)[],
  states: readonly Hidden[],
): StateAreas {
  const over = (span: OracleSpan): number =>
    areaUnderCurve(
      readings.map((reading) => reading?.[span] ?? NaN),
      (i) => states[i] === 1,
    );
  return { onset: over('onset'), window: over('window'), minute: over('minute') };
}

function recordRun(run: MboRun): RecordRun {
  return { ...run, rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 };
}
