/**
 * Price on its way to a level, as the machine tells it. Times are ns since the session's start,
 * prices ticks; x is the distance in the direction of travel, negative before the level.
 */

/** How price stands to a level. */
export const phases = ['FAR', 'ARMED', 'MONITOR', 'CONTACT', 'LIVE', 'COOLDOWN'] as const;

/** One of them; TRIGGER is the instant between CONTACT and LIVE. */
export type Phase = (typeof phases)[number];

/** How an approach ends: at a barrier, at the last horizon, without a touch, with the session. */
export const endReasons = ['BREAK', 'REJECT', 'CHOP', 'NO_TOUCH', 'SESSION_END'] as const;

/** One of them. */
export type EndReason = (typeof endReasons)[number];

/** The moment at which a touch is sure: the decision time of an episode. */
export type Trigger = {
  /** Which of the level's triggers in this direction it is, from 1. */
  readonly ordinal: number;
  /** The level, frozen at the contact. */
  readonly levelTick: number;
  /** First trade that touched. */
  readonly contactNs: number;
  readonly ns: number;
  /** x of the trade that confirmed. */
  readonly xTicks: number;
  /** Trades at the level or beyond since the contact, both included. */
  readonly confirmCount: number;
  /** Ticks. */
  readonly atr: number;
  /** Distance from the level at which the outcome is decided, ticks. */
  readonly barrierTicks: number;
};

/** One approach: from price coming near until it has left, or the episode it led to is over. */
export type Approach = {
  /** 1 upward, −1 downward. */
  readonly direction: 1 | -1;
  /** Which of the level's approaches in this direction it is, from 1. */
  readonly ordinal: number;
  readonly armedNs: number;
  /** When price came near. */
  readonly startNs: number;
  /** Undefined until the level is touched, and for ever if it is not. */
  readonly trigger: Trigger | undefined;
  /** Undefined while it goes on. */
  readonly end: { readonly ns: number; readonly reason: EndReason } | undefined;
};

/** How price stands to a level now. */
export type LevelPhase = {
  readonly phase: Phase;
  readonly sinceNs: number;
  /** Direction of travel; undefined while it could come from either side. */
  readonly direction: 1 | -1 | undefined;
  /** The level that counts: frozen from contact on, else the present one; NaN without one. */
  readonly levelTick: number;
  /** Last trade's; NaN before the first. */
  readonly tick: number;
  /** The approach that goes on. */
  readonly approach: Approach | undefined;
};
