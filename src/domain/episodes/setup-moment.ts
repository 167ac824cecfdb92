import type { AtrMode } from '../features/seasonal-atr.ts';
import type { LevelKind } from '../session/level-kind.ts';

/** Kinds of rows: at the touch, before it, after it. */
export const rowTypes = ['TRIGGER', 'MONITOR', 'LIVE'] as const;

/** One of them. */
export type RowType = (typeof rowTypes)[number];

/** A moment of an approach that is stored as a setup; nothing later than itself is in it. */
export type SetupMoment = {
  /** The event's id at its trigger, else the approach's and the window's. */
  readonly rowId: string;
  readonly rowType: RowType;
  readonly approachId: string;
  /** Undefined before the trigger. */
  readonly eventId: string | undefined;
  /** Event that first touched the same price; its own if there was none. Undefined before it. */
  readonly confluenceId: string | undefined;
  readonly kind: LevelKind;
  /** 1 upward, −1 downward. */
  readonly direction: 1 | -1;
  /** Frozen from contact on, before it the level of the moment. */
  readonly levelTick: number;
  /** Last window that had ended. */
  readonly win: number;
  /** UNIX ns. */
  readonly decidedNs: bigint;
  /** Last trade's distance from the level in the direction of travel, ticks. */
  readonly xTicks: number;
  /** Of the moment, ticks, and how it was found. */
  readonly atr: number;
  readonly atrMode: AtrMode;
  /** Distance at which the outcome is decided, ticks; frozen at the trigger. */
  readonly barrierTicks: number;
};
