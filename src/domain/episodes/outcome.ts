/** What becomes of a touch, in the order of their codes: 0, 1, 2. */
export const outcomeWords = ['BREAK', 'REJECT', 'CHOP'] as const;

/** One of them. */
export type OutcomeWord = (typeof outcomeWords)[number];

/** How far ahead outcomes are told, minutes. */
export const horizonsMin = [2, 5, 8, 15] as const;

/** Minutes within which an outcome is decided. */
export type HorizonMin = (typeof horizonsMin)[number];

/** The horizon that answers speak of unless another is asked for, minutes. */
export const PRIMARY_HORIZON_MIN = 8;

/** How far ahead a touch is looked for before it, minutes. */
export const TOUCH_HORIZON_MIN = 10;

/** Barriers that outcomes are told for, shares of the ATR; the answers' own in the middle. */
export const barrierShares = [0.5, 1, 1.5] as const;
