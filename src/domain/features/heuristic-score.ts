import { clip } from './ratio.ts';

/** Weights of the three parts; what is missing leaves its weight to the others. */
const WEIGHTS = { liquidity: 0.45, tape: 0.35, hedging: 0.2 } as const;

/** What the score is made of, direction-normalised; NaN is unknown. */
export type ScoreInput = {
  /** The four conditions in the direction of travel, and the mirror depth ahead. */
  readonly n: readonly [number, number, number, number];
  readonly mirrorAhead: number;
  /** Tape near the level and flow at the touch, ahead positive. */
  readonly tape: number;
  readonly flow: number;
  /** Net flow gamma ratio of dealers. */
  readonly gamma: number;
};

/** Words of the score's verdict and of its certainty. */
export const scoreSignals = ['BREAK', 'REJECT', 'CONTESTED', 'NEUTRAL'] as const;
export const scoreConfidences = ['HIGH', 'MEDIUM', 'LOW'] as const;

/** A rule of thumb in numbers: the benchmark that retrieval must beat. */
export type HeuristicScore = {
  /** Parts in [−1, 1]; NaN where unknown. */
  readonly liquidity: number;
  readonly tape: number;
  readonly hedging: number;
  /** 0 rejects, 100 breaks; NaN if all parts are unknown. */
  readonly raw: number;
  readonly signal: (typeof scoreSignals)[number] | undefined;
  readonly confidence: (typeof scoreConfidences)[number] | undefined;
};

/** The score of a moment. */
export function heuristicScore({ n, mirrorAhead, tape, flow, gamma }: ScoreInput): HeuristicScore {
  const liquidity = (n[0] + n[1] - n[2] - n[3] - mirrorAhead / 4) / 5;
  const tapePart = (tape + clip(flow / 4, 1)) / 2;
  const hedging = -clip(5 * gamma, 1);
  const raw = 50 + 50 * clip(weighted({ liquidity, tape: tapePart, hedging }), 1);
  return {
    ...{ liquidity, tape: tapePart, hedging, raw },
    signal: signalOf(raw, Math.abs(liquidity - tapePart)),
    confidence: confidenceOf(raw),
  };
}

function weighted(parts: Readonly<Record<keyof typeof WEIGHTS, number>>): number {
  let sum = 0;
  let weight = 0;
  for (const part of ['liquidity', 'tape', 'hedging'] as const) {
    if (Number.isNaN(parts[part])) continue;
    sum += WEIGHTS[part] * parts[part];
    weight += WEIGHTS[part];
  }
  return weight > 0 ? sum / weight : NaN;
}

function signalOf(raw: number, disagreement: number): HeuristicScore['signal'] {
  if (Number.isNaN(raw)) return undefined;
  if (raw >= 65) return 'BREAK';
  if (raw <= 35) return 'REJECT';
  return disagreement > 0.8 ? 'CONTESTED' : 'NEUTRAL';
}

function confidenceOf(raw: number): HeuristicScore['confidence'] {
  if (Number.isNaN(raw)) return undefined;
  const distance = Math.abs(raw - 50);
  if (distance >= 25) return 'HIGH';
  return distance >= 12 ? 'MEDIUM' : 'LOW';
}
