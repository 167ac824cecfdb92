import type { horizonsMin } from '../episodes/outcome.ts';

/** How past setups answer a question: every number that a choice stands behind. */
export type RetrievalRules = {
  /** Most neighbors, and the fewest that say anything. */
  readonly neighborsMax: number;
  readonly neighborsMin: number;
  /** One neighbor for so many approaches of the pool. */
  readonly approachesPerNeighbor: number;
  /** Most neighbors of one session date: a day's approaches are alike. */
  readonly perSessionMax: number;
  /** Fewer approaches in the pool say nothing. */
  readonly poolMin: number;
  /** Fewer independent neighbors say nothing. */
  readonly effectiveCountMin: number;
  /** Share of the weight that query and row must both have. */
  readonly presentWeightMin: number;
  /** Before the touch: how far a row's distance to the level may be off, ATR. */
  readonly distanceGate: number;
  /** After the touch: the same, of the barrier's distance. */
  readonly barrierGate: number;
  /** Weight of the base rate, in neighbors. */
  readonly priorCount: number;
  /** Correlation of outcomes within a day. */
  readonly dayCorrelation: number;
  /** So many sessions before the query's stay out. */
  readonly embargoSessions: number;
  /** Past rows that say how far neighbors usually are, and the share of them that is usual. */
  readonly noveltyRows: number;
  readonly noveltyShare: number;
  /** Past sessions behind the statistics that scale setups. */
  readonly scalingSessionsMin: number;
  /** Half-life of a smoothed probability, seconds. */
  readonly smoothingSeconds: number;
};

/** The product's rules. @see H of the domain's specification. */
export const retrievalRules: RetrievalRules = {
  neighborsMax: 50,
  neighborsMin: 15,
  approachesPerNeighbor: 8,
  perSessionMax: 3,
  poolMin: 120,
  effectiveCountMin: 15,
  presentWeightMin: 0.7,
  distanceGate: 0.5,
  barrierGate: 0.25,
  priorCount: 10,
  dayCorrelation: 0.1,
  embargoSessions: 0,
  noveltyRows: 500,
  noveltyShare: 0.95,
  scalingSessionsMin: 10,
  smoothingSeconds: 15,
};

/** Minutes within which an outcome is decided. */
export type HorizonMin = (typeof horizonsMin)[number];
