import { FaultError } from '../../base/fault.ts';
import type { CalendarName } from './calendar.ts';
import { clockOfMinutes, secondsOfClock } from './clock-word.ts';
import type { LevelKind } from './level-kind.ts';
import { isSection, profileKeys, valueAt } from './profile-keys.ts';
import type { RetrievalRules } from './retrieval-rules.ts';

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
  /** Days on which the cash market was closed besides those the calendar knows, YYYY-MM-DD. */
  readonly closedDates: readonly string[];
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
  /**
   * Up to this clock, HH:MM, a session's bars feed the long averages of the next one; never less
   * than its last bar.
   */
  readonly averagesUntil: string;
  /** Length of a bar, seconds: whole minutes, or a part that divides one. */
  readonly barSeconds: number;
  /** Levels that are computed, in the order of their rows. */
  readonly levelKinds: readonly LevelKind[];
  /** Share of the pre-market's minutes that must have a trade for its high and low to count. */
  readonly premarketCoverageMin: number;
  /** Decimals a price is shown with. */
  readonly priceDecimals: number;
  /** Distance between ROUND levels, points. */
  readonly roundPoints: number;
  readonly contract: ContractRules;
  readonly quality: QualityLimits;
  readonly pressure: PressureRules;
  readonly season: SeasonRules;
  readonly episodes: EpisodeRules;
  readonly retrieval: RetrievalRules;
};

/** Which contract a session may be built from and still enter the corpus. */
export type ContractRules = {
  /** Share of all outrights' volume that the session's contract needs. */
  readonly dominantShareMin: number;
  /** Shorter runs of a contract between two runs of another are excluded, sessions. */
  readonly runSessionsMin: number;
};

/** What a session's data must be worth to enter the corpus; each is explained in `profileKeys`. */
export type QualityLimits = {
  readonly windowSeconds: number;
  readonly windowShareMin: number;
  readonly gapSecondsMax: number;
  readonly crossedSecondsMax: number;
  readonly badOrderShareMax: number;
  /** Lots. */
  readonly rthVolumeMin: number;
  readonly trailingShareMin: number;
  readonly trailingSessions: number;
  readonly trailingSessionsMin: number;
};

/** How pressure around a level is measured; each is explained in `profileKeys`. */
export type PressureRules = {
  /** Lots. */
  readonly kappa: number;
  readonly conditionDeadBand: number;
  readonly rowBandTicks: number;
  /** Whole bands of `nearTicks`, as is `midTicks`. */
  readonly zoneTicks: number;
  readonly midTicks: number;
  readonly nearTicks: number;
};

/** Which earlier sessions say what is usual. */
export type SeasonRules = { readonly sessions: number; readonly sessionsMin: number };

/** When price's way to a level is an approach, and when a touch; explained in `profileKeys`. */
export type EpisodeRules = {
  /** Levels whose approaches are followed, in the order that decides ties. */
  readonly levelKinds: readonly LevelKind[];
  readonly armTicks: number;
  readonly armAtrShare: number;
  readonly dwellSeconds: number;
  readonly monitorTicks: number;
  readonly leaveTicks: number;
  readonly monitorMinutes: number;
  readonly touchTicks: number;
  readonly confirmSeconds: number;
  readonly confirmTrades: number;
  readonly confirmLots: number;
  readonly barrierTicksMin: number;
  readonly barrierTicksMax: number;
  readonly rowStepSeconds: number;
};

/** Sections of a profile. */
type Section = 'contract' | 'quality' | 'pressure' | 'season' | 'episodes' | 'retrieval';

/** Fields of a profile that a user may replace; `undefined` keeps the profile's own. */
export type ProfileOverrides = {
  readonly [K in Exclude<keyof InstrumentProfile, 'name' | Section>]?:
    InstrumentProfile[K] | undefined;
} & {
  readonly [K in Section]?: Some<InstrumentProfile[K]> | undefined;
};

/** Any of a section's fields. */
type Some<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * The profile with fields replaced, e.g. by flags such as `--open 15:45`.
 *
 * @throws FaultError 'input' that names the first field that cannot be.
 */
export function withOverrides(
  profile: InstrumentProfile,
  { contract, quality, pressure, season, episodes, retrieval, ...overrides }: ProfileOverrides,
): InstrumentProfile {
  return validProfile({
    ...profile,
    ...given(overrides),
    contract: { ...profile.contract, ...given(contract ?? {}) },
    quality: { ...profile.quality, ...given(quality ?? {}) },
    pressure: { ...profile.pressure, ...given(pressure ?? {}) },
    season: { ...profile.season, ...given(season ?? {}) },
    episodes: { ...profile.episodes, ...given(episodes ?? {}) },
    retrieval: { ...profile.retrieval, ...given(retrieval ?? {}) },
  });
}

/**
 * The profile itself, checked.
 *
 * @throws FaultError 'input' that names the first field that cannot be.
 */
export function validProfile(profile: InstrumentProfile): InstrumentProfile {
  for (const { path, range, holds } of profileKeys) {
    check(profile, path, holds(valueAt(profile, path)), range);
  }
  const roundTicks = Math.round(profile.roundPoints * 1e9) / profile.tickNano;
  check(profile, 'roundPoints', Number.isSafeInteger(roundTicks), 'whole ticks above 0');
  checkClocks(profile);
  checkBands(profile);
  checkOrder(profile);
  return profile;
}

function given(overrides: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries<unknown>({ ...overrides });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A zone is cut into bands of equal width, and its middle ends between two of them. */
function checkBands(profile: InstrumentProfile): void {
  const { zoneTicks, midTicks, nearTicks } = profile.pressure;
  const areBands = zoneTicks % nearTicks === 0 && midTicks % nearTicks === 0;
  check(profile, 'pressure.nearTicks', areBands, 'a divisor of zoneTicks and midTicks');
  const isInside = midTicks > nearTicks && midTicks < zoneTicks;
  check(profile, 'pressure.midTicks', isInside, 'more than nearTicks and less than zoneTicks');
}

/** What must be no less than its neighbor. */
function checkOrder(profile: InstrumentProfile): void {
  const { leaveTicks, monitorTicks, touchTicks } = profile.episodes;
  const { barrierTicksMin, barrierTicksMax } = profile.episodes;
  check(profile, 'episodes.leaveTicks', leaveTicks >= monitorTicks, 'no less than monitorTicks');
  // Else a touch would be its own rejection.
  const isBeyond = barrierTicksMin > touchTicks;
  check(profile, 'episodes.barrierTicksMin', isBeyond, 'more than touchTicks');
  const isWide = barrierTicksMax >= barrierTicksMin;
  check(profile, 'episodes.barrierTicksMax', isWide, 'no less than barrierTicksMin');
  const { neighborsMax, neighborsMin } = profile.retrieval;
  const areEnough = neighborsMax >= neighborsMin;
  check(profile, 'retrieval.neighborsMax', areEnough, 'no less than neighborsMin');
}

function checkClocks(profile: InstrumentProfile): void {
  const premarketStart = minutesOf(profile.premarketStart);
  const open = minutesOf(profile.open);
  const end = minutesOf(profile.end);
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

function minutesOf(clock: string): number {
  return secondsOfClock(clock) / 60;
}

function check(profile: InstrumentProfile, path: string, holds: boolean, expected: string): void {
  if (holds) return;
  const value = valueAt(profile, path);
  const found = isSection(value) ? JSON.stringify(value) : String(value);
  throw new FaultError(
    'input',
    `profile ${profile.name}, ${path}: expected ${expected}, found ${found}`,
    { profile: profile.name, field: path, expected, found },
  );
}
