import { describe, expect, it } from 'vitest';
import { tableBreaks } from './check-columns.ts';
import type { AnyColumns, Contract } from './contract.ts';
import type { SessionFrame } from './row-rule.ts';

const SECOND = 1_000_000_000n;

/** Ten minutes from second 1,000; bars of 120 s, ticks of a quarter. */
const frame: SessionFrame = {
  symbol: 'ESZ5',
  date: '2025-11-18',
  startNs: 1000n * SECOND,
  firstNs: 1000n * SECOND,
  endNs: 1600n * SECOND,
  barSeconds: 120,
  tickNano: 250_000_000,
  barrierTicksMin: 8,
  barrierTicksMax: 60,
};

const contract = {
  table: 'moments',
  row: 'one moment',
  order: [],
  columns: [
    { name: 'date', type: 'text', unit: 'date', doc: 'Session.' },
    { name: 'bar_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the bar.' },
    { name: 'known_ns', type: 'i64', unit: 'ns UNIX', doc: 'Close of the bar.' },
    { name: 'gap', type: 'bool', unit: 'flag', doc: 'Whether a bar is missing before it.' },
    { name: 'win', type: 'i32', unit: 'windows', doc: 'Window of 5 s.' },
    { name: 'win_end_ns', type: 'i64', unit: 'ns UNIX', doc: 'Its end.' },
    { name: 'px', type: 'f64', unit: 'points', doc: 'Price.', nullable: true },
    { name: 'tick', type: 'i32', unit: 'ticks', doc: 'The same.', nullable: true },
    { name: 'b', type: 'i32', unit: 'ticks', doc: 'Barriers.', nullable: true },
  ],
  rules: [
    { kind: 'of-session', column: 'date', fact: 'date' },
    { kind: 'in-session', column: 'bar_ns', gridSeconds: 'bar' },
    { kind: 'after', column: 'known_ns', start: 'bar_ns', seconds: 'bar' },
    { kind: 'gap-flag', flag: 'gap', start: 'bar_ns' },
    { kind: 'window', column: 'win', seconds: 5 },
    { kind: 'window-time', column: 'win_end_ns', window: 'win', seconds: 5, edge: 'end' },
    { kind: 'tick-of', tick: 'tick', px: 'px' },
    { kind: 'barrier', column: 'b' },
  ],
} as const satisfies Contract;

function seconds(...at: readonly number[]): BigInt64Array {
  return BigInt64Array.from(at, (s) => BigInt(s) * SECOND);
}

/** Bars at 0:00, 2:00 and, one later, 6:00; windows 0, 24 and 119. */
const good: AnyColumns = {
  date: ['2025-11-18', '2025-11-18', '2025-11-18'],
  bar_ns: seconds(1000, 1120, 1360),
  known_ns: seconds(1120, 1240, 1480),
  gap: Uint8Array.of(0, 0, 1),
  win: Int32Array.of(0, 24, 119),
  win_end_ns: seconds(1005, 1125, 1600),
  px: Float64Array.of(10.25, 10.125, NaN),
  tick: Float64Array.of(41, 41, NaN),
  b: Float64Array.of(8, 60, NaN),
};

function told(table: AnyColumns): readonly string[] {
  return [...tableBreaks(contract, table, frame)].flatMap(({ column, examples }) =>
    examples.map(
      ({ row, expected, found }) =>
        `${column}, row ${String(row)}: expected ${expected}, found ${found}`,
    ),
  );
}

it('has nothing to say of moments inside their session', () => {
  expect(told(good)).toEqual([]);
});

it('asks nothing where the session is not known', () => {
  const elsewhere = { ...good, date: ['x', 'y', 'z'] };
  expect([...tableBreaks(contract, elsewhere, undefined)]).toEqual([]);
});

describe('a moment that does not fit its session is told', () => {
  const cases: [string, AnyColumns, readonly string[]][] = [
    [
      'another day',
      { date: ['2025-11-18', '2025-11-19', '2025-11-18'] },
      ['date, row 1: expected 2025-11-18, found 2025-11-19'],
    ],
    [
      'a bar before the session, and its gap',
      { bar_ns: seconds(880, 1120, 1360), known_ns: seconds(1000, 1240, 1480) },
      [
        'bar_ns, row 0: expected 1000000000000 to before 1600000000000, found 880000000000',
        'gap, row 1: expected 1, for a bar is missing, found 0',
      ],
    ],
    [
      'a bar beside the grid',
      { bar_ns: seconds(1000, 1120, 1361), known_ns: seconds(1120, 1240, 1481) },
      [
        'bar_ns, row 2: expected 1000000000000 plus a multiple of 120000000000, found 1361000000000',
      ],
    ],
    [
      'a bar known before it closes',
      { known_ns: seconds(1120, 1239, 1480) },
      ['known_ns, row 1: expected 1240000000000, found 1239000000000'],
    ],
    [
      'a gap nobody told',
      { gap: Uint8Array.of(0, 0, 0) },
      ['gap, row 2: expected 1, for a bar is missing, found 0'],
    ],
    [
      'a window after the end',
      { win: Int32Array.of(0, 24, 120), win_end_ns: seconds(1005, 1125, 1605) },
      ['win, row 2: expected 0 to 119, found 120'],
    ],
    [
      'a window that ends elsewhere',
      { win_end_ns: seconds(1005, 1120, 1600) },
      ['win_end_ns, row 1: expected 1125000000000, found 1120000000000'],
    ],
    [
      'half a tick that went down',
      { tick: Float64Array.of(41, 40, NaN) },
      ['tick, row 1: expected 41, the tick of px, found 40'],
    ],
    [
      'barriers nearer and farther than its market has them',
      { b: Float64Array.of(7, 61, NaN) },
      ['b, row 0: expected 8 to 60, found 7', 'b, row 1: expected 8 to 60, found 61'],
    ],
  ];
  it.each(cases)('%s', (_, changed, lines) => {
    expect(told({ ...good, ...changed })).toEqual(lines);
  });
});
