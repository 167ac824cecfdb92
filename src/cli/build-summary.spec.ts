import { expect, it } from 'vitest';
import type { DerivedSession } from '../lake/derive-sessions.ts';
import { buildSummary, buildText } from './build-summary.ts';
import type { BuildCost } from './build-summary.ts';

const session: DerivedSession = {
  date: '2025-12-25',
  symbol: 'ESH6',
  isBuilt: true,
  grade: 'B',
  reasons: ['CASH_CLOSED: Christmas'],
  rowCounts: { bars_2m: 263, trades: 1599, levels_2m: 3156, sessions: 1 },
  source: {
    kind: 'mbo',
    instrumentId: 1,
    records: 38_212,
    firstNs: '1',
    lastNs: '2',
    qaOffTick: 3,
    synthetic: true,
    planted: false,
    activity: 1,
    reasons: [],
  },
};

const cost: BuildCost = {
  wallS: 2.5,
  peakMemoryMb: 180.4,
  tables: [
    { tier: 'bronze', table: 'mbo', rowCount: 38_212, byteLength: 801_340 },
    { tier: 'gold', table: 'sessions', rowCount: 1, byteLength: 2889 },
  ],
};

it('tells a session in one line and in one object', () => {
  const summary = buildSummary({ built: [session], upToDate: [], skipped: [] }, cost);
  expect(summary.sessions).toEqual([
    {
      date: '2025-12-25',
      symbol: 'ESH6',
      built: true,
      source: 'mbo',
      included: false,
      grade: 'B',
      reasons: ['CASH_CLOSED: Christmas'],
      records: 38_212,
      trades: 1599,
      bars: 263,
      qaOffTick: 3,
      synthetic: true,
    },
  ]);
  expect(buildText(summary)).toBe(
    '2025-12-25  ESH6  mbo  38,212 records, 1,599 trades, 263 bars, grade B, 3 off the tick grid' +
      '  SYNTHETIC  excluded: CASH_CLOSED: Christmas\n\n' +
      'table            rows    bytes\n' +
      'bronze mbo     38,212  801,340\n' +
      'gold sessions       1    2,889\n' +
      'total                  804,229\n\n' +
      'built 1 session: 2.5 s, 15,285 records/s, peak memory 180 MB',
  );
});

it('says that there is nothing to do', () => {
  const sessions = ['2025-12-23', '2025-12-24'].map((date) => ({
    ...session,
    date,
    isBuilt: false,
  }));
  const summary = buildSummary({ built: [], upToDate: sessions, skipped: [] }, cost);
  expect(summary).toMatchObject({ built: 0, upToDate: 2 });
  expect(buildText(summary)).toBe('nothing to do: 2 sessions up to date');
});

it('says what was skipped and why', () => {
  const skipped = [{ date: '2025-12-25', symbol: 'ESH6', skipped: 'no trades inside the session' }];
  const summary = buildSummary({ built: [], upToDate: [], skipped }, cost);
  expect(summary.skipped).toEqual([
    { date: '2025-12-25', symbol: 'ESH6', reason: 'no trades inside the session' },
  ]);
  expect(buildText(summary)).toContain('2025-12-25  ESH6  skipped: no trades inside the session');
});
