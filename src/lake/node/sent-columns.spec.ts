import { expect, it } from 'vitest';
import { receivedColumns, sentColumns } from './sent-columns.ts';

it('arrives as it was, and leaves the sender its own', () => {
  const table = {
    win: Int32Array.of(1, 2, 3),
    size: Float64Array.of(0.5, NaN, -0),
    ts_ns: BigInt64Array.of(1n, -(1n << 63n), 3n),
    side: ['A', undefined, 'A'],
  };
  const { columns, buffers } = sentColumns(table);
  const arrived = structuredClone({ columns }, { transfer: [...buffers] });
  expect(receivedColumns(arrived)).toEqual(table);
  expect(table.win).toHaveLength(3);
});

it('has no row where the table has none', () => {
  expect(receivedColumns(sentColumns({ win: new Int32Array(), side: [] }))).toEqual({
    ...{ win: new Int32Array(), side: [] },
  });
});
