/**
 * How past setups answer a question: every number that a choice stands behind. Each is explained in
 * `retrievalKeys`.
 */
export type RetrievalRules = {
  readonly neighborsMax: number;
  readonly neighborsMin: number;
  readonly approachesPerNeighbor: number;
  readonly perSessionMax: number;
  readonly poolMin: number;
  readonly effectiveCountMin: number;
  readonly presentWeightMin: number;
  readonly distanceGate: number;
  readonly barrierGate: number;
  readonly priorCount: number;
  readonly dayCorrelation: number;
  readonly lastBandwidth: number;
  readonly embargoSessions: number;
  readonly noveltyRows: number;
  readonly noveltyRowsMin: number;
  readonly noveltyShare: number;
  readonly scalingSessionsMin: number;
  readonly smoothingSeconds: number;
};
