import { fnv1a64 } from '../episodes/episode-id.ts';
import type { RowType } from '../episodes/setup-moment.ts';
import type { CorpusRows } from '../retrieval/corpus.ts';
import type { ConditionWords } from './asked-rows.ts';

/** What a corpus need not know of a row and an evaluation does. */
export type RowFacts = {
  /** Decision time, UNIX ns. */
  readonly decidedNs: bigint;
  readonly conditions: ConditionWords;
};

/** The same of every row, by its place in the corpus's rows of its type. */
export type FactsOfRows = Readonly<Record<RowType, readonly RowFacts[]>>;

/** Rows in the order of time: by session, decision, id. */
export function byTime(rows: CorpusRows, facts: readonly RowFacts[]): Int32Array {
  const order = Int32Array.from(rows.rowIds.keys());
  return order.sort(
    (a, b) =>
      rows.sessions[a] - rows.sessions[b] ||
      compare(facts[a].decidedNs, facts[b].decidedNs) ||
      rows.idRanks[a] - rows.idRanks[b],
  );
}

/**
 * The rows that are asked about, in the order of time: every trigger; of the rows before and after
 * it one per approach, drawn by the number its id hashes to, so that nobody chooses. Approaches
 * of one confluence count once, the first of them.
 */
export function drawnRows(rows: CorpusRows, facts: readonly RowFacts[], type: RowType): Int32Array {
  const order = byTime(rows, facts);
  const drawn = type === 'TRIGGER' ? order : onePerApproach(rows, order);
  const seen = new Set<number>();
  return drawn.filter((row) => {
    const isNew = !seen.has(rows.groups[row]);
    seen.add(rows.groups[row]);
    return isNew;
  });
}

function onePerApproach({ approaches, approachIds, eventIds }: CorpusRows, order: Int32Array) {
  const members = Map.groupBy(order, (row) => approaches[row]);
  const drawn = new Set(
    [...members.values()].map((of) => {
      const [first] = of;
      const hash = fnv1a64(eventIds[first] ?? approachIds[first]);
      return of[Number(hash % BigInt(of.length))];
    }),
  );
  return order.filter((row) => drawn.has(row));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
