/** How the cells of a column stand under each other. */
export type Alignment = 'left' | 'right' | 'decimal';

/** Rows of cells as lines with aligned columns, two spaces between them. */
export function textTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const columns = alignments.map((alignment, column) =>
    aligned(
      rows.map((row) => row[column]),
      alignment,
    ),
  );
  return rows.map((_, row) =>
    columns
      .map((cells) => cells[row])
      .join('  ')
      .trimEnd(),
  );
}

function aligned(cells: readonly string[], alignment: Alignment): readonly string[] {
  const padded = alignment === 'decimal' ? withEqualDecimals(cells) : cells;
  const width = Math.max(0, ...padded.map((cell) => cell.length));
  return padded.map((cell) => (alignment === 'left' ? cell.padEnd(width) : cell.padStart(width)));
}

/** Fills up behind the point, so that points stand under each other. */
function withEqualDecimals(cells: readonly string[]): readonly string[] {
  const decimals = cells.map((cell) => (cell.includes('.') ? cell.length - cell.indexOf('.') : 0));
  const widest = Math.max(0, ...decimals);
  return cells.map((cell, i) => cell + ' '.repeat(widest - decimals[i]));
}
