import { textTable } from '../../cli/text-table.ts';
import { median } from './measure.ts';
import type { Measure } from './measure.ts';

/** One line of the result: what was measured against what, and whether that is good enough. */
export type BenchRow = {
  readonly file: string;
  readonly title: string;
  /** What `value` and `reference` are: processor time, time by the clock, or memory. */
  readonly unit: 'cpu ms' | 'wall ms' | 'MB';
  readonly records: number;
  readonly value: number;
  /** What it is measured against, and its value; without one the goal is for `value` itself. */
  readonly against?: { readonly name: string; readonly value: number } | undefined;
  /** Greatest ratio, or greatest value, that is good enough. */
  readonly goal?: number | undefined;
  /** Repetitions, of which `value` is the median. */
  readonly repetitions: number;
};

/** Value of the row by that of what it is measured against. */
export function ratioOf({ value, against }: BenchRow): number | undefined {
  return against === undefined ? undefined : value / against.value;
}

/** Whether the row reaches its goal; undefined without a goal. */
export function isMet(row: BenchRow): boolean | undefined {
  return row.goal === undefined ? undefined : (ratioOf(row) ?? row.value) <= row.goal;
}

/** Medians of measures by one clock. */
export function medianMs(measures: readonly Measure[], clock: 'cpuMs' | 'wallMs'): number {
  return median(measures.map((measure) => measure[clock]));
}

/** The rows as a table for people. */
export function rowsText(rows: readonly BenchRow[]): string {
  const head = ['', 'records', '', 'M rec/s', 'against', '', 'ratio', 'goal', ''];
  const lines = rows.map((row) => {
    const { title, records, unit, value, against, goal } = row;
    const met = isMet(row);
    return [
      `${row.file}: ${title}`,
      records.toLocaleString('en-US'),
      `${amount(value)} ${unit}`,
      unit === 'MB' ? '' : (records / value / 1000).toFixed(1),
      against?.name ?? '',
      against === undefined ? '' : amount(against.value),
      ratioOf(row)?.toFixed(2) ?? '',
      goal === undefined ? '' : `≤ ${goal}`,
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ];
  });
  const right = 'right';
  const alignments = ['left', right, right, right, 'left', right, right, right, 'left'] as const;
  return textTable([head, ...lines], alignments).join('\n');
}

function amount(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
