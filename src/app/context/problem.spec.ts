import { expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { partProblem, problemOf, withProblem } from './problem.ts';

const end = (worker: string) =>
  new FaultError('unavailable', `${worker} worker: expected an answer, found that it has ended`, {
    worker,
  });

it('tells of a worker that ended by what stops with it, whatever it was asked', () => {
  const asked = problemOf('The past cannot be sifted', end('retrieval'));
  expect(asked).toEqual(problemOf('Past paths cannot be read', end('retrieval')));
  expect(asked).toMatchObject({
    title: 'The past can no longer be asked',
    detail: 'retrieval worker: expected an answer, found that it has ended.',
  });
});

it.each([
  ['a buffer', 'Array buffer allocation failed'],
  ['a column', 'Invalid typed array length: 4294967296'],
  ['a page', 'WebAssembly.Memory(): could not allocate memory'],
  ['DuckDB', 'Out of Memory Error: failed to allocate data of size 16.0 MiB'],
])('knows want of memory for %s, and says what helps', (_what, message) => {
  const problem = problemOf('Pressure cannot be computed', new RangeError(message), 'All is well.');
  expect(problem.detail).toBe(`Out of memory: ${message}.`);
  expect(problem.remedy).toMatch(/no more memory. Close other tabs/);
});

it('calls no other mistake of ours want of memory', () => {
  const { detail, remedy } = problemOf('No moment', new RangeError('invalid time value'), 'Go on.');
  expect([detail, remedy]).toEqual(['Internal error: invalid time value.', 'Go on.']);
});

it('names a part of the app that cannot be fetched, and what brings it', () => {
  const problem = partProblem('The chart', new TypeError('Failed to fetch chunk-7.js'));
  expect(problem).toMatchObject({
    title: 'The chart cannot be fetched',
    detail: 'Failed to fetch chunk-7.js.',
  });
  expect(problem.remedy).toMatch(/reload the page/);
});

it('tells the same problem once, however often it is met', () => {
  const problem = problemOf('Pressure cannot be computed', end('feature'));
  const told = withProblem([], problem);
  expect(withProblem(told, problemOf('Depth cannot be drawn', end('feature')))).toBe(told);
  expect(withProblem(told, problemOf('Pressure cannot be computed', new Error('x')))).toHaveLength(
    2,
  );
});
