import { FaultError } from '../../base/fault.ts';
import { calendarNames, type CalendarName } from './calendar.ts';
import { clockOfMinutes, secondsOfClock } from './clock-word.ts';
import { utcNsOf } from './exchange-clock.ts';
import { levelKinds, type LevelKind } from './level-kind.ts';

/** Everything the pipeline knows of a market: data, so that nothing of it stands in code. */
export type InstrumentProfile = {
  /** Word by which a user picks the profile. */
  readonly name: string;
  /** Exchange's product code. */
  readonly root: string;
  /** Regular expression of an outright contract's raw symbol; spreads must not match. */
  readonly symbolPattern: string;
  /** Price of one tick, 1e-9 points. */
  readonly tickNano: number;
  /** Value of one point of one contract, in `currency`. */
  readonly pointValue: number;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name; the clocks below are in it. */
  readonly timeZone: string;
  /** Whose holidays close the session. */
  readonly calendar: CalendarName;
  /** Session start, HH:MM; bars and windows are anchored here. */
  readonly premarketStart: string;
  /** Open, HH:MM. */
  readonly open: string;
  /** Length of the opening range, minutes from the open. */
  readonly orMinutes: number;
  /** Session end, HH:MM. */
  readonly end: string;
  /** Time after the end that only labels may see, minutes. */
  readonly tailMinutes: number;
  /** Length of a bar, seconds; whole minutes. */
  readonly barSeconds: number;
  /** Levels that are computed, in the order of their rows. */
  readonly levelKinds: readonly LevelKind[];
  /** Share of the pre-market's minutes that must have a trade for its high and low to count. */
  readonly premarketCoverageMin: number;
  /** Decimals a price is shown with. */
  readonly priceDecimals: number;
  /** Distance between ROUND levels, points. */
  readonly roundPoints: number;
};

/** Fields of a profile that a user may replace; `undefined` keeps the profile's own. */
export type ProfileOverrides = {
  readonly [K in Exclude<keyof InstrumentProfile, 'name'>]?: InstrumentProfile[K] | undefined;
};

/**
 * The profile with fields replaced, e.g. by flags such as `--open 15:45`.
 *
 * @throws FaultError 'input' that names the first field that cannot be.
 */
export function withOverrides(
  profile: InstrumentProfile,
  overrides: ProfileOverrides,
): InstrumentProfile {
  const given = Object.entries<unknown>(overrides).filter(([, value]) => value !== undefined);
  return validProfile({ ...profile, ...Object.fromEntries(given) });
}

/**
 * The profile itself, checked.
 *
 * @throws FaultError 'input' that names the first field that cannot be.
 */
export function validProfile(profile: InstrumentProfile): InstrumentProfile {
  checkNumbers(profile);
  checkWords(profile);
  checkClocks(profile);
  return profile;
}

function checkNumbers(profile: InstrumentProfile): void {
  check(profile, 'tickNano', isPositiveInteger(profile.tickNano), 'a whole number above 0');
  check(profile, 'pointValue', profile.pointValue > 0, 'a number above 0');
  check(profile, 'orMinutes', isPositiveInteger(profile.orMinutes), 'whole minutes above 0');
  const { tailMinutes, barSeconds, premarketCoverageMin, priceDecimals, roundPoints } = profile;
  check(profile, 'tailMinutes', isWhole(tailMinutes), 'whole minutes, 0 or more');
  const isWholeMinutes = isPositiveInteger(barSeconds) && barSeconds % 60 === 0;
  check(profile, 'barSeconds', isWholeMinutes, 'a multiple of 60 above 0');
  const isShare = premarketCoverageMin >= 0 && premarketCoverageMin <= 1;
  check(profile, 'premarketCoverageMin', isShare, 'a share from 0 to 1');
  check(profile, 'priceDecimals', isWhole(priceDecimals) && priceDecimals <= 9, '0 to 9');
  const roundTicks = Math.round(roundPoints * 1e9) / profile.tickNano;
  check(profile, 'roundPoints', isPositiveInteger(roundTicks), 'whole ticks above 0');
}

function checkWords(profile: InstrumentProfile): void {
  check(profile, 'calendar', calendarNames.includes(profile.calendar), calendarNames.join(' or '));
  const unknownKind = profile.levelKinds.find((kind) => !levelKinds.includes(kind));
  check(profile, 'levelKinds', unknownKind === undefined, `any of ${levelKinds.join(', ')}`);
  check(profile, 'symbolPattern', isPattern(profile.symbolPattern), 'a regular expression');
  // Asking for any instant proves the zone.
  utcNsOf('2000-01-01', '00:00', profile.timeZone);
}

function checkClocks(profile: InstrumentProfile): void {
  const premarketStart = minutesOf(profile, 'premarketStart');
  const open = minutesOf(profile, 'open');
  const end = minutesOf(profile, 'end');
  const orEnd = open + profile.orMinutes;
  check(
    profile,
    'open',
    open >= premarketStart,
    `not before the pre-market's start at ${profile.premarketStart}`,
  );
  check(
    profile,
    'end',
    end >= orEnd,
    `not before the opening range's end at ${clockOfMinutes(orEnd)}`,
  );
  const isInsideDate = end + profile.tailMinutes <= 24 * 60;
  check(profile, 'tailMinutes', isInsideDate, 'a tail that ends by midnight');
}

function minutesOf(profile: InstrumentProfile, field: 'premarketStart' | 'open' | 'end'): number {
  check(profile, field, /^([01]\d|2[0-3]):[0-5]\d$/.test(profile[field]), 'HH:MM');
  return secondsOfClock(profile[field]) / 60;
}

function check(
  profile: InstrumentProfile,
  field: keyof InstrumentProfile,
  holds: boolean,
  expected: string,
): void {
  if (holds) return;
  const found = String(profile[field]);
  throw new FaultError(
    'input',
    `profile ${profile.name}, ${field}: expected ${expected}, found ${found}`,
    { profile: profile.name, field, expected, found },
  );
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
