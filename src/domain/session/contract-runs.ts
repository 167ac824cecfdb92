import { FaultError } from '../../base/fault.ts';

/** A session and the contract that was chosen for it. */
export type ContractSession = { readonly date: string; readonly symbol: string };

/** Delivery months as symbols write them, January first. */
const MONTH_CODES = 'FGHJKMNQUVXZ';
/** A symbol tells its year by one digit, so that months repeat after ten years. */
const CYCLE_MONTHS = 120;

/** Sessions of one contract that follow each other. */
type Run = { readonly symbol: string; readonly sessions: readonly ContractSession[] };

/**
 * Dates of runs that are too short to be more than a hesitation of the roll: fewer sessions than
 * `sessionsMin` between two runs of other contracts. All runs are judged at once.
 *
 * @param sessions ascending by date.
 */
export function shortRunDates(
  sessions: readonly ContractSession[],
  sessionsMin: number,
): ReadonlySet<string> {
  const runs = runsOf(sessions);
  const short = runs.filter(
    (run, i) => i > 0 && i < runs.length - 1 && run.sessions.length < sessionsMin,
  );
  return new Set(short.flatMap((run) => run.sessions.map(({ date }) => date)));
}

/**
 * States that contracts follow each other by expiry.
 *
 * @param sessions ascending by date, without short runs.
 * @throws FaultError 'input' at the first step back.
 */
export function checkExpiries(sessions: readonly ContractSession[]): void {
  const runs = runsOf(sessions);
  runs.slice(1).forEach(({ symbol, sessions: [first] }, i) => {
    const before = runs[i].symbol;
    if (!isEarlier(symbol, before)) return;
    throw new FaultError(
      'input',
      `contract of ${first.date}: expected ${before} or a later one, found ${symbol}`,
      { expected: before, found: symbol },
    );
  });
}

function runsOf(sessions: readonly ContractSession[]): readonly Run[] {
  const runs: { symbol: string; sessions: ContractSession[] }[] = [];
  for (const session of sessions) {
    const last = runs.at(-1);
    if (last?.symbol === session.symbol) last.sessions.push(session);
    else runs.push({ symbol: session.symbol, sessions: [session] });
  }
  return runs;
}

/** Whether a contract expires before another; false for symbols that do not tell. */
function isEarlier(symbol: string, other: string): boolean {
  const [a, b] = [monthOf(symbol), monthOf(other)];
  if (a === undefined || b === undefined) return false;
  const ahead = (a - b + CYCLE_MONTHS) % CYCLE_MONTHS;
  return ahead > CYCLE_MONTHS / 2;
}

/** Delivery month within ten years; undefined if the symbol does not end in one. */
function monthOf(symbol: string): number | undefined {
  const found = /([FGHJKMNQUVXZ])(\d{1,2})$/.exec(symbol);
  if (found === null) return undefined;
  const [, code, year] = found;
  return (Number(year) % 10) * 12 + MONTH_CODES.indexOf(code);
}
