import { expect, it } from 'vitest';
import { avroSchema } from './avro.ts';
import { lakeTables } from './lake-tables.ts';
import { trades } from './trades.ts';

it('writes the trades contract as an Avro record', () => {
  expect(avroSchema(trades)).toEqual({
    type: 'record',
    name: 'trades',
    namespace: 'spymaster',
    doc: 'one trade of the selected contract, in the order of the file',
    fields: [
      { name: 'ts_ns', type: 'long', doc: 'Matching-engine time of the trade.', unit: 'ns UNIX' },
      { name: 'tick', type: 'int', doc: 'Price.', unit: 'ticks' },
      { name: 'size', type: 'int', doc: 'Size.', unit: 'lots' },
      { name: 'side', type: 'string', doc: 'Aggressor: B buy, A sell, N none.', unit: 'word' },
    ],
  });
});

it('puts null first where a value may be missing, and makes it the default', () => {
  const missing = lakeTables
    .flatMap((contract) => avroSchema(contract).fields)
    .filter(({ type }) => typeof type !== 'string');
  expect(missing.length).toBeGreaterThan(0);
  for (const { type, default: value } of missing) {
    expect(type[0]).toBe('null');
    expect(value).toBeNull();
  }
});
