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

  it('lets nothing come between the steps of work on one name', async () => {
    const [queue, log] = [new OneByOne(), [] as string[]];
    await Promise.all([queue.run('a', work(log, 'first')), queue.run('a', work(log, 'second'))]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('does not hold up work on another name', async () => {
    const [queue, log] = [new OneByOne(), [] as string[]];
    await Promise.all([queue.run('a', work(log, 'first')), queue.run('b', work(log, 'second'))]);
    expect(log.slice(0, 2)).toEqual(['first begins', 'second begins']);
  });

  it('goes on after a failure, which its own asker hears of', async () => {
    const [queue, log] = [new OneByOne(), [] as string[]];
    const failed = queue.run('a', () => Promise.reject(new Error('full')));
    const next = queue.run('a', work(log, 'next'));
    await expect(failed).rejects.toThrow('full');
    await next;
    expect(log).toEqual(['next begins', 'next ends']);
  });
});
