import type { SessionFrame } from '../../context/session-frame.ts';

/** Most of the scrubber's width that the pre-market may take. */
const PREMARKET_SHARE_MAX = 0.24;

/**
 * Session time along the scrubber, as a share of its width: two even stretches that meet at the
 * open, so that the hours that matter keep their room beside a long pre-market.
 */
export type SessionScale = {
  /** Share of the width of an instant, 0 … 1. */
  share(atS: number): number;
  /** Instant at a share of the width, UNIX seconds. */
  instant(share: number): number;
  /** Where the open stands. */
  readonly openShare: number;
};

/** The scale of a session, from its start to the end of its tail. */
export function sessionScale({ startS, openS, tailEndS }: SessionFrame): SessionScale {
  const evenShare = (openS - startS) / (tailEndS - startS);
  const openShare = Math.min(evenShare, PREMARKET_SHARE_MAX);
  return {
    openShare,
    share: (atS) =>
      atS < openS
        ? ((atS - startS) / (openS - startS)) * openShare
        : openShare + ((atS - openS) / (tailEndS - openS)) * (1 - openShare),
    instant: (share) =>
      share < openShare
        ? startS + (share / openShare) * (openS - startS)
        : openS + ((share - openShare) / (1 - openShare)) * (tailEndS - openS),
  };
}
