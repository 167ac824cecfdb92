import { anchorLevelKinds } from '../../../domain/session/level-kind.ts';
import type { PastSieve } from '../../../domain/retrieval/past-sieve.ts';
import { longDate, monthOf, shortDate } from '../../context/dates.ts';
import { levelStyles } from '../../context/level-style.ts';

/** A part of the past that can be chosen; an empty value takes all. */
export type SieveOption = { readonly value: string; readonly text: string };

/** A choice among parts of the past. */
export type SieveChoice = {
  readonly part: 'weekday' | 'dayPart' | 'touch' | 'volatility' | 'level' | 'direction';
  readonly name: string;
  readonly options: readonly SieveOption[];
};

/** What the past can be sifted by. */
export const sieveChoices: readonly SieveChoice[] = [
  choice('weekday', 'Weekday', [
    ['1', 'Monday'],
    ['2', 'Tuesday'],
    ['3', 'Wednesday'],
    ['4', 'Thursday'],
    ['5', 'Friday'],
  ]),
  choice('dayPart', 'Time', [
    ['opening', 'First 30 min'],
    ['morning', '30–90 min'],
    ['noon', 'After 90 min'],
  ]),
  choice('touch', 'Touch', [
    ['first', 'First'],
    ['later', 'Later'],
  ]),
  choice('volatility', 'Volatility', [
    ['calm', 'Calm third'],
    ['usual', 'Middle third'],
    ['wild', 'Wild third'],
  ]),
  choice(
    'level',
    'Level',
    anchorLevelKinds.map((kind) => [kind, levelStyles[kind].name]),
  ),
  choice('direction', 'Direction', [
    ['1', 'From below'],
    ['-1', 'From above'],
  ]),
];

function choice(
  part: SieveChoice['part'],
  name: string,
  options: readonly (readonly [value: string, text: string])[],
): SieveChoice {
  const all = { value: '', text: 'Any' };
  return { part, name, options: [all, ...options.map(([value, text]) => ({ value, text }))] };
}

/** A choice as the sieve takes it. @param value of one of the options. */
export function sieveChange(part: SieveChoice['part'], value: string): PastSieve {
  if (value === '') return { [part]: undefined };
  const isNumber = part === 'weekday' || part === 'direction';
  return { [part]: isNumber ? Number(value) : value };
}

/** Something that is left out by itself, and how it is taken in again. */
export type LeftOut = { readonly text: string; readonly back: PastSieve };

/** Approaches, days and months that are left out. */
export function leftOut({
  withoutRows = [],
  withoutDates = [],
  withoutMonths = [],
}: PastSieve): readonly LeftOut[] {
  const without = (all: readonly string[], one: string): readonly string[] =>
    all.filter((other) => other !== one);
  return [
    ...withoutMonths.map((month) => ({
      text: monthOf(`${month}-01`),
      back: { withoutMonths: without(withoutMonths, month) },
    })),
    ...withoutDates.map((date) => ({
      text: longDate(date),
      back: { withoutDates: without(withoutDates, date) },
    })),
    ...withoutRows.map((row) => ({
      text: `${shortDate(row.split('|')[1] ?? '')}, one approach`,
      back: { withoutRows: without(withoutRows, row) },
    })),
  ];
}
