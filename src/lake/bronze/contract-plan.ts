import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';

/** Share of all volume that the chosen contract must have. */
const DOMINANT_SHARE = 0.6;

/** Which contract a session is built from. */
export type PlannedContract = {
  readonly symbol: string;
  /** Contract rules that keep the session out of the corpus. */
  readonly reasons: readonly string[];
};

/** What one symbol traded in one session, lots. */
export type SymbolVolume = {
  readonly date: string;
  readonly symbol: string;
  readonly premarket: number;
  readonly regular: number;
};

/** The symbols that count: the only one there is, whatever its name, else the outright contracts. */
export function contractSymbols(
  profile: InstrumentProfile,
  symbols: readonly string[],
): readonly string[] {
  const distinct = [...new Set(symbols)].sort();
  if (distinct.length <= 1) return distinct;
  const outright = new RegExp(profile.symbolPattern);
  return distinct.filter((symbol) => outright.test(symbol));
}

/**
 * Chooses each session's contract: the one with the largest share of what all outright contracts
 * traded in the regular hours of the previous session and in the pre-market of this one. Nothing
 * is used that was not known at the open, except where nothing else is there; then it says so.
 *
 * @param volumes of outright contracts alone.
 */
export function chooseContracts(
  volumes: readonly SymbolVolume[],
): ReadonlyMap<string, PlannedContract> {
  const dates = [...new Set(volumes.map(({ date }) => date))].sort();
  const plan = new Map<string, PlannedContract>();
  for (const [index, date] of dates.entries()) {
    const before = volumes.filter((volume) => volume.date === dates[index - 1]);
    const today = volumes.filter((volume) => volume.date === date);
    const known = [
      ...before.map(({ symbol, regular }) => ({ symbol, lots: regular })),
      ...today.map(({ symbol, premarket }) => ({ symbol, lots: premarket })),
    ];
    plan.set(date, dominantOf(known) ?? afterTheFact(today));
  }
  return plan;
}

/**
 * Says that a contract has to be named.
 *
 * @throws FaultError 'input' always, with the symbols and what they traded.
 */
export function failAmbiguous(profile: InstrumentProfile, volumes: readonly SymbolVolume[]): never {
  const totals = sumsOf(
    volumes.map(({ symbol, premarket, regular }) => ({ symbol, lots: premarket + regular })),
  );
  const found = totals.map(({ symbol, lots }) => `${symbol} (${lots} lots)`).join(', ');
  throw new FaultError(
    'input',
    `contract: expected one outright ${profile.root} contract, found ${found || 'none'}; name one with --symbol`,
  );
}

type Lots = { readonly symbol: string; readonly lots: number };

function dominantOf(known: readonly Lots[]): PlannedContract | undefined {
  const sums = sumsOf(known);
  const total = sums.reduce((sum, { lots }) => sum + lots, 0);
  if (total === 0) return undefined;
  const [{ symbol, lots }] = sums;
  const share = lots / total;
  if (share >= DOMINANT_SHARE) return { symbol, reasons: [] };
  const percent = Math.floor(share * 100);
  return { symbol, reasons: [`NO_DOMINANT: ${symbol} has ${percent} % of the volume, needs 60 %`] };
}

/** Without a previous session and without a pre-market only the session itself can tell. */
function afterTheFact(today: readonly SymbolVolume[]): PlannedContract {
  const [{ symbol }] = sumsOf(
    today.map((volume) => ({ symbol: volume.symbol, lots: volume.regular })),
  );
  return { symbol, reasons: ['NO_DOMINANT: no volume before the open to choose the contract by'] };
}

/** Lots by symbol, most first, then by name. */
function sumsOf(known: readonly Lots[]): readonly Lots[] {
  const sums = new Map<string, number>();
  for (const { symbol, lots } of known) sums.set(symbol, (sums.get(symbol) ?? 0) + lots);
  return [...sums]
    .map(([symbol, lots]) => ({ symbol, lots }))
    .sort((a, b) => b.lots - a.lots || (a.symbol < b.symbol ? -1 : 1));
}
