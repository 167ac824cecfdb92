import { expect, it } from 'vitest';
import { pathsByEvent } from './past-paths.ts';

it('rows of one table become one path per touch', () => {
  const paths = pathsByEvent({
    event_id: ['a', 'a', 'a', 'b', 'b'],
    step: Int32Array.of(-1, 0, 1, -2, -1),
    px: Float64Array.of(-3, 0, NaN, 5, 6),
  });
  expect([...paths.keys()]).toEqual(['a', 'b']);
  expect(paths.get('a')).toEqual({ firstStep: -1, x: Float32Array.of(-3, 0, NaN) });
  expect(paths.get('b')).toEqual({ firstStep: -2, x: Float32Array.of(5, 6) });
});
