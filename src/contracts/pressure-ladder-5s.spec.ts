import { expect, it } from 'vitest';
import { storedLadder } from '../domain/features/stored-ladder.ts';
import { pressureLadder5s } from './pressure-ladder-5s.ts';

it('pressure_ladder_5s has the columns that a ladder has', () => {
  const keys = ['level_kind', 'level_tick', 'win', 'tick'];
  const none = { level: Int32Array.of(), row: Int32Array.of() };
  expect([...keys, ...Object.keys(storedLadder([], none))].sort()).toEqual(
    pressureLadder5s.columns.map(({ name }) => name).sort(),
  );
});
