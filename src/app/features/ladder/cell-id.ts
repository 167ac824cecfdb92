import type { BriefCell } from './level-brief.ts';

/** Name of the place in the document that a cell of the Brief stands for. */
export function cellId(cell: BriefCell | undefined): string {
  if (cell === undefined) return '';
  return cell.column === 'condition'
    ? `ladder-condition-${cell.condition}`
    : `ladder-row-${cell.offset}`;
}

/** Whether a cell of a row is among those pointed at. */
export function isPointed(
  cells: readonly BriefCell[],
  column: 'lead' | 'depth' | 'churn',
  offset: number,
): boolean {
  return cells.some((cell) => cell.column === column && cell.offset === offset);
}
