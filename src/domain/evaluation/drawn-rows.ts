import { fnv1a64 } from '../episodes/episode-id.ts';
import { PRIMARY_HORIZON_MIN, TOUCH_HORIZON_MIN } from '../episodes/outcome.ts';
import type { RowType } from '../episodes/setup-moment.ts';
import type { CorpusRows } from '../retrieval/corpus.ts';
import type { ConditionWords } from './asked-rows.ts';

const NS_PER_S = 1_000_000_000n;

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

/** From an approach's first row on, a moment is drawn within this span; the horizon of its answer. */
const SPAN_S: Readonly<Record<'MONITOR' | 'LIVE', number>> = {
  MONITOR: 60 * TOUCH_HORIZON_MIN,
  LIVE: 60 * PRIMARY_HORIZON_MIN,
};

/**
 * The rows that are asked about, in the order of time: every trigger; of the rows before and after
 * it one per approach at most. The moment is drawn by the number its id hashes to, so that nobody
 * chooses, and before anybody knows how long the approach will last: one that is over by then has
 * no row. A share of its length instead would tell its end, and with it the outcome. Approaches of
 * one confluence count once, the first of them.
 */
export function drawnRows(
  rows: CorpusRows,
  facts: readonly RowFacts[],
  { type, rowStepSeconds }: { readonly type: RowType; readonly rowStepSeconds: number },
): Int32Array {
  const order = byTime(rows, facts);
  const drawn =
    type === 'TRIGGER' ? order : onePerApproach(rows, facts, { order, type, rowStepSeconds });
  const seen = new Set<number>();
  return drawn.filter((row) => {
    const isNew = !seen.has(rows.groups[row]);
    seen.add(rows.groups[row]);
    return isNew;
  });
}

type Draw = {
  readonly order: Int32Array;
  readonly type: 'MONITOR' | 'LIVE';
  readonly rowStepSeconds: number;
};

function onePerApproach(
  { approaches, approachIds, eventIds }: CorpusRows,
  facts: readonly RowFacts[],
  { order, type, rowStepSeconds }: Draw,
): Int32Array {
  const drawn = new Set<number>();
  for (const members of Map.groupBy(order, (row) => approaches[row]).values()) {
    const [first] = members;
    // Before the touch only the future knows of the event.
    const eventId = type === 'LIVE' ? eventIds[first] : undefined;
    const hash = fnv1a64(eventId ?? approachIds[first]);
    const atNs = facts[first].decidedNs + (hash % BigInt(SPAN_S[type])) * NS_PER_S;
    const afterNs = atNs - BigInt(rowStepSeconds) * NS_PER_S;
    const row = members.find((member) => {
      const { decidedNs } = facts[member];
      return decidedNs > afterNs && decidedNs <= atNs;
    });
    if (row !== undefined) drawn.add(row);
  }
  return order.filter((row) => drawn.has(row));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
