/**
 * What a profile's keys mean and may be: the one table from which profiles and configuration files
 * are checked and the documentation is printed. Defaults are the profiles themselves.
 */
import { calendarNames } from './calendar.ts';
import { episodeKeys } from './episode-keys.ts';
import {
  areLevelKinds,
  isClock,
  isCount,
  isDate,
  isNotNegative,
  isPattern,
  isPositive,
  isShare,
  isWhole,
  isWord,
  isZone,
  oneOfKinds,
} from './profile-values.ts';
import { retrievalKeys } from './retrieval-keys.ts';

/** One key of a profile. */
export type ProfileKey = {
  /** Where it stands in a configuration file; a point leads into a section. */
  readonly path: string;
  readonly unit: string;
  /** What it may be, in words; stands behind "expected". */
  readonly range: string;
  readonly doc: string;
  /** What changes with it: tables, with columns or reasons in brackets, and other places. */
  readonly usedIn: string;
  /** Whether a value may be the key's, seen by itself. */
  readonly holds: (value: unknown) => boolean;
};

/** Sections of a profile; all other keys stand at the top. */
export const profileSections = [
  ...(['contract', 'quality', 'pressure', 'season', 'episodes', 'retrieval'] as const),
] as const;

const marketKeys: readonly ProfileKey[] = [
  {
    path: 'root',
    unit: 'word',
    range: 'a word',
    doc: 'Exchange’s product code.',
    usedIn: 'messages, definitions of a simulation',
    holds: isWord,
  },
  {
    path: 'symbolPattern',
    unit: 'pattern',
    range: 'a regular expression',
    doc: 'Raw symbols of outright contracts; spreads must not match.',
    usedIn: 'choice of contract',
    holds: isPattern,
  },
  {
    path: 'tickNano',
    unit: '1e-9 points',
    range: 'a whole number above 0',
    doc: 'Price of one tick.',
    usedIn: 'every price of the lake',
    holds: isCount,
  },
  {
    path: 'pointValue',
    unit: 'currency',
    range: 'a number above 0',
    doc: 'Value of one point of one contract.',
    usedIn: 'catalog, app',
    holds: isPositive,
  },
  {
    path: 'currency',
    unit: 'ISO 4217',
    range: 'a word',
    doc: 'Currency of pointValue.',
    usedIn: 'definitions of a simulation',
    holds: isWord,
  },
  {
    path: 'timeZone',
    unit: 'IANA name',
    range: 'an IANA name',
    doc: 'Zone of all clocks below.',
    usedIn: 'sessions, bars, levels, app',
    holds: isZone,
  },
  {
    path: 'calendar',
    unit: 'word',
    range: calendarNames.join(' or '),
    doc: 'Whose holidays close the session.',
    usedIn: 'sessions (session_type, reasons)',
    holds: (value) => calendarNames.some((name) => name === value),
  },
  {
    path: 'closedDates',
    unit: 'dates',
    range: 'a list of dates, YYYY-MM-DD',
    doc: 'Days on which the cash market was closed besides those the calendar knows.',
    usedIn: 'sessions (session_type, reasons)',
    holds: (value) => Array.isArray(value) && value.every(isDate),
  },
];

const clockKeys: readonly ProfileKey[] = [
  {
    path: 'premarketStart',
    unit: 'clock',
    range: 'HH:MM',
    doc: 'Session start; bars and windows are anchored here.',
    usedIn: 'sessions, bars_2m, levels_2m, window_5s',
    holds: isClock,
  },
  {
    path: 'open',
    unit: 'clock',
    range: 'HH:MM',
    doc: 'Open: regular hours and opening range begin.',
    usedIn: 'sessions, levels_2m',
    holds: isClock,
  },
  {
    path: 'orMinutes',
    unit: 'min',
    range: 'whole minutes above 0',
    doc: 'Length of the opening range, from the open.',
    usedIn: 'levels_2m (OR_HIGH, OR_LOW)',
    holds: isCount,
  },
  {
    path: 'end',
    unit: 'clock',
    range: 'HH:MM',
    doc: 'Session end: regular hours are over.',
    usedIn: 'sessions, levels_2m, catalog',
    holds: isClock,
  },
  {
    path: 'tailMinutes',
    unit: 'min',
    range: 'whole minutes, 0 or more',
    doc: 'Time after the end that only labels may see.',
    usedIn: 'bronze, window_5s',
    holds: isWhole,
  },
  {
    path: 'averagesUntil',
    unit: 'clock',
    range: 'HH:MM',
    doc: 'Up to here a session’s bars feed the next one’s long averages; never less than its last bar.',
    usedIn: 'trades, bars_2m (silver), levels_2m (SMA_200, SMA_400)',
    holds: isClock,
  },
  {
    path: 'barSeconds',
    unit: 's',
    range: 'a multiple or a divisor of 60 above 0',
    doc: 'Length of a bar.',
    usedIn: 'bars_2m, levels_2m',
    holds: (value) => isCount(value) && (value % 60 === 0 || 60 % value === 0),
  },
];

