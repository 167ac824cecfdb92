import { textTable } from '../../cli/text-table.ts';

/** A figure of the desk with what it should be. */
export type DeskRow = {
  readonly title: string;
  readonly value: number;
  readonly unit: 'ms' | '/s' | 'tasks' | '×';
  /** Undefined where nothing is asked. */
  readonly goal: { readonly least?: number; readonly most?: number } | undefined;
  /** What the figure is made of. */
  readonly of: string;
};

/** Whether a figure is what it should be; undefined without a goal. */
export function isMet({ value, goal }: DeskRow): boolean | undefined {
  if (goal === undefined) return undefined;
  const { least = -Infinity, most = Infinity } = goal;
  return value >= least && value <= most;
}

/** The figures as a table for people. */
export function deskText(rows: readonly DeskRow[]): string {
  const lines = rows.map((row) => [
    row.title,
    `${row.value.toFixed(row.unit === 'tasks' ? 0 : 1)} ${row.unit}`,
    goalText(row),
    ...[verdict(row), row.of],
  ]);
  return textTable(
    [['', 'figure', 'goal', '', 'of'], ...lines],
    ['left', 'right', 'left', 'left', 'left'],
  ).join('\n');
}

function goalText({ goal }: DeskRow): string {
  if (goal?.most !== undefined) return `≤ ${goal.most}`;
  return goal?.least === undefined ? '' : `≥ ${goal.least}`;
}

function verdict(row: DeskRow): string {
  const met = isMet(row);
  return met === undefined ? '' : met ? 'met' : 'MISSED';
}
