import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HandLake, withRows, withValue } from './hand-lake.ts';

let sound: HandLake;
let lake: HandLake;

beforeAll(async () => {
  sound = await HandLake.build();
});

beforeEach(() => {
  lake = sound.copy();
});

describe('rows that break their contract are named, though hashes and manifest agree', () => {
  it('out of order', async () => {
    await lake.rewrite(
      'gold/bars_2m',
      withRows((values) => values.slice().reverse()),
    );
    const { kinds } = await lake.validate();
    expect(kinds.map(({ check, column }) => `${check} ${column ?? ''}`)).toEqual([
      'order bar_start_ns',
      'rule bar_gap',
    ]);
  });

  it('twice the same', async () => {
    await lake.rewrite('gold/levels_2m', withValue('level_kind', 1, 'PM_HIGH'));
    expect(await lake.firsts()).toEqual([
      'gold/levels_2m 2025-11-18 1 bar_start_ns, level_kind | a key of its own | 1763456400000000000 PM_HIGH again',
    ]);
  });

  it('not a number', async () => {
    await lake.rewrite('gold/bars_2m', withValue('vol', 1, NaN));
    expect(await lake.told()).toEqual([
      'gold/bars_2m null vol 1',
      'gold/sessions session volume 1',
    ]);
  });

  it('not a number where null would do', async () => {
    await lake.rewrite('gold/levels_2m', { stored: { level_px: new Float64Array(36).fill(NaN) } });
    expect(await lake.told()).toContain('gold/levels_2m null level_px 36');
  });

  it('a low above the high', async () => {
    await lake.rewrite('gold/bars_2m', withValue('l', 2, 99_999));
    expect(await lake.told()).toEqual(['gold/bars_2m rule l 2']);
    expect((await lake.validate()).kinds[0].violations[0]).toMatchObject({
      table: 'gold/bars_2m',
      symbol: 'ESZ5',
      date: '2025-11-18',
      row: 2,
      column: 'l',
      found: '99999',
    });
  });

  it.each([
    ['a gamma where there are no options', 'gex_ratio', 0.5],
    ['a ratio beyond its range', 'depth_imb', 1.5],
    ['an ATR found in no way', 'atr_s', 12],
    ['a moment between two others', 'ts_ns', 1_763_456_431_000_000_000n],
  ])('%s', async (_, column, value) => {
    await lake.rewrite('gold/global_30s', withValue(column, 1, value));
    const told = (await lake.told()).join('; ');
    expect(told).toMatch(/^gold\/global_30s (rule|range) /);
  });

  it('a trade of nothing by nobody', async () => {
    await lake.rewrite('gold/trades', withValue('size', 0, 0));
    await lake.rewrite('gold/trades', withValue('side', 4, 'X'));
    expect(await lake.firsts()).toEqual([
      'gold/trades 2025-11-18 0 size | at least 1 | 0',
      'gold/trades 2025-11-18 4 side | B or A or N | X',
    ]);
  });

  it('a trade of another day', async () => {
    await lake.rewrite('gold/trades', withValue('ts_ns', 0, 1n));
    expect(await lake.told()).toEqual(['gold/trades rule ts_ns 1']);
  });

  it('levels after a bar that never was', async () => {
    await lake.rewrite(
      'gold/bars_2m',
      withRows((values) => values.slice(1)),
    );
    const lines = await lake.told();
    expect(lines).toContain('gold/levels_2m rule bar_start_ns 12');
    expect(lines).toContain('gold/sessions session volume 1');
  });

  it('a session that is not its partition’s', async () => {
    await lake.rewrite('gold/sessions', withValue('symbol', 0, 'ESH6'));
    await lake.rewrite('gold/sessions', withValue('records', 0, 8));
    expect(await lake.told()).toEqual([
      'gold/sessions rule symbol 1',
      'gold/sessions session records 1',
    ]);
  });

  it('a column more, and one of another type', async () => {
    await lake.rewrite('gold/bars_2m', {
      change: (columns) => ({ ...columns, vwap: new Float64Array(3) }),
      columns: (columns) => [
        ...columns.map((column) =>
          column.name === 'c' ? { ...column, type: 'f64' as const } : column,
        ),
        { name: 'vwap', type: 'f64', unit: 'ticks', doc: 'Average.' },
      ],
    });
    const lines = await lake.told();
    expect(lines).toContain('gold/bars_2m schema vwap 1');
    expect(lines).toContain('gold/bars_2m schema c 1');
  });
});