const chartKeys: readonly ProfileKey[] = [
  {
    path: 'levelKinds',
    unit: 'words',
    range: oneOfKinds,
    doc: 'Levels that are computed, in the order of their rows.',
    usedIn: 'levels_2m, levels',
    holds: areLevelKinds,
  },
  {
    path: 'premarketCoverageMin',
    unit: 'share',
    range: 'a share from 0 to 1',
    doc: 'Pre-market minutes with a trade, below which PM_HIGH and PM_LOW do not count.',
    usedIn: 'levels_2m (PM_HIGH, PM_LOW), sessions (grade)',
    holds: isShare,
  },
  {
    path: 'priceDecimals',
    unit: 'digits',
    range: '0 to 9',
    doc: 'Decimals a price is shown with.',
    usedIn: 'app, levels',
    holds: (value) => isWhole(value) && value <= 9,
  },
  {
    path: 'roundPoints',
    unit: 'points',
    range: 'whole ticks above 0',
    doc: 'Distance between ROUND levels.',
    usedIn: 'levels_2m (ROUND)',
    holds: isPositive,
  },
];

const contractKeys: readonly ProfileKey[] = [
  {
    path: 'contract.dominantShareMin',
    unit: 'share',
    range: 'a share from 0 to 1',
    doc: 'Share of all outrights’ volume that a session’s contract needs, before the open and in its regular hours.',
    usedIn: 'choice of contract (NO_DOMINANT, LOST_MAJORITY)',
    holds: isShare,
  },
  {
    path: 'contract.runSessionsMin',
    unit: 'sessions',
    range: 'a whole number above 0',
    doc: 'Shorter runs of a contract between two runs of another are excluded.',
    usedIn: 'choice of contract (SHORT_RUN)',
    holds: isCount,
  },
];

const qualityKeys: readonly ProfileKey[] = [
  {
    path: 'quality.windowSeconds',
    unit: 's',
    range: 'whole seconds above 0',
    doc: 'Windows of the regular hours that should have a trade; longer by 1 / activity in a simulation.',
    usedIn: 'sessions (window_share)',
    holds: isCount,
  },
  {
    path: 'quality.windowShareMin',
    unit: 'share',
    range: 'a share from 0 to 1',
    doc: 'Windows of the regular hours that must have a trade.',
    usedIn: 'sessions (grade, THIN_TAPE)',
    holds: isShare,
  },
  {
    path: 'quality.gapSecondsMax',
    unit: 's',
    range: 'a number above 0',
    doc: 'Longest time without a trade in the regular hours.',
    usedIn: 'sessions (grade, GAP)',
    holds: isPositive,
  },
  {
    path: 'quality.crossedSecondsMax',
    unit: 's',
    range: 'a number, 0 or more',
    doc: 'Longest time that the bid may stand at or above the ask in the regular hours.',
    usedIn: 'sessions (grade, CROSSED)',
    holds: isNotNegative,
  },
  {
    path: 'quality.badOrderShareMax',
    unit: 'share of events',
    range: 'a share from 0 to 1',
    doc: 'Orders of the regular hours that are unknown, known twice, or smaller than what is taken off them.',
    usedIn: 'sessions (grade, BAD_ORDERS)',
    holds: isShare,
  },
  {
    path: 'quality.rthVolumeMin',
    unit: 'lots',
    range: 'a number, 0 or more',
    doc: 'Volume of the regular hours; times activity in a simulation.',
    usedIn: 'sessions (grade, LOW_VOLUME)',
    holds: isNotNegative,
  },
  {
    path: 'quality.trailingShareMin',
    unit: 'share',
    range: 'a number, 0 or more',
    doc: 'Volume of the regular hours against the median of the sessions before.',
    usedIn: 'sessions (grade, LOW_VOLUME)',
    holds: isNotNegative,
  },
  {
    path: 'quality.trailingSessions',
    unit: 'sessions',
    range: 'a whole number above 0',
    doc: 'How many sessions before make that median, at most.',
    usedIn: 'sessions (grade, LOW_VOLUME)',
    holds: isCount,
  },
  {
    path: 'quality.trailingSessionsMin',
    unit: 'sessions',
    range: 'a whole number above 0',
    doc: 'With fewer sessions before there is no median to judge by.',
    usedIn: 'sessions (grade, LOW_VOLUME)',
    holds: isCount,
  },
];

