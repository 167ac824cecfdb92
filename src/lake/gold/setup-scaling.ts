import { assertColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { setupScaling as contract } from '../../contracts/setup-scaling.ts';
import { setups } from '../../contracts/setups.ts';
import { toNano } from '../../domain/features/rounding.ts';
import { scaleWords, setupScaling } from '../../domain/setups/setup-scaling.ts';
import type { ScalingRows } from '../../domain/setups/setup-scaling.ts';
import { VECTOR_DIMS, vectorColumns } from '../../domain/setups/vector-layout.ts';
import { defineStage } from '../stage/define-stage.ts';

/** What earlier sessions of the corpus say of the values of setups, before the session begins. */
export const goldSetupScaling = defineStage({
  name: 'gold-setup-scaling',
  version: 1,
  reads: { past: { tier: 'gold', contract: setups, of: 'past-sessions' } },
  writes: { tier: 'gold', contract },

  run({ past }, { profile: { episodes } }) {
    const { levelKinds: anchors, rowStepSeconds: rowStepS } = episodes;
    const { sessionCount, scales } = setupScaling(past.map(rowsOf), { anchors, rowStepS });
    const words = [...scaleWords].sort();
    const rows = words.flatMap((word) =>
      vectorColumns.map(({ name }, dim) => ({ word, name, dim })),
    );
    return {
      scale: rows.map(({ word }) => word),
      dim: Int32Array.from(rows, ({ dim }) => dim),
      name: rows.map(({ name }) => name),
      center: Float64Array.from(rows, ({ word, dim }) => toNano(scales[word].centers[dim])),
      spread: Float64Array.from(rows, ({ word, dim }) => toNano(scales[word].spreads[dim])),
      sessions: new Int32Array(words.length * VECTOR_DIMS).fill(sessionCount),
    };
  },
});

/** A stored session as its statistics want it. */
function rowsOf(columns: AnyColumns): ScalingRows {
  assertColumns(setups, columns, setups.table);
  const numbers = (name: string): ArrayLike<number> => columns[name] as ArrayLike<number>;
  return {
    types: columns['row_type'] as readonly string[],
    kinds: columns['level_kind'] as readonly string[],
    wins: numbers('win'),
    vectors: vectorColumns.map(({ name }) => numbers(name)),
  };
}
