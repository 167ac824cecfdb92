import { expect, it } from 'vitest';
import { allStages } from './lake-stages.ts';

it('lists stages so that each reads only what is written before it', () => {
  const written = new Set<string>();
  for (const { name, reads, writes } of allStages()) {
    for (const table of reads) {
      const isRaw = table.startsWith('raw/');
      const isEarlier = table.endsWith('-session)') || table.endsWith('-sessions)');
      expect(isRaw || isEarlier || written.has(table), `${name} reads ${table}`).toBe(true);
    }
    expect(written.has(writes), `${writes} is written twice`).toBe(false);
    written.add(writes);
  }
});

it('makes every table of the lake', () => {
  expect(allStages().map(({ writes }) => writes)).toEqual([
    'bronze/mbo',
    'bronze/mbp_10',
    'bronze/trades',
    'bronze/ohlcv_1m',
    'bronze/definitions',
    'silver/window_5s',
    'silver/tick_ledger_5s',
    'silver/reprices_5s',
    'silver/bars_2m',
    'silver/levels_2m',
    'silver/session_stats',
    'silver/session_facts',
    'gold/bars_2m',
    'gold/levels_2m',
    'gold/window_5s',
    'gold/tick_ledger_5s',
    'gold/reprices_5s',
    'gold/session_stats',
    'gold/level_pressure_5s',
    'gold/pressure_ladder_5s',
    'gold/episodes',
    'gold/labels',
    'gold/setup_paths',
    'gold/setups',
    'gold/setup_scaling',
    'gold/level_features_2m',
    'gold/global_30s',
    'gold/trades',
    'gold/sessions',
    'gold/signals',
    'gold/evaluation',
  ]);
});
