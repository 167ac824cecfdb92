/** Where a window has no level; lower than every tick. */
export const NO_ANCHOR = -(1 << 30);

/** The level of each window row of a ledger, ticks; `NO_ANCHOR` where there is none. */
export type Anchors = Int32Array;

/**
 * A level's mirror image in the mid is looked for no further away than this, ticks. Beyond it the
 * touch is made of quotes that nobody means.
 */
export const MIRROR_REACH = 8192;
