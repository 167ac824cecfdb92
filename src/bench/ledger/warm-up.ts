/** Passes that are left out before one counts: C is compiled before it begins. */
export const WARM_UP_PASSES = 4;
