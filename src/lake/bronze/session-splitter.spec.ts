import { expect, it } from 'vitest';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import { nsWords } from '../../domain/dbn/wire-time.ts';
import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { SessionSplitter } from './session-splitter.ts';

const utc = (date: string, clock: string): bigint => utcNsOf(date, clock, 'UTC');

/** A run of records that are nothing but headers with these times. */
function runAt(times: readonly bigint[]): RecordRun {
  const words = new Int32Array(times.length * 4);
  for (const [i, tsNs] of times.entries()) {
    const { lo, hi } = nsWords(tsNs);
    words.set([0, 1, lo, hi], i * 4);
  }
  return {
    rtype: Rtype.Ohlcv1M,
    words,
    wordsPerRecord: 4,
    count: times.length,
    recordIndex: 0,
    byteOffset: 0,
    version: 3,
  };
}

/** Records by session: "date: how many records", stretch by stretch. */
function stretches(profile: InstrumentProfile, times: readonly bigint[]): string[] {
  const found: string[] = [];
  new SessionSplitter(profile).split(
    runAt(times),
    { lo: 2, hi: 3 },
    ({ windows }, { start, end }) =>
      found.push(`${windows.map(({ date }) => date).join('+') || 'none'}: ${end - start}`),
  );
  return found;
}

it('gives a session its UTC day up to 16:00 in New York, in winter and in summer', () => {
  const winter = ['00:00', '08:59', '09:00', '14:30', '17:30', '17:45', '20:59', '21:00'];
  expect(
    stretches(
      profiles.ES,
      winter.map((clock) => utc('2025-11-18', clock)),
    ),
  ).toEqual([
    '2025-11-18: 2', // from midnight: the snapshot, the night
    '2025-11-18: 1', // 04:00 pre-market
    '2025-11-18: 1', // 09:30 open
    '2025-11-18: 1', // 12:30 tail
    '2025-11-18: 2', // 12:45 for the next session's averages
    'none: 1', // 16:00
  ]);
  const summer = ['07:59', '08:00', '19:59', '20:00'];
  expect(
    stretches(
      profiles.ES,
      summer.map((clock) => utc('2025-07-18', clock)),
    ),
  ).toEqual(['2025-07-18: 1', '2025-07-18: 1', '2025-07-18: 1', 'none: 1']);
});

it('gives a record to both sessions whose sources overlap', () => {
  const evening = withOverrides(profiles.ES, {
    premarketStart: '18:00',
    open: '18:15',
    end: '19:00',
  });
  const times = [
    utc('2023-12-25', '23:59'),
    utc('2023-12-26', '00:10'),
    utc('2023-12-26', '00:20'),
  ];
  expect(stretches(evening, times)).toEqual([
    '2023-12-25: 1',
    '2023-12-25+2023-12-26: 1',
    '2023-12-26: 1',
  ]);
});

it('follows a clock that goes back, and one that leaps by years', () => {
  const times = [
    utc('2025-11-18', '15:00'),
    utc('2025-11-17', '15:00'),
    utc('2013-10-08', '15:00'),
  ];
  expect(stretches(profiles.ES, times)).toEqual([
    '2025-11-18: 1',
    '2025-11-17: 1',
    '2013-10-08: 1',
  ]);
});

it('counts a record without capture time by its event', () => {
  const words = new Int32Array(6);
  const event = nsWords(utc('2025-11-18', '15:00'));
  words.set([0, 1, event.lo, event.hi, -1, -1]);
  const dates: string[] = [];
  const run = { ...runAt([0n]), words, wordsPerRecord: 6 };
  new SessionSplitter(profiles.ES).split(run, { lo: 4, hi: 5 }, ({ windows }) =>
    dates.push(...windows.map(({ date }) => date)),
  );
  expect(dates).toEqual(['2025-11-18']);
});
