import { textTable } from '../../cli/text-table.ts';
import { quantile } from '../chart/quantile.ts';

/** One line of the result: what a search took, and another one for the same questions. */
export type SearchRow = {
  readonly where: 'Node' | 'Chromium' | 'Python';
  readonly rowCount: number;
  readonly title: string;
  /** Every question, ms. */
  readonly ms: readonly number[];
  /** The same in processor time, where that is known. */
  readonly cpuMs?: readonly number[] | undefined;
  /** Greatest p99 that is good enough, ms. */
  readonly goalP99Ms?: number | undefined;
  /** Share of the true neighbors found, question by question; without it the search is exact. */
  readonly recalls?: readonly number[] | undefined;
  readonly against?: { readonly name: string; readonly ms: readonly number[] } | undefined;
};

/** What a row comes to. */
export type SearchSummary = {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** p99 of processor time: what a machine with nothing else to do would show. */
  readonly p99CpuMs: number | undefined;
  readonly recall: number | undefined;
  /** Median by the other's median. */
  readonly ratio: number | undefined;
  readonly isMet: boolean | undefined;
};

export function summaryOf({ ms, cpuMs, goalP99Ms, recalls, against }: SearchRow): SearchSummary {
  const p50Ms = quantile(ms, 0.5);
  const p99Ms = quantile(ms, 0.99);
  return {
    p50Ms,
    p99Ms,
    p99CpuMs: cpuMs && quantile(cpuMs, 0.99),
    recall: recalls && recalls.reduce((sum, share) => sum + share, 0) / recalls.length,
    ratio: against && p50Ms / quantile(against.ms, 0.5),
    isMet: goalP99Ms === undefined ? undefined : p99Ms <= goalP99Ms,
  };
}

/** The rows as a table for people. */
export function searchText(rows: readonly SearchRow[]): string {
  const head = [
    '',
    'rows',
    '',
    'p50 ms',
    'p99 ms',
    'of cpu',
    'goal',
    '',
    'recall',
    'against',
    'p50',
    'ratio',
  ];
  const lines = rows.map((row) => {
    const { p50Ms, p99Ms, p99CpuMs, recall, ratio, isMet } = summaryOf(row);
    return [
      row.where,
      row.rowCount.toLocaleString('en-US'),
      row.title,
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
      p99CpuMs?.toFixed(2) ?? '',
      row.goalP99Ms === undefined ? '' : `≤ ${row.goalP99Ms}`,
      isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
      recall?.toFixed(4) ?? '',
      row.against?.name ?? '',
      row.against === undefined ? '' : quantile(row.against.ms, 0.5).toFixed(2),
      ratio?.toFixed(3) ?? '',
    ];
  });
  const [l, r] = ['left', 'right'] as const;
  return textTable([head, ...lines], [l, r, l, r, r, r, r, l, r, l, r, r]).join('\n');
}
