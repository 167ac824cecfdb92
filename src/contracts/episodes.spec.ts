import { expect, it } from 'vitest';
import { endReasons } from '../domain/episodes/approach.ts';
import { directionWords } from '../domain/episodes/episode-id.ts';
import { horizonsMin, outcomeWords, TOUCH_HORIZON_MIN } from '../domain/episodes/outcome.ts';
import { rowTypes } from '../domain/episodes/setup-moment.ts';
import { PATH_STEPS } from '../domain/labels/price-path.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import type { Contract } from './contract.ts';
import { episodes } from './episodes.ts';
import { labels } from './labels.ts';
import { setupPaths } from './setup-paths.ts';

it.each<readonly [Contract, string, readonly string[]]>([
  [episodes, 'level_kind', levelKinds],
  [episodes, 'dir', directionWords],
  [episodes, 'end_reason', endReasons],
  [labels, 'row_type', rowTypes],
  [labels, 'outcome', outcomeWords],
  [labels, 'outcome_15', outcomeWords],
])('%s: the words of %s are those of the market', ({ columns }, name, words) => {
  expect(columns.find((column) => column.name === name)?.words).toEqual(words);
});

it('holds every horizon, and every step of a path', () => {
  const horizons = [...horizonsMin, TOUCH_HORIZON_MIN];
  const range = { min: Math.min(...horizons), max: Math.max(...horizons) };
  expect(labels.columns.find(({ name }) => name === 'H_min')).toMatchObject(range);
  const steps = { min: -PATH_STEPS.before, max: PATH_STEPS.after };
  expect(setupPaths.columns.find(({ name }) => name === 'step')).toMatchObject(steps);
});
