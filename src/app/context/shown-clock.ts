type Clocks = {
  /** Where the cursor was sent. */
  readonly askedS: number | undefined;
  /** The clock on the screen; undefined while there is none. */
  readonly shownS: number | undefined;
  /** Latest moment of the answers that are to be shown; undefined without any. */
  readonly answeredS: number | undefined;
};

/**
 * The clock to show over answers, UNIX seconds: none of them knows more. A late answer leaves a
 * clock that stands where it was sent; one that goes forward never turns back for it.
 */
export function shownClock({ askedS, shownS, answeredS }: Clocks): number | undefined {
  if (askedS === undefined || shownS === undefined || askedS === shownS) return askedS;
  const reachedS = answeredS ?? askedS;
  return askedS > shownS ? Math.max(shownS, reachedS) : reachedS;
}

/** An answer under a clock; undefined if it would know more than the clock. @param atS of the answer. */
export function knownAt<T>(
  clockS: number | undefined,
  answer: T | undefined,
  atS: number | undefined,
): T | undefined {
  if (clockS === undefined || atS === undefined || atS > clockS) return undefined;
  return answer;
}

/** What was said longer ago than a window, session seconds, does not pass for the present. */
const OLD_S = 5;

/** Whether an answer was said too long before a clock; no answer was not. @param atS of the answer. */
export function isOldAt(clockS: number | undefined, atS: number | undefined): boolean {
  return (clockS ?? 0) - (atS ?? Infinity) > OLD_S;
}
