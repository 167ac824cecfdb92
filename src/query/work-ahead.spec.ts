import { expect, it, vi } from 'vitest';
import { pause } from './pause.ts';
import { WorkAhead } from './work-ahead.ts';
import type { WorkStage } from './work-ahead.ts';

/** Steps that say when they are taken; the second takes as long as it is told to. */
function* stepsOf(taken: string[], second: Promise<unknown>): Generator<unknown, void> {
  taken.push('first');
  yield undefined;
  taken.push('second');
  yield second.then(() => taken.push('second is done'));
  taken.push('third');
}

/** The same as a stage of work. */
function stage(taken: string[], second: Promise<unknown>, restMs = 50): WorkStage {
  return { restMs, steps: stepsOf(taken, second) };
}

const all = ['first', 'second', 'second is done', 'third'];

it('takes the steps in their order, and waits for one that takes a while', async () => {
  const taken: string[] = [];
  new WorkAhead().begin([stage(taken, pause(5))]);
  await vi.waitFor(() => expect(taken).toEqual(all));
});

it('begins once nothing has been asked for a while', async () => {
  const taken: string[] = [];
  const ahead = new WorkAhead();
  ahead.rest();
  ahead.begin([stage(taken, pause())]);
  for (let i = 0; i < 3; i++) await pause();
  expect(taken).toEqual([]);
  await vi.waitFor(() => expect(taken).toEqual(all));
});

it('leaves what is left when other steps begin', async () => {
  const [taken, others]: [string[], string[]] = [[], []];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const ahead = new WorkAhead();
  ahead.begin([stage(taken, promise)]);
  await vi.waitFor(() => expect(taken).toContain('second'));
  ahead.begin([stage(others, pause())]);
  resolve(undefined);
  await vi.waitFor(() => expect(others).toEqual(all));
  expect(taken).toEqual(['first', 'second', 'second is done']);
});

it('waits longer for what can wait, and goes on while nothing is asked', async () => {
  const [soon, late]: [string[], string[]] = [[], []];
  const ahead = new WorkAhead();
  ahead.rest();
  ahead.begin([stage(soon, pause(), 10), stage(late, pause(), 600)]);
  await vi.waitFor(() => expect(soon).toEqual(all));
  ahead.rest();
  for (let i = 0; i < 3; i++) await pause();
  expect(late).toEqual([]);
  await vi.waitFor(() => expect(late).toEqual(all));
});
