/** Between what a quick hand does, ms: what the move before brought is on the screen by then. */
export const HAND_MS = 250;
