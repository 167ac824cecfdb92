import type { LabColumn, LabValue } from '../../../protocol/lab-api.ts';
import { MISSING, fixed, grouped } from '../../ui/figures.ts';

/** Decimals of a column at most; all digits stand in the copy and in a file. */
const DECIMALS_MAX = 4;
/** Values that tell how a column is shown. */
const LOOKED_AT = 200;
/** Width of a column, letters. */
const WIDTH = { least: 6, most: 42 };

/** How a column of an answer is shown. */
export type CellStyle = {
  readonly column: LabColumn;
  /** Decimals of its figures, equal in all rows. */
  readonly decimals: number;
  /** Letters. */
  readonly width: number;
};

/** How a column is shown, by its first values. */
export function cellStyle(column: LabColumn): CellStyle {
  const some = column.values.slice(0, LOOKED_AT);
  const decimals = Math.max(0, ...some.map(decimalsOf));
  const texts = some.map((value) => cellText(value, { column, decimals }).length);
  const width = Math.max(column.name.length + 1, WIDTH.least, ...texts);
  return { column, decimals, width: Math.min(WIDTH.most, width) };
}

/** A value as the grid shows it. */
export function cellText(
  value: LabValue,
  { column, decimals }: Pick<CellStyle, 'column' | 'decimals'>,
): string {
  if (value === undefined) return MISSING;
  if (typeof value === 'number') return isId(column) ? String(value) : figure(value, decimals);
  return String(value);
}

/** Rows as text that a spreadsheet takes: tabs between columns, all digits. */
export function copiedRows(columns: readonly LabColumn[]): string {
  const rowCount = columns.at(0)?.values.length ?? 0;
  const field = (value: LabValue): string =>
    value === undefined ? '' : String(value).replaceAll(/[\t\n\r]/g, ' ');
  const lines = Array.from({ length: rowCount }, (_, row) =>
    columns.map(({ values }) => field(values[row])).join('\t'),
  );
  return [columns.map(({ name }) => name).join('\t'), ...lines].join('\n');
}

function figure(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value);
  return decimals === 0 ? grouped(value) : fixed(value, decimals);
}

/** Ticks and ids are names of places more than counts: no groups in them. */
function isId({ name }: LabColumn): boolean {
  return /(^|_)(tick|id|slot|win|step|dim)$/.test(name);
}

function decimalsOf(value: LabValue): number {
  if (typeof value !== 'number' || Number.isInteger(value) || !Number.isFinite(value)) return 0;
  for (let decimals = 1; decimals < DECIMALS_MAX; decimals++) {
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) return decimals;
  }
  return DECIMALS_MAX;
}
