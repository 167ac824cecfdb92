import { Option } from 'commander';
import type { Command } from 'commander';
import { kindNames, rtypeOf } from '../domain/dbn/record-kinds.ts';
import { convertFile, isSynthetic, tableFormats } from '../lake/node/convert-file.ts';
import type { Conversion, TableFormat } from '../lake/node/convert-file.ts';
import { ExitCode, faultLine, writeJson, writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';

type ConvertFlags = {
  readonly to: TableFormat;
  readonly out: string;
  readonly schema?: string;
  readonly columns?: string;
  readonly partial?: boolean;
  readonly json?: boolean;
};

/** Files from this size on show a bar. */
const PROGRESS_BYTES_MIN = 4e6;

const notes = `
Columns have the publisher's names and order; the last one is the symbol. Prices are exact decimals
in points, times UTC with nanoseconds; no price and no time are empty (CSV) or null. In Parquet a
price is two columns, price (double, points) and price_nano (int64, 1e-9 points), and a time is
int64 UNIX nanoseconds. A file of mixed kinds needs --schema.

Example:
  spymaster convert es.mbo.dbn.zst --to parquet --out es.parquet`;

/** Adds `spymaster convert FILE --to FORMAT --out FILE`. */
export function registerConvert(program: Command): void {
  program
    .command('convert')
    .description('a DBN file as a table: CSV, JSON lines or Parquet')
    .argument('<file>', 'DBN of version 1 to 3, plain or zstd, with or without metadata')
    .addOption(
      new Option('--to <format>', 'format of the table')
        .choices(tableFormats)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'where the table goes')
    .addOption(new Option('--schema <kind>', 'kind of records to take').choices(kindNames()))
    .option('--columns <names>', 'columns to write, in this order, separated by commas')
    .option('--partial', 'write what lies before the damage of a damaged file; still exit with 1')
    .option('--json', 'print one JSON document')
    .addHelpText('after', notes)
    .action(async (file: string, flags: ConvertFlags) => {
      report(flags, await convertWithBar(file, flags));
    });
}

async function convertWithBar(file: string, flags: ConvertFlags): Promise<Conversion> {
  const { to: format, out, schema, columns, partial: isPartial } = flags;
  let bar: ReturnType<typeof progress> | undefined;
  const onProgress = (bytesRead: number, total: number): void => {
    if (total >= PROGRESS_BYTES_MIN) bar ??= progress('convert', { unit: 'bytes', total });
    bar?.update(bytesRead);
  };
  const conversion = await convertFile(file, {
    format,
    out,
    rtype: schema === undefined ? undefined : rtypeOf(schema),
    columns: columns?.split(','),
    isPartial,
    onProgress,
  });
  bar?.done();
  return conversion;
}

function report({ out, json }: ConvertFlags, conversion: Conversion): void {
  const { dataset, fault, ...facts } = conversion;
  if (json === true) {
    const damage = fault === undefined ? {} : { fault: faultLine(fault) };
    writeJson({ file: out, ...facts, synthetic: isSynthetic(dataset), ...damage });
  } else {
    writeText(conversionText(out, conversion));
  }
  if (fault === undefined) return;
  writeMessage(`spymaster: ${faultLine(fault)}`);
  process.exitCode = ExitCode.Fault;
}

/** The conversion for people: `68,792 mbo records in es.csv, 9.1 MB`. */
export function conversionText(out: string, conversion: Conversion): string {
  const { schema, dataset, records, bytes, skipped } = conversion;
  const label = isSynthetic(dataset) ? ', SYNTHETIC' : '';
  const written = `${grouped(records)} ${schema} records in ${out}, ${sizeText(bytes)}`;
  const left = Object.entries(skipped).map(([kind, count]) => `${grouped(count)} ${kind}`);
  return `${written}${label}${left.length === 0 ? '' : `; left out: ${left.join(', ')}`}`;
}

function sizeText(bytes: number): string {
  return bytes < 1e5 ? `${grouped(bytes)} bytes` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
