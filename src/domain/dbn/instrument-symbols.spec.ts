import { expect, it } from 'vitest';
import type { DbnMetadata, SymbolMapping } from './dbn-metadata.ts';
import { instrumentSymbols, symbolIntervals } from './instrument-symbols.ts';
import { Stype } from './record-kinds.ts';

function metadata(
  stypeIn: number,
  stypeOut: number,
  mappings: readonly SymbolMapping[],
): DbnMetadata {
  return {
    version: 3,
    dataset: 'GLBX.MDP3',
    schema: 0,
    startNs: 0n,
    endNs: undefined,
    limit: undefined,
    stypeIn,
    stypeOut,
    tsOut: false,
    symbols: [],
    partial: [],
    notFound: [],
    mappings,
  };
}

const roll = metadata(Stype.RawSymbol, Stype.InstrumentId, [
  {
    rawSymbol: 'ESH4',
    intervals: [{ startDate: '2023-12-25', endDate: '2023-12-27', symbol: '17077' }],
  },
  {
    rawSymbol: 'ESM4',
    intervals: [
      { startDate: '2023-12-27', endDate: '2023-12-28', symbol: '17077' },
      { startDate: '2023-12-28', endDate: '2023-12-29', symbol: '' },
    ],
  },
]);

it.each<readonly [string, string | undefined, string]>([
  ['2023-12-24', undefined, 'before the first day'],
  ['2023-12-25', 'ESH4', 'on the first day'],
  ['2023-12-26', 'ESH4', 'on the day before the end'],
  ['2023-12-27', 'ESM4', 'on the end date, when the id belongs to another contract'],
  ['2023-12-28', undefined, 'in a gap'],
])('on %s finds %s, %s', (date, symbol) => {
  expect(instrumentSymbols(roll)(17077, date)).toBe(symbol);
});

it('does not know an instrument that no mapping names', () => {
  expect(instrumentSymbols(roll)(118, '2023-12-25')).toBeUndefined();
});

it('reads mappings from ids to symbols the other way round', () => {
  const reverse = metadata(Stype.InstrumentId, Stype.RawSymbol, [
    {
      rawSymbol: '118',
      intervals: [{ startDate: '2024-07-01', endDate: '2024-07-03', symbol: 'ESU4' }],
    },
  ]);
  expect(instrumentSymbols(reverse)(118, '2024-07-02')).toBe('ESU4');
  expect(symbolIntervals(reverse)).toEqual([
    { instrumentId: 118, symbol: 'ESU4', startDate: '2024-07-01', endDate: '2024-07-03' },
  ]);
});

it('refuses mappings without instrument ids', () => {
  const smart = metadata(Stype.Continuous, Stype.RawSymbol, [{ rawSymbol: 'a', intervals: [] }]);
  expect(() => instrumentSymbols(smart)).toThrow('expected instrument ids, found stype 3 to 1');
});
