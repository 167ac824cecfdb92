import { describe, expect, it } from 'vitest';
import { replayPace } from './replay-pace.ts';

const none = { failedS: undefined, hasEnded: false, stoppedS: undefined };

describe('a clock that runs by itself', () => {
  it.each([
    ['goes on with its candles', { ...none, askedS: 10, shownS: 10 }, 'go'],
    ['waits for them', { ...none, askedS: 10, shownS: 9 }, 'wait'],
    ['waits for the first', { ...none, askedS: 10, shownS: undefined }, 'wait'],
    ['goes on without a session', { ...none, askedS: undefined, shownS: undefined }, 'go'],
    [
      'goes on where none will come',
      { ...none, askedS: 10, shownS: undefined, hasEnded: true },
      'go',
    ],
    ['stops where they fail', { ...none, askedS: 10, shownS: 9, failedS: 10 }, 'stop'],
    ['waits after an older failure', { ...none, askedS: 10, shownS: 8, failedS: 9 }, 'wait'],
    [
      'goes on when it is started again',
      { ...none, askedS: 10, shownS: 9, failedS: 10, stoppedS: 10 },
      'go',
    ],
  ])('%s', (_, facts, pace) => {
    expect(replayPace(facts)).toBe(pace);
  });
});
