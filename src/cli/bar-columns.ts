import { FaultError } from '../base/fault.ts';

/** Where each part of a bar stands in a row; indexes count from 0. */
export type BarColumns = {
  /** One column, or a date and a clock that are joined by a space. */
  readonly time: readonly number[];
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The instrument's name, where the file has one. */
  readonly symbol: number | undefined;
};

/** Names under which the parts are known, in lower case without spaces and signs; best first. */
const knownNames = {
  time: [
    'tsevent',
    'timestamp',
    'timestamputc',
    'timestampns',
    'datetime',
    'datetimeutc',
    'opentime',
  ],
  time2: ['time', 'ts', 'date'],
  open: ['open', 'o'],
  high: ['high', 'h'],
  low: ['low', 'l'],
  close: ['close', 'last', 'c'],
  volume: ['volume', 'vol', 'v'],
  symbol: ['symbol', 'rawsymbol', 'instrument', 'contract', 'ticker', 'instrumentid'],
} as const;

const roles = ['time', 'open', 'high', 'low', 'close', 'volume', 'symbol'] as const;

/** The columns' parts that a user may name. */
export type BarRole = (typeof roles)[number];

/** Whether the word is the name of a bar's part. */
export function isBarRole(word: string): word is BarRole {
  return roles.some((role) => role === word);
}

/**
 * Finds the columns of a bar in a file's header.
 *
 * @param named the user's own words for some parts, as they stand in the header; a date and a clock
 *   in two columns are written `Date+Time`.
 * @throws FaultError if a part is not there.
 */
export function findBarColumns(
  header: readonly string[],
  named: ReadonlyMap<BarRole, string>,
): BarColumns {
  const plain = header.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const known = (names: readonly string[]): number | undefined => {
    const name = names.find((candidate) => plain.includes(candidate));
    return name === undefined ? undefined : plain.indexOf(name);
  };
  const one = (role: Exclude<BarRole, 'time' | 'symbol'>): number => {
    const word = named.get(role);
    const index = word === undefined ? known(knownNames[role]) : columnNamed(header, word);
    return index ?? missing(header, role);
  };
  const symbol = named.get('symbol');
  return {
    time: timeColumns(header, named.get('time'), known),
    open: one('open'),
    high: one('high'),
    low: one('low'),
    close: one('close'),
    volume: one('volume'),
    symbol: symbol === undefined ? known(knownNames.symbol) : columnNamed(header, symbol),
  };
}

function timeColumns(
  header: readonly string[],
  named: string | undefined,
  known: (names: readonly string[]) => number | undefined,
): readonly number[] {
  if (named !== undefined) return named.split('+').map((word) => columnNamed(header, word));
  const whole = known(knownNames.time);
  if (whole !== undefined) return [whole];
  const date = known(['date']);
  const clock = known(['time']);
  if (date !== undefined && clock !== undefined) return [date, clock];
  return [known(knownNames.time2) ?? missing(header, 'time')];
}

/**
 * The index of the column with this name; upper and lower case are the same.
 *
 * @throws FaultError if the header has no such column.
 */
export function columnNamed(header: readonly string[], name: string): number {
  const word = name.trim().toLowerCase();
  const index = header.findIndex((column) => column.trim().toLowerCase() === word);
  return index >= 0 ? index : missing(header, name);
}

function missing(header: readonly string[], what: string): never {
  throw new FaultError(
    'input',
    `header: expected a column for ${what}, found ${header.join(', ')}; --columns ${what}=NAME says which one it is`,
  );
}
