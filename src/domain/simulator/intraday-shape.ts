/** Where a simulated session stands, in seconds since its pre-market start. */
export type SessionSpan = {
  /** Open of regular trading. */
  readonly openS: number;
  /** Last moment with trading. */
  readonly endS: number;
};

/** Volatility of the pre-market, ticks per square root of a second. */
const PREMARKET_SIGMA = 0.35;
/** Share of the activity that the pre-market sees. */
const PREMARKET_ACTIVITY = 0.1;
/** Volatility that the day settles to. */
const MIDDAY_SIGMA = 0.8;
/** Time in which what the open adds to it falls to a quarter: 1.6 at the open, 1.0 an hour later. */
const OPENING_QUARTER_S = 3600;

/** Volatility of the efficient price at a moment, ticks per square root of a second. */
export function sigmaAt(timeS: number, span: SessionSpan): number {
  if (timeS < span.openS) return PREMARKET_SIGMA;
  return MIDDAY_SIGMA * (1 + 0.25 ** ((timeS - span.openS) / OPENING_QUARTER_S));
}

/** Activity at a moment as a share of the session's: the square of the volatility's shape. */
export function activityAt(timeS: number, span: SessionSpan): number {
  return timeS < span.openS ? PREMARKET_ACTIVITY : sigmaAt(timeS, span) ** 2;
}
