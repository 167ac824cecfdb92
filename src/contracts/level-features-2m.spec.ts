import { describe, expect, it } from 'vitest';
import { barrierStates } from '../domain/features/barrier-state.ts';
import { scoreConfidences, scoreSignals } from '../domain/features/heuristic-score.ts';
import { distanceKinds } from '../domain/moments/level-features.ts';
import { atrModes } from '../domain/features/seasonal-atr.ts';
import { storedFeatures } from '../domain/moments/stored-features.ts';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import { levelFeatures2m } from './level-features-2m.ts';

const { columns } = levelFeatures2m;
const names = columns.map(({ name }) => name);
const keys = [
  ...['session_date', 'symbol', 'bar_start_ns', 'level_kind', 'level_tick', 'available_at_ns'],
  ...['dir', 'mid_dist', 'atr_s', 'atr_mode', 'b_ticks', 'opt_state'],
];

describe('level_features_2m', () => {
  it('has 92 columns beside its keys, and three of options more', () => {
    expect(names.slice(0, keys.length)).toEqual(keys);
    expect(names.slice(-3)).toEqual(['call_gamma_25', 'put_gamma_25', 'gex_ratio_3strike']);
    expect(names).toHaveLength(keys.length + 92 + 3);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has the columns that features have', () => {
    const { numbers, words } = storedFeatures([]);
    const ofStage = ['session_date', 'symbol', 'bar_start_ns', 'level_kind', 'level_tick'];
    const stored = [...Object.keys(numbers), ...Object.keys(words), 'available_at_ns'];
    expect([...ofStage, ...stored].sort()).toEqual([...names].sort());
  });

  it('knows the words of features', () => {
    const wordsOf = (name: string) => columns.find((column) => column.name === name)?.words;
    expect(wordsOf('barrier_state')).toEqual(barrierStates);
    expect(wordsOf('score_signal')).toEqual(scoreSignals);
    expect(wordsOf('score_confidence')).toEqual(scoreConfidences);
    expect(wordsOf('atr_mode')).toEqual(atrModes);
    expect(wordsOf('level_kind')).toEqual(anchorLevelKinds);
    const distances = names.filter((name) => name.startsWith('dist_'));
    expect(distances).toEqual(distanceKinds.map((kind) => `dist_${kind}`));
  });
});
