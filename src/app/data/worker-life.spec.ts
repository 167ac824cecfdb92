import { expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { WorkerLife, endedWorker } from './worker-life.ts';

/** A thread that does what it is told, and the lock that it holds for life. */
function thread() {
  const events = new EventTarget();
  let free: (() => void) | undefined;
  const locks = {
    request: (_lock: string, act: () => void) => {
      free = act;
      return Promise.resolve();
    },
  };
  return {
    life: new WorkerLife('retrieval', events as Worker, locks as never),
    says: (data: unknown) => events.dispatchEvent(new MessageEvent('message', { data })),
    breaks: () => events.dispatchEvent(new Event('error')),
    ends: () => free?.(),
  };
}

const sign = { kind: 'spymaster-life', lock: 'retrieval 1' };
const never = () => new Promise<never>(() => undefined);

it('hands on what a worker answers', async () => {
  const { life } = thread();
  await expect(life.follow(() => Promise.resolve(7))).resolves.toBe(7);
  await expect(life.follow(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('fails what waits, and what is asked later, once the worker has ended', async () => {
  const { life, says, ends } = thread();
  says(sign);
  const waiting = life.follow(never);
  ends();
  const words = 'retrieval worker: expected an answer, found that it has ended';
  await expect(waiting).rejects.toThrow(words);
  await expect(life.follow(() => Promise.resolve(7))).rejects.toThrow(words);
});

it('knows of a worker that cannot be started, and leaves an error of a living one alone', async () => {
  const stillborn = thread();
  const waiting = stillborn.life.follow(never);
  stillborn.breaks();
  await expect(waiting).rejects.toThrow('found that it cannot be started');

  const living = thread();
  living.says(sign);
  living.breaks();
  await expect(living.life.follow(() => Promise.resolve(7))).resolves.toBe(7);
});

it('tells a worker’s end from other faults', () => {
  expect(endedWorker(new FaultError('unavailable', '', { worker: 'query' }))).toBe('query');
  expect(endedWorker(new FaultError('unavailable', '', { file: 'a' }))).toBeUndefined();
  expect(endedWorker(new RangeError('no memory'))).toBeUndefined();
});
