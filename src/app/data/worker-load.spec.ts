import { describe, expect, it } from 'vitest';
import { WorkerLoad } from './worker-load.ts';

describe('the load of a worker', () => {
  it('counts a call until it is answered', async () => {
    const load = new WorkerLoad();
    const call = load.follow(Promise.resolve(7));
    expect(load.pendingCount).toBe(1);
    expect(await call).toBe(7);
    expect([load.pendingCount, load.answerCount, load.tookMs.length]).toEqual([0, 1, 1]);
  });

  it('counts a call that fails as answered', async () => {
    const load = new WorkerLoad();
    await expect(load.follow(Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([load.pendingCount, load.answerCount]).toEqual([0, 1]);
  });

  it('remembers the newest 256 answers', async () => {
    const load = new WorkerLoad();
    for (let i = 0; i < 300; i++) await load.follow(Promise.resolve());
    expect([load.answerCount, load.tookMs.length]).toEqual([300, 256]);
  });
});
