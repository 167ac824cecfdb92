import { RecordBatch, Schema, Table, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import type { LabColumn, LabFacts, LabFormat, LabValue } from '../protocol/lab-api.ts';
import { labColumns } from './lab-result.ts';
import type { LabRows } from './lab-result.ts';

/** An answer as the bytes of a file that says what it is made of. */
export function exportedRows(rows: LabRows, format: LabFormat, facts: LabFacts): Uint8Array {
  if (format === 'arrow') return arrowFile(rows, facts);
  const columns = labColumns(rows);
  return format === 'csv' ? csvFile(columns, facts) : parquetFile(columns, facts);
}

/** Facts stand above the header, a line each, marked as comments. */
function csvFile(columns: readonly LabColumn[], facts: LabFacts): Uint8Array {
  const said = Object.entries(facts).map(([name, fact]) => `# ${name}: ${fact}`);
  const header = columns.map(({ name }) => csvField(name)).join(',');
  const rowCount = columns.at(0)?.values.length ?? 0;
  const lines = Array.from({ length: rowCount }, (_, row) =>
    columns.map(({ values }) => csvField(values[row])).join(','),
  );
  return new TextEncoder().encode([...said, header, ...lines, ''].join('\n'));
}

function csvField(value: LabValue): string {
  const text = value === undefined ? '' : String(value);
  return /[",\n\r#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function parquetFile(columns: readonly LabColumn[], facts: LabFacts): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(parquetColumn),
      kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    }),
  );
}

function parquetColumn({ name, type, kind, values }: LabColumn): ColumnSource {
  const data = [...values];
  if (kind === 'flag') return { name, data, type: 'BOOLEAN', nullable: true };
  if (kind === 'text') return { name, data, type: 'STRING', nullable: true };
  const stored = { BIGINT: 'INT64', INTEGER: 'INT32' } as const;
  const whole = type === 'BIGINT' || type === 'INTEGER' ? stored[type] : undefined;
  return { name, data, type: whole ?? 'DOUBLE', nullable: true };
}

function arrowFile({ schema, batches }: LabRows, facts: LabFacts): Uint8Array {
  const told = new Schema(schema.fields, new Map(Object.entries(facts)));
  const bound = batches.map(({ data }) => new RecordBatch(told, data));
  return tableToIPC(new Table(told, bound), 'file');
}
