import { global30s } from '../../contracts/global-30s.ts';
import { tenBestDepth } from '../../domain/features/ten-best-depth.ts';
import { globalRows } from '../../domain/moments/global-rows.ts';
import { defineStage } from '../stage/define-stage.ts';
import { featureTables, preparedSession } from './feature-tables.ts';

/** What the whole market tells every thirty seconds. */
export const goldGlobal = defineStage({
  name: 'gold-global-30s',
  version: 1,
  reads: featureTables,
  writes: { tier: 'gold', contract: global30s },

  run(tables, session) {
    const ready = preparedSession(tables, session);
    const { tsNs, win, numbers, atrMode } = globalRows(ready, tenBestDepth(ready.index));
    return {
      ...{ ts_ns: tsNs, win, atr_mode: atrMode, opt_state: atrMode.map(() => 'NO_DATA') },
      ...numbers,
      or_active: Uint8Array.from(numbers['or_active']),
    };
  },
});
