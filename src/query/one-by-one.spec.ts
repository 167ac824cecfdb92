import { describe, expect, it } from 'vitest';
import { OneByOne } from './one-by-one.ts';

describe('OneByOne', () => {
  /** Work in two steps, so that another's could come between them. */
  function work(log: string[], name: string) {
    return async (): Promise<void> => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve));
      log.push(`${name} ends`);
    };
  }

  it('lets nothing come between the steps of a piece of work', async () => {
    const [queue, log] = [new OneByOne(), [] as string[]];
    await Promise.all([queue.run(work(log, 'first')), queue.run(work(log, 'second'))]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('gives what the work gave', async () => {
    expect(await new OneByOne().run(() => Promise.resolve(7))).toBe(7);
  });

  it('goes on after a failure, which its own asker hears of', async () => {
    const [queue, log] = [new OneByOne(), [] as string[]];
    const failed = queue.run(() => Promise.reject(new Error('full')));
    const next = queue.run(work(log, 'next'));
    await expect(failed).rejects.toThrow('full');
    await next;
    expect(log).toEqual(['next begins', 'next ends']);
  });
});
