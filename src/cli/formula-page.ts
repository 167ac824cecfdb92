import type { Column, Contract } from '../contracts/contract.ts';
import { conditionText } from '../contracts/row-rule.ts';

/** What may stand in a column, in words: range, words, and when it is null. */
export function rangeText(column: Column): string {
  const { min, max, words, nullable, nullWhere } = column;
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `${min} and above`
        : max !== undefined
          ? `${max} and below`
          : (words?.join(', ') ?? '');
  const nulls = nullWhere
    ? `null where ${conditionText(nullWhere)}`
    : nullable
      ? 'null where unknown'
      : '';
  return [range, nulls].filter((part) => part !== '').join(', ');
}

/** What makes the pages again. */
const COMMAND = 'npm run -s spymaster -- columns --markdown docs/formulas';

/** A table's page under docs/formulas, whole, as Markdown. */
export function formulaPage(contract: Contract): string {
  const { table, row, order, columns } = contract;
  const sorted = order.length > 0 ? ` Sorted by ${order.map(code).join(', ')}.` : '';
  const rows = columns.map((column) => [
    code(column.name),
    column.type,
    column.unit,
    rangeText(column),
    column.doc,
    column.formula === undefined ? '' : `${code(column.formula)} (${column.source ?? ''})`,
  ]);
  const head = ['column', 'type', 'unit', 'range', 'what it is', 'formula (source)'];
  const lines = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map(escaped).join(' | ')} |`,
  );
  return [
    `# ${table}`,
    '',
    `A row is ${row}.${sorted} Made by \`${COMMAND}\`; do not edit.`,
    '',
    ...lines,
    '',
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A bar inside a cell would end it. */
function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
