import { leadingStatements } from './forecasts.ts';
import type { Forecasts } from './forecasts.ts';

/** How often the leading outcome came true among the surest rows. */
export type CoveragePoint = {
  /** Share of all rows, percent: the surest first. */
  readonly coverage: number;
  readonly count: number;
  readonly hits: number;
  readonly precision: number;
  /** Rows among them of which the product said nothing. */
  readonly abstained: number;
};

/**
 * Precision against coverage: rows ranked by the probability of their leading outcome, the surest
 * 5, 10 … 100 % of them.
 *
 * @param abstained n, 1 where the product said nothing; such rows are ranked like the others.
 */
export function precisionByCoverage(
  forecasts: Forecasts,
  abstained: Uint8Array,
): readonly CoveragePoint[] {
  const { p, hits } = leadingStatements(forecasts);
  const order = Array.from(p.keys()).sort((a, b) => p[b] - p[a] || a - b);
  return Array.from({ length: 20 }, (_, step) => {
    const coverage = 5 * (step + 1);
    const rows = order.slice(0, Math.ceil((coverage * p.length) / 100));
    const hitCount = rows.reduce((sum, row) => sum + hits[row], 0);
    return {
      coverage,
      count: rows.length,
      hits: hitCount,
      precision: hitCount / rows.length,
      abstained: rows.reduce((sum, row) => sum + abstained[row], 0),
    };
  });
}
