import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Random } from '../../base/random.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { Action, Side } from '../../domain/dbn/mbo.ts';
import { schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import type { ProfileOverrides } from '../../domain/session/instrument-profile.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { addDays, NS_PER_S } from '../../domain/units/time.ts';
import { buildLake } from '../../lake/node/build-lake.ts';

const DATE = '2025-11-14';
const SYMBOL = 'ESZ5';
/** From midnight to 20:50. */
const DAY_S = 75_000;
/** About as many as a busy day of ES has: 450,000 in all. */
const TRADES_PER_S = 6;

/** A part of that day as a session. */
export type DaySession = {
  readonly barCount: number;
  /** When its last bar closes, HH:MM:SS. */
  readonly endClock: string;
  /** What the profile of ES does not say already. */
  readonly profile: ProfileOverrides;
};

/** What a session is called here. */
export type DaySessionName = 'usual' | 'short' | 'long';

/**
 * The session as ES has it, and two that are held against each other, with bars of one length: the
 * finest that gives 5,000 of them in a day.
 */
export const daySessions: Readonly<Record<DaySessionName, DaySession>> = {
  usual: { barCount: 263, endClock: '12:45:00', profile: {} },
  short: {
    ...{ barCount: 200, endClock: '10:00:00' },
    profile: { barSeconds: 15, premarketStart: '09:10', end: '09:55', tailMinutes: 5 },
  },
  long: {
    ...{ barCount: 5000, endClock: '20:50:00' },
    profile: { barSeconds: 15, premarketStart: '00:00', end: '20:45', tailMinutes: 5 },
  },
};

/** One day of trades, walked at random, as `.dbn` in the folder. */
export async function writeDay(rawDir: string): Promise<void> {
  await mkdir(rawDir, { recursive: true });
  const file = createWriteStream(join(rawDir, `${SYMBOL}.dbn`));
  const writer = new DbnWriter(metadata, (bytes) => file.write(bytes));
  const random = new Random('chart bench');
  const startNs = utcNsOf(DATE, '00:00', profiles.ES.timeZone);
  const spacingNs = Number(NS_PER_S) / TRADES_PER_S;
  let tick = 27_000;
  for (let i = 0; i < DAY_S * TRADES_PER_S; i++) {
    tick += random.integer(-1, 2);
    const tsEvent = startNs + BigInt(Math.floor((i + random.uniform()) * spacingNs));
    writer.trade({
      ...{ publisherId: 1, instrumentId: 1, tsEvent, tsRecv: tsEvent + 1000n, tsInDelta: 0 },
      ...{ pxNano: BigInt(tick) * 250_000_000n, sz: random.integer(1, 9), depth: 0 },
      ...{ action: Action.Trade, side: random.uniform() < 0.5 ? Side.Bid : Side.Ask },
      ...{ flags: 128, sequence: i },
    });
  }
  writer.end();
  file.end();
  await finished(file);
}

/** Builds a session of that day into a lake of its own. */
export async function buildDay(
  rawDir: string,
  lake: string,
  session: DaySessionName,
): Promise<void> {
  await buildLake(
    { raw: rawDir, lake, profile: withOverrides(profiles.ES, daySessions[session].profile) },
    {
      file: () => ({ update: () => undefined, done: () => undefined }),
      note: () => undefined,
    },
  );
}

const metadata: DbnMetadata = {
  ...{ version: 3, dataset: 'GLBX.MDP3', schema: schemaId('trades'), limit: undefined },
  startNs: utcNsOf(DATE, '00:00', 'UTC'),
  endNs: utcNsOf(addDays(DATE, 2), '00:00', 'UTC'),
  ...{ stypeIn: Stype.RawSymbol, stypeOut: Stype.InstrumentId, tsOut: false },
  ...{ symbols: [SYMBOL], partial: [], notFound: [] },
  mappings: [
    {
      rawSymbol: SYMBOL,
      intervals: [{ startDate: DATE, endDate: addDays(DATE, 2), symbol: '1' }],
    },
  ],
};
