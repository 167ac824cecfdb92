import type { LevelColumns } from '../domain/levels/level-columns.ts';
import type { BarrierState } from '../domain/features/barrier-state.ts';
import type { LadderRow } from '../domain/features/ladder.ts';
import type { RepriceColumns, SessionLedger } from '../domain/ledger/ledger-columns.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import type { DepthApi } from './depth-api.ts';
import type { CatalogSession } from './lake-catalog.ts';

/** Name of a level that the user drew; it stays when the level is moved. */
export type OwnLevelId = `own-${number}`;

/** A level that the user drew. */
export type OwnLevel = {
  readonly id: OwnLevelId;
  readonly tick: number;
};

/** Any level that pressure is told of: one of the session, or one's own. */
export type LevelId = LevelKind | OwnLevelId;

/** How many windows a figure is the mean of: a minute, or the last alone. */
export type MeanWindows = 12 | 1;

/** A ledger on its way between threads: half a million words would have to be copied one by one. */
export type LedgerInTransit = Omit<SessionLedger, 'reprices'> & {
  /** `side` as the place of its word among those of the contract. */
  readonly reprices: Omit<RepriceColumns, 'side'> & { readonly side: Uint8Array };
};

/** What the feature worker needs of a session; buffers are handed over. */
export type PressureSession = {
  readonly session: CatalogSession;
  readonly ledger: LedgerInTransit;
  /** Level rows of the whole session, as in `levels_2m`; undefined if they cannot be read. */
  readonly levels: LevelColumns | undefined;
};

/** What opening a session yields beside its pressure. */
export type PressureFacts = {
  readonly key: string;
  /** End of the first and of the last window, UNIX seconds; undefined without any. */
  readonly firstS: number | undefined;
  readonly lastS: number | undefined;
};

/** Whether a condition holds, beyond the dead band that the lake was built with. */
export type Lean = 1 | 0 | -1;

/** One of the four conditions of a rejection at the moment. */
export type ConditionNow = {
  /** Signed ratio in (−1, 1); undefined when it cannot be told. */
  readonly value: number | undefined;
  /** 1 where it holds, −1 where its opposite does, 0 inside the dead band; undefined like the value. */
  readonly lean: Lean | undefined;
  /** End of the window from which on it has held, or has not, UNIX seconds. */
  readonly sinceS: number | undefined;
};

/**
 * The book on one side of a level: flows in lots a window, ratios as in `level_pressure_5s`. Means,
 * but for what rests and the wall, which are those of the last window's end.
 */
export type ZoneNow = {
  /** Lots that rest in the zone's own side at the window's end. */
  readonly lots: number | undefined;
  readonly add: number | undefined;
  readonly pull: number | undefined;
  readonly fill: number | undefined;
  /** Traded in the zone by aggressors, and buying less selling as a share of it, in (−1, 1). */
  readonly buy: number | undefined;
  readonly sell: number | undefined;
  readonly tape: number | undefined;
  /** Depth against its usual, ln. */
  readonly rd: number | undefined;
  /** Depth against the mirrored ticks of the other side, ln. */
  readonly mb: number | undefined;
  /** Share of the removals that was eaten. */
  readonly fs: number | undefined;
  /** Thickest band per tick against the zone, ln, and its distance, ticks. */
  readonly wall: number | undefined;
  readonly wallTicks: number | undefined;
};

/** What price meets when it comes from one side: the mirrored frame of the approach. */
export type ApproachNow = {
  /** State of the barrier ahead; undefined when it cannot be told. */
  readonly barrier: BarrierState | undefined;
  /** Adds against removals of it, ln. */
  readonly replenishment: number | undefined;
  /** Whether nothing rested or was filled in it for a minute: its state is then a word of nothing. */
  readonly isBare: boolean;
  /** Distance to the next valid level or wall beyond, and back, ticks; undefined without any. */
  readonly runwayAhead: number | undefined;
  readonly runwayBehind: number | undefined;
  /** Kind of the level that ends the runway ahead, or `wall`; undefined without any. */
  readonly obstacle: string | undefined;
};

