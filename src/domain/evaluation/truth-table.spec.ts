import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { truthTable } from './truth-table.ts';

it('counts what happened in each state, against the base rate', () => {
  const table = truthTable(
    {
      classCount: 3,
      states: Uint8Array.of(15, 15, 15, 0, 255),
      outcomes: Uint8Array.of(1, 1, 0, 1, 1),
      base: Float64Array.from(Array.from({ length: 5 }, () => [0.3, 0.3, 0.4]).flat()),
    },
    'hand',
  );
  const all = table.states[15];
  expect(all.count).toBe(3);
  expect(all.shares.map(({ count }) => count)).toEqual([1, 2, 0]);
  expect(all.shares[1].lift).toBeCloseTo(2 / 3 - 0.3, 12);
  expect(table.states[7]).toMatchObject({ count: 0, pValue: NaN });
  // One row with a condition off, and it rejected: four on are not necessary.
  expect(table.rejectWhereAnyOff).toMatchObject({ count: 1, share: 1 });
});

it('finds a state that matters and is silent where none does', () => {
  const random = new Random('truth');
  let [found, loud] = [0, 0];
  for (let trial = 0; trial < 20; trial++) {
    const planted = truthTable(market(random, 0.6), `planted ${trial}`);
    if (planted.states[15].pAdjusted <= 0.05) found++;
    const empty = truthTable(market(random, 0.3), `empty ${trial}`);
    if (empty.states.some(({ pAdjusted }) => pAdjusted <= 0.05)) loud++;
  }
  expect(found).toBeGreaterThan(15);
  expect(loud).toBeLessThan(5);
});

/** 640 rows, 40 a state; REJECT has this chance where all four conditions hold, else 0.3. */
function market(random: Random, chance: number) {
  const n = 640;
  const states = Uint8Array.from({ length: n }, (_, row) => row % 16);
  const outcomes = Uint8Array.from(states, (state) => {
    const reject = state === 15 ? chance : 0.3;
    const drawn = random.uniform();
    return drawn < reject ? 1 : drawn < reject + (1 - reject) / 2 ? 0 : 2;
  });
  const base = Float64Array.from(Array.from(states, () => [0.35, 0.3, 0.35]).flat());
  return { classCount: 3, states, outcomes, base };
}
