import type { Command } from 'commander';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { Rtype } from '../domain/dbn/record-kinds.ts';
import { HEADER } from '../domain/dbn/record-run.ts';
import type { RecordRun } from '../domain/dbn/record-run.ts';
import { FillCensus } from '../domain/ledger/fill-census.ts';
import type { FillCounts } from '../domain/ledger/fill-census.ts';
import { feedReader } from '../lake/node/feed-reader.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { writeJson, writeText } from './output.ts';
import { textTable } from './text-table.ts';

/** Fills of one instrument. */
type InstrumentFills = FillCounts & { readonly instrumentId: number };

/** Adds `fills`: how a venue shows its fills, which the telling of pulls from fills rests on. */
export function registerFills(program: Command): void {
  program
    .command('fills')
    .argument('<file>', 'DBN with mbo records')
    .description('how fills show in the order data: by cancel or modify, in the same event or not')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const fills = await fillsIn(file);
      if (json) writeJson(fills);
      else writeText(fills.map(fillsText).join('\n\n'));
    });
}

async function fillsIn(file: string): Promise<readonly InstrumentFills[]> {
  const censuses = new Map<number, FillCensus>();
  const run = (found: RecordRun): void => {
    if (found.rtype !== Rtype.Mbo) return;
    for (let i = 0; i < found.count; i++) {
      const id = found.words[i * found.wordsPerRecord + HEADER.instrumentId] >>> 0;
      const census = censuses.get(id) ?? new FillCensus();
      censuses.set(id, census);
      census.push(found, i, i + 1);
    }
  };
  await feedReader(await RawFile.open(file), new DbnReader({ run }, { file }));
  return [...censuses].map(([instrumentId, census]) => {
    census.end();
    return { instrumentId, ...census.counts };
  });
}

function fillsText({ instrumentId, ...counts }: InstrumentFills): string {
  return [`instrument ${instrumentId}`, ...fillLines(counts)].join('\n');
}

/** The counts as lines for people. */
export function fillLines(counts: FillCounts): readonly string[] {
  const reductions = counts.reducedByCancel + counts.reducedByModify;
  const rows = [
    ['trades', counts.trades, ''],
    ['without a fill', counts.tradesWithoutFill, share(counts.tradesWithoutFill, counts.trades)],
    ['fills', counts.fills, ''],
    ['partial', counts.partialFills, share(counts.partialFills, counts.fills)],
    ['taken off by a cancel', counts.reducedByCancel, share(counts.reducedByCancel, counts.fills)],
    ['taken off by a modify', counts.reducedByModify, share(counts.reducedByModify, counts.fills)],
    ['in the same event', counts.reducedInSameEvent, share(counts.reducedInSameEvent, reductions)],
    ['by nothing within 1 s', counts.unmatched, share(counts.unmatched, counts.fills)],
    ['refilled from a hidden part', counts.refilled, share(counts.refilled, counts.fills)],
    ['of unknown orders', counts.unknown, ''],
    ['of the aggressor itself', counts.ownSide, ''],
  ] as const;
  const cells = rows.map(([word, count, part]) => [word, count.toLocaleString('en-US'), part]);
  return textTable(cells, ['left', 'right', 'right']);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}
