import type { SetupQuery } from './answer.ts';
import type { CorpusRows } from './corpus.ts';
import type { HorizonMin } from '../episodes/outcome.ts';

/** A row of the corpus as a question: what was asked when it was made, to the bit. */
export function corpusQuery(rows: CorpusRows, row: number, horizonMin: HorizonMin): SetupQuery {
  const dims = rows.vectors.length / rows.rowIds.length;
  const [chance, rejection, neither] = rows.horizons[horizonMin].odds.subarray(3 * row);
  return {
    ...{ kind: rows.kinds[row], direction: rows.directions[row] === 1 ? 1 : -1 },
    ...{ y: rows.y[row], barrierShare: rows.barrierShare[row] },
    vector: rows.vectors.subarray(row * dims, (row + 1) * dims),
    odds: { break: chance, reject: rejection, chop: neither },
    touchOdds: rows.touch.odds[2 * row],
  };
}