/** The pressure around one level at the moment. */
export type LevelPressureNow = {
  readonly id: LevelId;
  /** The level in this window, ticks; undefined while it does not exist. */
  readonly tick: number | undefined;
  /** Mid less level, ticks; undefined when a side of the book is empty. */
  readonly midDistance: number | undefined;
  /** Asks above move away, are pulled; bids below move away, are pulled: c1 to c4. */
  readonly conditions: readonly [ConditionNow, ConditionNow, ConditionNow, ConditionNow];
  readonly pressUp: number | undefined;
  readonly pressDown: number | undefined;
  readonly above: ZoneNow;
  readonly below: ZoneNow;
  /** Approach from below, which travels up, and from above. */
  readonly up: ApproachNow;
  readonly down: ApproachNow;
};

/** Quantities of a level by window up to the moment; NaN where they cannot be told. */
export type PressureTrack = {
  /** End of each window, UNIX seconds, ascending. */
  readonly endS: Float64Array;
  readonly pressUp: Float64Array;
  readonly pressDown: Float64Array;
  /** Order flow imbalance at the touch, ticks. */
  readonly ofi: Float64Array;
  /** Mid change over the last minute, ticks a minute, up positive. */
  readonly velocity: Float64Array;
};

/** A row of the ladder, and for how many windows its depth has grown; negative if it shrinks. */
export type LadderRowNow = LadderRow & { readonly askTrend: number; readonly bidTrend: number };

/** What the screen asks of the worker. */
export type PressureAsk = {
  /** UNIX seconds. */
  readonly atS: number;
  /** The level of ladder and track. */
  readonly selected: LevelId;
  readonly windows: MeanWindows;
  /** Whether the ticks of the ladder's rows are wanted too. */
  readonly isByTick?: boolean;
  /** Windows of the track that the caller holds of this session and level already. */
  readonly heldWindowCount: number;
};

/** Pressure at an instant: nothing in it is younger than `atS`; it stands on ended windows alone. */
export type PressureStep = {
  /** Session this belongs to. */
  readonly key: string;
  readonly ask: PressureAsk;
  /** End of the last window that counts, UNIX seconds; undefined before the first. */
  readonly untilS: number | undefined;
  /**
   * The session's six, then one's own in the order they were given, then the selected one if it is
   * neither.
   */
  readonly levels: readonly LevelPressureNow[];
  /** The selected level's rows from the highest down; empty while it does not exist. */
  readonly ladder: readonly LadderRowNow[];
  /** The ticks that its rows are made of, from the highest down; empty unless asked for. */
  readonly ticks: readonly LadderRow[];
  /** Number of windows of the track at the moment; rows before `heldWindowCount` stay away. */
  readonly windowCount: number;
  readonly track: PressureTrack;
  /** Bits of `qa_flags` of the last window, 0 without any. */
  readonly qaFlags: number;
  /** Time it took to compute, ms. */
  readonly computeMs: number;
};

/** The feature worker: it holds a session's ledger and computes pressure at any level. */
export type PressureApi = DepthApi & {
  /** Takes over a session; what was known of the one before is gone. */
  open(session: PressureSession): Promise<PressureFacts>;
  /** Replaces the user's own levels. */
  drawLevels(levels: readonly OwnLevel[]): Promise<void>;
  /** Pressure at an instant of the open session; the buffers of its track are transferred. */
  at(ask: PressureAsk): Promise<PressureStep>;
  /**
   * The row of `level_pressure_5s` of the last window ended by an instant, by column; NaN is null.
   * Undefined before the first window, or while the level does not exist.
   */
  columnsAt(atS: number, id: LevelId): Promise<Readonly<Record<string, number>> | undefined>;
};
