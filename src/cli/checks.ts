import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { readMbo } from '../domain/dbn/mbo.ts';
import { Rtype } from '../domain/dbn/record-kinds.ts';
import { HEADER } from '../domain/dbn/record-run.ts';
import type { RecordRun } from '../domain/dbn/record-run.ts';
import { StreamSymbols } from '../domain/dbn/stream-symbols.ts';
import { FillCensus } from '../domain/ledger/fill-census.ts';
import type { FillCounts } from '../domain/ledger/fill-census.ts';
import { LedgerFold } from '../domain/ledger/ledger-fold.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { profileNamed, profiles } from '../domain/session/profiles.ts';
import { feedReader } from '../lake/node/feed-reader.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { fillLines } from './fills.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import { streamChecks } from './stream-checks.ts';
import type { StreamChecks } from './stream-checks.ts';
import { textTable } from './text-table.ts';

/** What a file says of one contract. */
export type ContractChecks = StreamChecks & {
  readonly symbol: string;
  readonly profile: string;
  readonly fills: FillCounts;
};

/** A contract on its way through a file. */
type Follower = {
  readonly symbol: string;
  readonly profile: InstrumentProfile;
  readonly census: FillCensus;
  readonly fold: LedgerFold;
};

const NS_PER_DAY = 86_400_000_000_000n;
/** Files from this size on show a bar. */
const PROGRESS_BYTES_MIN = 64e6;

/** Adds `checks`: what a file's orders say of the assumptions that features rest on. */
export function registerChecks(program: Command): void {
  program
    .command('checks')
    .argument('<file>', 'DBN with mbo records')
    .description('what order data say of fills, of the smoothing of ratios, and of symmetry')
    .option('--profile <name>', 'market of the file; else its symbol tells')
    .option('--json', 'print one JSON document: a list with one entry per contract')
    .addHelpText(
      'after',
      `
Zones begin at the touch of each 5-second window: 21 ticks of asks from the best ask up, of bids from
the best bid down. Windows in which nothing happened are left out.

Example:
  spymaster checks esh4-20231225.mbo.dbn.zst`,
    )
    .action(async (file: string, { profile, json }: { profile?: string; json?: true }) => {
      const found = await checksOf(file, profile === undefined ? undefined : profileNamed(profile));
      if (json) writeJson(found);
      else writeText(found.map(checksText).join('\n\n'));
    });
}

/**
 * Looks at every contract of a file.
 *
 * @param profile their market; undefined to find it by each symbol.
 * @throws FaultError 'input' if a symbol belongs to no market that is known.
 */
export async function checksOf(
  file: string,
  profile: InstrumentProfile | undefined,
): Promise<readonly ContractChecks[]> {
  const symbols = new StreamSymbols();
  const followers = new Map<number, Follower>();
  const run = (found: RecordRun): void => {
    if (found.rtype === Rtype.SymbolMapping) symbols.mappings(found);
    if (found.rtype !== Rtype.Mbo) return;
    for (let i = 0; i < found.count; i++) {
      const id = found.words[i * found.wordsPerRecord + HEADER.instrumentId] >>> 0;
      const follower = followers.get(id) ?? follow(found, i, { symbols, profile, file });
      followers.set(id, follower);
      follower.census.push(found, i, i + 1);
      follower.fold.push(found, i, i + 1);
    }
  };
  const metadata = symbols.metadata.bind(symbols);
  const raw = await RawFile.open(file);
  const isLong = raw.byteLength >= PROGRESS_BYTES_MIN;
  const bar = isLong ? progress('checks', { unit: 'bytes', total: raw.byteLength }) : undefined;
  await feedReader(raw, new DbnReader({ metadata, run }, { file }), () =>
    bar?.update(raw.bytesRead),
  );
  bar?.done();
  return [...followers.values()].map(finish);
}

function follow(
  run: RecordRun,
  index: number,
  {
    symbols,
    profile,
    file,
  }: { symbols: StreamSymbols; profile: InstrumentProfile | undefined; file: string },
): Follower {
  const { instrumentId, tsEvent, tsRecv } = readMbo(run, index);
  const symbol = symbols.symbolOf(instrumentId, tsRecv) ?? symbols.symbolOf(instrumentId, tsEvent);
  const name = symbol ?? String(instrumentId);
  const market = profile ?? marketOf(name, file);
  // A window of the clock, whatever the session; the source's own first record begins the ledger.
  const startNs = tsRecv - (tsRecv % NS_PER_DAY);
  const span = { startNs, endNs: startNs + 7n * NS_PER_DAY, tickNano: market.tickNano };
  return {
    ...{ symbol: name, profile: market },
    ...{ census: new FillCensus(), fold: new LedgerFold(span) },
  };
}

function marketOf(symbol: string, file: string): InstrumentProfile {
  const known = Object.values<InstrumentProfile>(profiles);
  const found = known.find(({ symbolPattern }) => new RegExp(symbolPattern).test(symbol));
  if (found) return found;
  const expected = `a contract of ${known.map(({ name }) => name).join(', ')}, or --profile`;
  throw new FaultError('input', `${file}: expected ${expected}, found ${symbol}`, {
    ...{ file, expected, found: symbol },
  });
}

function finish({ symbol, profile, census, fold }: Follower): ContractChecks {
  census.end();
  fold.end();
  const checks = streamChecks(fold.ledger(), profile.pressure);
  return { symbol, profile: profile.name, fills: census.counts, ...checks };
}

function checksText(checks: ContractChecks): string {
  const { symbol, profile, windows, activeWindows, fills, quality } = checks;
  return [
    `${symbol} as ${profile}: ${windows} windows of 5 s, ${activeWindows} with orders in them`,
    '',
    ...fillLines(fills),
    '',
    ...churnLines(checks),
    '',
    ...symmetryLines(checks),
    '',
    ...textTable(
      Object.entries(quality).map(([name, count]) => [name, count.toLocaleString('en-US')]),
      ['left', 'right'],
    ),
    '',
    `level-relative values: ${checks.known.toLocaleString('en-US')} known, ${checks.infinite} infinite`,
  ].join('\n');
}

function churnLines({ churn }: StreamChecks): readonly string[] {
  const rows = churn.map(({ zone, churn: lots, kappaShare, smoothed }) => [
    ...[zone, lots.toLocaleString('en-US'), percent(kappaShare), percent(smoothed)],
  ]);
  const head = ['zone from the touch', 'median churn, lots', 'kappa of it', 'kappa ≥ 5 % in'];
  return textTable([head, ...rows], ['left', 'right', 'right', 'right']);
}

function symmetryLines({ symmetry }: StreamChecks): readonly string[] {
  const rows = symmetry.map(({ name, above, below }) => {
    const text = (value: number): string =>
      name.endsWith('lots') ? value.toLocaleString('en-US') : percent(value);
    return [name, text(above), text(below), percent(above / (above + below))];
  });
  const head = ['in zones from the touch', 'asks above', 'bids below', 'above of both'];
  return textTable([head, ...rows], ['left', 'right', 'right', 'right']);
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '–';
}
