import { describe, expect, it } from 'vitest';
import type { BarRole } from './bar-columns.ts';
import { findBarColumns } from './bar-columns.ts';

function columns(header: string, named: readonly [BarRole, string][] = []): unknown {
  return findBarColumns(header.split(','), new Map(named));
}

describe('the columns of a bar', () => {
  it.each([
    ['ts_event,rtype,open,high,low,close,volume,symbol', { time: [0], open: 2, symbol: 7 }],
    ['timestamp,instrument,open,high,low,close,volume', { time: [0], close: 5, symbol: 1 }],
    ['Date, Time, Open, High, Low, Last, Volume', { time: [0, 1], close: 5, symbol: undefined }],
    ['timestamp_utc,open,high,low,close,volume', { time: [0], high: 2, volume: 5 }],
    ['Date,O,H,L,C,V', { time: [0], low: 3, volume: 5 }],
    // A stamp is a whole time; the pair beside it is not needed.
    ['date,time,ts_event,open,high,low,close,volume', { time: [2], open: 3 }],
  ])('are found in the header %s', (header, found) => {
    expect(columns(header)).toMatchObject(found);
  });

  it('are those the user names', () => {
    const named: [BarRole, string][] = [
      ['time', 'Day+Clock'],
      ['volume', 'Up'],
    ];
    expect(columns('Day,Clock,open,high,low,close,volume,up', named)).toMatchObject({
      time: [0, 1],
      volume: 7,
    });
  });

  it('are asked for when one is missing', () => {
    expect(() => columns('time,open,high,low,volume')).toThrow(
      'header: expected a column for close, found time, open, high, low, volume',
    );
    expect(() => columns('time,open,high,low,close,volume', [['time', 'when']])).toThrow(
      'expected a column for when',
    );
  });
});
