import { beforeAll, describe, expect, it } from 'vitest';
import { checkTable } from '../contracts/check-columns.ts';
import type { AnyColumns, Contract } from '../contracts/contract.ts';
import { global30s } from '../contracts/global-30s.ts';
import { levelFeatures2m } from '../contracts/level-features-2m.ts';
import { tenBestDepth } from '../domain/features/ten-best-depth.ts';
import { barMoments } from '../domain/moments/bar-moments.ts';
import type { PreparedSession } from '../domain/moments/feature-session.ts';
import { globalRows } from '../domain/moments/global-rows.ts';
import { featuresAt, sweepFeatures } from '../domain/moments/level-features.ts';
import type { LevelFeatures } from '../domain/moments/level-features.ts';
import { sampleSession } from '../domain/simulator/sample-session.ts';
import { storedFeatures } from '../domain/moments/stored-features.ts';
import type { SessionAnchors } from '../domain/session/session-anchors.ts';
import { hasFixtures } from '../lake/node/fixtures.ts';
import { fixtureStreams } from './fixture-streams.ts';
import type { FixtureStream } from './fixture-streams.ts';

/** Minutes to the open, and rows that each stream then gives. */
const opens = [
  { open: 65, rows: 53 },
  { open: 30, rows: 134 },
  { open: 10, rows: 31 },
];
const streams = fixtureStreams.map((stream, i) => ({ ...stream, ...opens[i] }));

describe.skipIf(!hasFixtures).each(streams)('$name', ({ profile, options, words, open, rows }) => {
  let session: PreparedSession;
  let features: readonly LevelFeatures[];

  beforeAll(async () => {
    session = sampleSession(await words(), { profile, anchors: anchorsOf(options, open) });
    const found: LevelFeatures[] = [];
    const moments = barMoments(session);
    sweepFeatures(session, moments, { withChannels: false }, (i, of) => (found[i] = of));
    features = found;
  });

  it('keeps the ranges of level_features_2m, and nothing is infinite', () => {
    const { numbers, words: named } = storedFeatures(features);
    const flag = { or_active: Uint8Array.from(numbers['or_active']) };
    const rowCount = checkPart(levelFeatures2m, { ...numbers, ...named, ...flag });
    expect(rowCount).toBe(rows);
    expectFinite(numbers);
  });

  it('keeps the ranges of global_30s, and nothing is infinite', () => {
    const { numbers } = globalRows(session, tenBestDepth(session.index));
    const flag = { or_active: Uint8Array.from(numbers['or_active']) };
    expect(checkPart(global30s, { ...numbers, ...flag })).toBe(
      Math.floor(session.index.rowCount / 6),
    );
    expectFinite(numbers);
  });

  it('has channels that end with the moment, and none infinite', () => {
    for (const { moment, y } of features.slice(-3)) {
      const { channels } = featuresAt(session, moment);
      expect(channels.y.at(-1)).toBe(y);
      expectFinite(channels);
    }
  });
});

/** The stream's hours as a day of their own. @param minutes from their start to the open. */
function anchorsOf({ startNs, endNs }: FixtureStream['options'], minutes: number): SessionAnchors {
  const after = (count: number): bigint => startNs + BigInt(count) * 60_000_000_000n;
  const ends = { endNs, tailEndNs: endNs, barsEndNs: endNs };
  return {
    date: '2025-01-01',
    startNs,
    openNs: after(minutes),
    orEndNs: after(minutes + 15),
    ...ends,
  };
}

/** Checks the columns that are given; their number of rows. */
function checkPart({ table, row, columns }: Contract, given: AnyColumns): number {
  const part = { table, row, order: [], columns: columns.filter(({ name }) => name in given) };
  return checkTable(part, given, { where: table, frame: undefined });
}

function expectFinite(numbers: Readonly<Record<string, Float64Array>>): void {
  for (const [name, column] of Object.entries(numbers)) {
    expect(column.filter((value) => Math.abs(value) === Infinity).length, name).toBe(0);
  }
}
