import { expect, it } from 'vitest';
import { dotPlaces } from './dot-places.ts';

it('dots stand outcome by outcome, the heaviest first, in columns of two', () => {
  const neighbors = [
    { outcome: 'REJECT', weight: 0.3 },
    { outcome: 'BREAK', weight: 0.1 },
    { outcome: 'BREAK', weight: 0.2 },
    { outcome: 'CHOP', weight: 0 },
  ];
  const dots = dotPlaces(neighbors, ['BREAK', 'REJECT', 'CHOP']);
  expect(dots.map(({ outcome, x, y }) => [outcome, x, y])).toEqual([
    ['BREAK', 0.5, 0.5],
    ['BREAK', 0.5, 1.5],
    ['REJECT', 1.5, 0.5],
    ['CHOP', 1.5, 1.5],
  ]);
  const [heavy, light, full, none] = dots.map(({ radius }) => radius);
  expect(heavy).toBeGreaterThan(light);
  expect(full).toBeCloseTo(0.42);
  expect(none).toBeCloseTo(0.2);
});
