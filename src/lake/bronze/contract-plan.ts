import { FaultError } from '../../base/fault.ts';
import { checkExpiries, shortRunDates } from '../../domain/session/contract-runs.ts';
import type { ContractSession } from '../../domain/session/contract-runs.ts';
import type { ContractRules, InstrumentProfile } from '../../domain/session/instrument-profile.ts';

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
 * What the corpus must do without is told by the whole days: a contract that lost its majority in
 * the regular hours, and runs too short for more than a hesitation of the roll.
 *
 * @param volumes of outright contracts alone.
 * @throws FaultError 'input' if the contracts do not follow each other by expiry.
 */
export function chooseContracts(
  volumes: readonly SymbolVolume[],
  rules: ContractRules,
): ReadonlyMap<string, PlannedContract> {
  const dates = [...new Set(volumes.map(({ date }) => date))].sort();
  const plan = new Map<string, PlannedContract>();
  for (const [index, date] of dates.entries()) {
    const today = volumes.filter((volume) => volume.date === date);
    // What is not there today cannot be built, whatever it traded yesterday.
    const isThere = new Set(today.map(({ symbol }) => symbol));
    const before = volumes.filter(
      (volume) => volume.date === dates[index - 1] && isThere.has(volume.symbol),
    );
    const known = [
      ...before.map(({ symbol, regular }) => ({ symbol, lots: regular })),
      ...today.map(({ symbol, premarket }) => ({ symbol, lots: premarket })),
    ];
    plan.set(date, dominantOf(known, rules) ?? afterTheFact(today));
  }
  const selected = [...plan]
    .filter(([, { reasons }]) => reasons.length === 0)
    .map(([date, { symbol }]) => ({ date, symbol }));
  const hesitations = hesitationsIn(selected, rules);
  for (const { date, symbol } of selected) {
    const today = volumes.filter((volume) => volume.date === date);
    const late = minorityReasons(symbol, today, rules);
    plan.set(date, { symbol, reasons: [...(hesitations.get(date) ?? []), ...late] });
  }
  return plan;
}

/**
 * Reasons against the sessions of runs that are too short for more than a hesitation of the roll,
 * by date.
 *
 * @param sessions ascending by date, each with the contract it is built from.
 * @throws FaultError 'input' if the contracts do not follow each other by expiry.
 */
export function hesitationsIn(
  sessions: readonly ContractSession[],
  { runSessionsMin }: ContractRules,
): ReadonlyMap<string, readonly string[]> {
  const short = shortRunDates(sessions, runSessionsMin);
  checkExpiries(sessions.filter(({ date }) => !short.has(date)));
  const reason = `SHORT_RUN: fewer than ${runSessionsMin} sessions between two rolls`;
  return new Map([...short].map((date) => [date, [reason]]));
}

/** Whether the contract lost its majority in the regular hours, which only the day's end tells. */
function minorityReasons(
  symbol: string,
  today: readonly SymbolVolume[],
  { dominantShareMin }: ContractRules,
): readonly string[] {
  const total = today.reduce((sum, { regular }) => sum + regular, 0);
  const ours = today
    .filter((volume) => volume.symbol === symbol)
    .reduce((sum, { regular }) => sum + regular, 0);
  if (total === 0 || ours / total >= dominantShareMin) return [];
  const words = shareWords('the regular hours', ours / total, dominantShareMin);
  return [`LOST_MAJORITY: ${symbol} ${words}`];
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

function dominantOf(
  known: readonly Lots[],
  { dominantShareMin }: ContractRules,
): PlannedContract | undefined {
  const sums = sumsOf(known);
  const total = sums.reduce((sum, { lots }) => sum + lots, 0);
  if (total === 0) return undefined;
  const [{ symbol, lots }] = sums;
  const share = lots / total;
  if (share >= dominantShareMin) return { symbol, reasons: [] };
  const words = shareWords('the volume', share, dominantShareMin);
  return { symbol, reasons: [`NO_DOMINANT: ${symbol} ${words}`] };
}

/** A share below what is needed, rounded down so that it does not seem to be enough. */
function shareWords(whole: string, share: number, needed: number): string {
  return `has ${Math.floor(share * 100)} % of ${whole}, needs ${Math.round(needed * 100)} %`;
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
