import { describe, expect, it } from 'vitest';
import { lengthIn } from './record-layout.ts';
import { kindOf, knownRtypes } from './kinds.ts';
import { recordColumns } from './record-columns.ts';
import { Rtype, schemaName } from './record-kinds.ts';

const names = (rtype: number, version: 1 | 2 | 3 = 3): string =>
  recordColumns(rtype, version, false)
    .map(({ name }) => name)
    .join(',');

it('columns stand in the order of the publisher', () => {
  expect(names(Rtype.Mbo)).toBe(
    'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,ts_in_delta,sequence',
  );
  expect(names(Rtype.Mbp1)).toBe(
    'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00',
  );
  expect(names(Rtype.Ohlcv1M)).toBe(
    'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume',
  );
});

it('the tenth depth lies nine depths behind the first', () => {
  const columns = recordColumns(Rtype.Mbp10, 3, false);
  const offsetOf = (wanted: string): number | undefined =>
    columns.find(({ name }) => name === wanted)?.offset;
  expect(offsetOf('bid_px_00')).toBe(48);
  expect(offsetOf('ask_ct_09')).toBe(48 + 9 * 32 + 28);
});

it('a version has the columns of its fields', () => {
  expect(names(Rtype.Definition, 1)).not.toContain('leg_count');
  expect(names(Rtype.Definition, 3)).toContain('leg_count');
  expect(names(Rtype.Definition, 3)).not.toContain('trading_reference_price');
});

it('the time of sending comes last', () => {
  expect(recordColumns(Rtype.Trade, 3, true).at(-1)).toMatchObject({ name: 'ts_out', offset: 48 });
});

it('a kind we do not know has none', () => {
  expect(recordColumns(250, 3, false)).toEqual([]);
});

describe.each(knownRtypes.map((rtype) => [schemaName(rtype), rtype] as const))(
  'every column of %s',
  (_, rtype) => {
    it.each([1, 2, 3] as const)('lies within the record of version %d, none twice', (version) => {
      const columns = recordColumns(rtype, version, false);
      const kind = kindOf(rtype);
      expect(columns.length).toBeGreaterThan(4);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      expect(new Set(columns.map(({ offset }) => offset)).size).toBe(columns.length);
      for (const { offset } of columns) {
        expect(offset).toBeLessThan(kind === undefined ? 0 : lengthIn(kind, version));
      }
    });
  },
);
