type PaceFacts = {
  /** Where the clock was sent last, UNIX seconds. */
  readonly askedS: number | undefined;
  /** The moment of the candles on the screen. */
  readonly shownS: number | undefined;
  /** The moment that could not be computed last. */
  readonly failedS: number | undefined;
  /** Whether candles will come at all. */
  readonly hasEnded: boolean;
  /** The failure that the clock has stopped for already. */
  readonly stoppedS: number | undefined;
};

/**
 * What a clock that runs by itself does next. It waits for its candles, but not for those that will
 * never come; where they fail it stops once, and goes on if it is started again.
 */
export function replayPace(facts: PaceFacts): 'go' | 'wait' | 'stop' {
  const { askedS, shownS, failedS, hasEnded, stoppedS } = facts;
  if (askedS === undefined || shownS === askedS || hasEnded) return 'go';
  if (failedS !== askedS) return 'wait';
  return stoppedS === askedS ? 'go' : 'stop';
}
