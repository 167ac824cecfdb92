import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { FaultError } from '../../base/fault.ts';
import { addDays, isoNs } from '../../domain/units/time.ts';
import { sessionType } from '../../domain/session/calendar.ts';
import type { ContractSession } from '../../domain/session/contract-runs.ts';
import { symbolIntervals } from '../../domain/dbn/instrument-symbols.ts';
import type { SymbolInterval } from '../../domain/dbn/instrument-symbols.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { readSymbolMapping } from '../../domain/dbn/symbol-mapping.ts';
import { Rtype, Stype } from '../../domain/dbn/record-kinds.ts';
import {
  chooseContracts,
  contractSymbols,
  failAmbiguous,
  hesitationsIn,
} from '../bronze/contract-plan.ts';
import type { PlannedContract } from '../bronze/contract-plan.ts';
import type { InstrumentNames } from '../bronze/instrument-names.ts';
import { volumesOnce } from '../bronze/source-volumes.ts';
import type { SourceVolume } from '../bronze/source-volumes.ts';
import { VolumeTally } from '../bronze/volume-tally.ts';
import type { InstrumentVolume } from '../bronze/volume-tally.ts';
import { decodeRaw } from './decode-raw.ts';
import type { DecodeHooks } from './decode-raw.ts';
import type { LiveMapping, RawRegistry, RawScan } from './raw-registry.ts';
import type { RawSource } from './raw-source.ts';

/** Days of a file that are looked at before its records, at most. */
const DAYS_MAX = 366;

/** What the choice of contracts is made from. */
export type ChoiceContext = {
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  readonly names: InstrumentNames;
  readonly registry: RawRegistry;
  /** What the user named; then there is nothing to choose. */
  readonly symbol: string | undefined;
  readonly hooksFor: (source: RawSource, work: string) => DecodeHooks;
  /** Has the definitions of the raw folder learned; called only where names are in doubt. */
  readonly learnDefinitions: () => Promise<void>;
};

/** The contract of each session date, or of all dates. */
export type ContractChoice = (date: string) => PlannedContract | undefined;

/**
 * Finds out which contract each session is built from, decoding as little as that takes: nothing
 * where the heads of the files leave no choice, else one scan over trades alone.
 *
 * @param sources files with records of trading, by time.
 * @throws FaultError 'input' if the files leave it open and the user has to name a contract.
 */
export async function chooseContract(
  sources: readonly RawSource[],
  context: ChoiceContext,
): Promise<ContractChoice> {
  const { symbol, names } = context;
  for (const { metadata } of sources) if (metadata) names.learnMetadata(metadata);
  const unnamed = sources.filter(
    ({ metadata }) => !metadata || symbolIntervals(metadata).length === 0,
  );
  if (unnamed.length > 0 || sources.some(isContinuous)) await context.learnDefinitions();
  if (unnamed.length > 0) await nameSoleInstruments(unnamed, context);
  if (symbol !== undefined) return () => ({ symbol, reasons: [] });

  const intervals = sources.flatMap((source) => intervalsOf(source, names));
  const allSymbols = [
    ...intervals.map((interval) => interval.symbol),
    ...(await symbolsIn(unnamed, context)),
  ];
  const symbols = contractSymbols(context.profile, allSymbols);
  const [only] = symbols;
  if (symbols.length === 1) return () => ({ symbol: only, reasons: [] });
  if (symbols.length > 1 && unnamed.length === 0) {
    const ours = intervals.filter((interval) => symbols.includes(interval.symbol));
    if (!overlap(ours)) return choiceByInterval(ours, context.profile);
  }
  return choiceByVolume(sources, symbols, context);
}

/** Each outright contract has the files of its dates to itself. */
function choiceByInterval(
  intervals: readonly SymbolInterval[],
  profile: InstrumentProfile,
): ContractChoice {
  const hesitations = hesitationsIn(sessionsIn(intervals, profile), profile.contract);
  return (date) => {
    const found = intervals.find(({ startDate, endDate }) => startDate <= date && date < endDate);
    return found && { symbol: found.symbol, reasons: hesitations.get(date) ?? [] };
  };
}

/** The sessions that intervals can hold, ascending; of an endless one a year. */
function sessionsIn(
  intervals: readonly SymbolInterval[],
  { calendar, closedDates }: InstrumentProfile,
): readonly ContractSession[] {
  const symbols = new Map<string, string>();
  for (const { symbol, startDate, endDate } of intervals) {
    const lastDate = addDays(startDate, DAYS_MAX);
    for (let date = startDate; date < endDate && date <= lastDate; date = addDays(date, 1)) {
      if (sessionType(date, calendar, closedDates) !== 'CASH_CLOSED') symbols.set(date, symbol);
    }
  }
  return [...symbols]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, symbol]) => ({ date, symbol }));
}

async function choiceByVolume(
  sources: readonly RawSource[],
  symbols: readonly string[],
  context: ChoiceContext,
): Promise<ContractChoice> {
  const found: SourceVolume[] = [];
  for (const source of sources) {
    for (const { date, instrumentId, premarket, regular } of await volumesOf(source, context)) {
      const symbol = context.names.symbolOf(instrumentId, date) ?? `instrument ${instrumentId}`;
      found.push({ kind: source.kind, date, symbol, premarket, regular });
    }
  }
  const volumes = volumesOnce(found);
  if (symbols.length === 0) failAmbiguous(context.profile, volumes);
  const plan = chooseContracts(
    volumes.filter(({ symbol }) => symbols.includes(symbol)),
    context.profile.contract,
  );
  return (date) => plan.get(date);
}