const pressureKeys: readonly ProfileKey[] = [
  {
    path: 'pressure.kappa',
    unit: 'lots',
    range: 'a number above 0',
    doc: 'Added to both sides of every ratio of lots, so that small numbers say little.',
    usedIn: 'level_pressure_5s, pressure_ladder_5s',
    holds: isPositive,
  },
  {
    path: 'pressure.conditionDeadBand',
    unit: 'ratio',
    range: 'a share from 0 to 1',
    doc: 'A condition of a rejection holds from here.',
    usedIn: 'level_pressure_5s (cond_state)',
    holds: isShare,
  },
  {
    path: 'pressure.rowBandTicks',
    unit: 'ticks',
    range: 'a whole number above 0',
    doc: 'Farthest that the mid may be from a level for its pressure to be stored.',
    usedIn: 'level_pressure_5s, level_features_2m (their rows)',
    holds: isCount,
  },
  {
    path: 'pressure.zoneTicks',
    unit: 'ticks',
    range: 'a whole number above 0',
    doc: 'Reach of the zones above and below a level.',
    usedIn: 'level_pressure_5s',
    holds: isCount,
  },
  {
    path: 'pressure.midTicks',
    unit: 'ticks',
    range: 'a whole number above 0',
    doc: 'End of a zone’s middle band, and reach of the tape near a level.',
    usedIn: 'level_pressure_5s',
    holds: isCount,
  },
  {
    path: 'pressure.nearTicks',
    unit: 'ticks',
    range: 'a whole number above 0',
    doc: 'End of a zone’s near band, and width of its groups: a point of ES.',
    usedIn: 'level_pressure_5s',
    holds: isCount,
  },
];

const seasonKeys: readonly ProfileKey[] = [
  {
    path: 'season.sessions',
    unit: 'sessions',
    range: 'a whole number above 0',
    doc: 'Earlier sessions that make a season, at most.',
    usedIn: 'sessions before that a session may look at',
    holds: isCount,
  },
  {
    path: 'season.sessionsMin',
    unit: 'sessions',
    range: 'a whole number above 0',
    doc: 'With fewer earlier sessions there is no season, and Wilder’s ATR stands in.',
    usedIn: 'session_stats, level_features_2m (atr_mode)',
    holds: isCount,
  },
];

/** Every key of a profile but its name, in the order of the documentation. */
export const profileKeys: readonly ProfileKey[] = [
  ...marketKeys,
  ...clockKeys,
  ...chartKeys,
  ...contractKeys,
  ...qualityKeys,
  ...pressureKeys,
  ...seasonKeys,
  ...episodeKeys,
  ...retrievalKeys,
];

/** Value at a key's path in a profile or document; undefined without one. */
export function valueAt(document: object, path: string): unknown {
  let value: unknown = document;
  for (const word of path.split('.')) {
    if (!isSection(value)) return undefined;
    value = Object.hasOwn(value, word) ? value[word] : undefined;
  }
  return value;
}

/** Whether a value is a JSON object, whose keys can be looked at. */
export function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