/** Whether a file names what rolls on by itself, such as ES.c.0, instead of contracts. */
function isContinuous({ metadata }: RawSource): boolean {
  return metadata?.stypeIn === Stype.Continuous;
}

/** Dates on which a file's records can have a symbol. */
function intervalsOf({ metadata }: RawSource, names: InstrumentNames): readonly SymbolInterval[] {
  if (!metadata) return [];
  const { startNs, endNs } = metadata;
  const firstDate = startNs === undefined ? '' : isoNs(startNs).slice(0, 10);
  const lastDate = endNs === undefined ? '9999' : isoNs(endNs - 1n).slice(0, 10);
  return symbolIntervals(metadata)
    .filter(({ startDate, endDate }) => startDate <= lastDate && endDate > firstDate)
    .map((interval) => ({
      ...interval,
      symbol: names.symbolOf(interval.instrumentId, interval.startDate) ?? interval.symbol,
      startDate: interval.startDate > firstDate ? interval.startDate : firstDate,
      endDate: interval.endDate < `${lastDate}~` ? interval.endDate : `${lastDate}~`,
    }));
}

function overlap(intervals: readonly SymbolInterval[]): boolean {
  return intervals.some((a) =>
    intervals.some(
      (b) => a.symbol !== b.symbol && a.startDate < b.endDate && b.startDate < a.endDate,
    ),
  );
}

/**
 * Gives the only instrument of a file without names the user's, or that of its only symbol. Among
 * several the nameless are passed over, as spreads are, as long as one has a name.
 */
async function nameSoleInstruments(
  sources: readonly RawSource[],
  context: ChoiceContext,
): Promise<void> {
  for (const source of sources) {
    const ids = await idsIn(source, context);
    const date = dateOfFile(source);
    if (ids.length === 0 || ids.some((id) => context.names.symbolOf(id, date) !== undefined)) {
      continue;
    }
    const symbol = context.symbol ?? soleSymbol(source);
    if (ids.length > 1 || symbol === undefined) failNameless(source, ids);
    context.names.learnAlways(ids[0], symbol);
  }
}

function soleSymbol({ metadata }: RawSource): string | undefined {
  return metadata?.symbols.length === 1 ? metadata.symbols[0] : undefined;
}

function failNameless({ name }: RawSource, ids: readonly number[]): never {
  const advice = ids.length > 1 ? 'add a file of definitions' : 'name it with --symbol';
  throw new FaultError(
    'input',
    `${name}: expected a symbol for instrument ${ids.join(', ')} in metadata or definitions, found none; ${advice}`,
  );
}

async function symbolsIn(
  sources: readonly RawSource[],
  context: ChoiceContext,
): Promise<readonly string[]> {
  const symbols: string[] = [];
  for (const source of sources) {
    for (const id of await idsIn(source, context)) {
      const symbol = context.names.symbolOf(id, dateOfFile(source));
      if (symbol !== undefined) symbols.push(symbol);
    }
  }
  return symbols;
}

async function idsIn(source: RawSource, context: ChoiceContext): Promise<readonly number[]> {
  const volumes = await volumesOf(source, context);
  return [...new Set(volumes.map(({ instrumentId }) => instrumentId))];
}

function dateOfFile({ metadata }: RawSource): string {
  const startNs = metadata?.startNs;
  return startNs === undefined ? '9999-12-30' : isoNs(startNs).slice(0, 10);
}

/** What a file's instruments traded, decoded once for a content and a configuration. */
async function volumesOf(
  source: RawSource,
  context: ChoiceContext,
): Promise<readonly InstrumentVolume[]> {
  const { configHash, names, registry } = context;
  const known = registry.recordOf(source.sha256)?.scan;
  const scan = known?.configHash === configHash ? known : await scanned(source, context);
  registry.note(source.sha256, { name: source.name, scan });
  for (const { instrumentId, symbol, sinceNs } of scan.mappings) {
    names.learnDefined(instrumentId, symbol, BigInt(sinceNs));
  }
  return scan.volumes;
}

async function scanned(
  source: RawSource,
  { profile, configHash, hooksFor }: ChoiceContext,
): Promise<RawScan> {
  const tally = new VolumeTally(profile, source.kind === 'mixed');
  const mappings: LiveMapping[] = [];
  const takeRun = (run: RecordRun): void => {
    tally.run(run);
    if (run.rtype !== Rtype.SymbolMapping) return;
    for (let i = 0; i < run.count; i++) {
      const { instrumentId, symbolOut, tsEvent } = readSymbolMapping(run, i);
      mappings.push({ instrumentId, symbol: symbolOut, sinceNs: String(tsEvent) });
    }
  };
  await decodeRaw(source, { run: takeRun }, hooksFor(source, 'scanning'));
  return { configHash, volumes: tally.volumes(), mappings };
}
