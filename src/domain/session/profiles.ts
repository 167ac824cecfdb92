import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from './instrument-profile.ts';
import { anchorLevelKinds, levelKinds } from './level-kind.ts';

const es: InstrumentProfile = {
  name: 'ES',
  root: 'ES',
  symbolPattern: String.raw`^ES[HMUZ]\d{1,2}$`,
  tickNano: 250_000_000,
  pointValue: 50,
  currency: 'USD',
  timeZone: 'America/New_York',
  calendar: 'nyse',
  closedDates: [],
  premarketStart: '04:00',
  open: '09:30',
  orMinutes: 15,
  end: '12:30',
  tailMinutes: 15,
  averagesUntil: '16:00',
  barSeconds: 120,
  levelKinds,
  premarketCoverageMin: 0.8,
  priceDecimals: 2,
  roundPoints: 25,
  contract: { dominantShareMin: 0.6, runSessionsMin: 3 },
  quality: {
    windowSeconds: 5,
    windowShareMin: 0.95,
    gapSecondsMax: 60,
    crossedSecondsMax: 1,
    badOrderShareMax: 0.001,
    rthVolumeMin: 100_000,
    trailingShareMin: 0.5,
    trailingSessions: 20,
    trailingSessionsMin: 5,
  },
  pressure: {
    kappa: 10,
    conditionDeadBand: 0.05,
    rowBandTicks: 80,
    zoneTicks: 20,
    midTicks: 8,
    nearTicks: 4,
  },
  season: { sessions: 20, sessionsMin: 5 },
  episodes: {
    levelKinds: anchorLevelKinds,
    armTicks: 12,
    armAtrShare: 0.5,
    dwellSeconds: 15,
    monitorTicks: 40,
    leaveTicks: 48,
    monitorMinutes: 120,
    touchTicks: 2,
    confirmSeconds: 5,
    confirmTrades: 2,
    confirmLots: 10,
    rowStepSeconds: 30,
  },
};

/** The markets the product knows by name; every field can be overridden. */
export const profiles = {
  ES: es,
  MES: {
    ...es,
    name: 'MES',
    root: 'MES',
    symbolPattern: String.raw`^MES[HMUZ]\d{1,2}$`,
    pointValue: 5,
  },
  NQ: {
    ...es,
    name: 'NQ',
    root: 'NQ',
    symbolPattern: String.raw`^NQ[HMUZ]\d{1,2}$`,
    pointValue: 20,
    roundPoints: 100,
  },
  // Crude oil keeps the hours of its old pit; no stock exchange's holiday closes it.
  CL: {
    ...es,
    name: 'CL',
    root: 'CL',
    symbolPattern: String.raw`^CL[FGHJKMNQUVXZ]\d{1,2}$`,
    tickNano: 10_000_000,
    pointValue: 1000,
    calendar: 'none',
    open: '09:00',
    end: '14:30',
    roundPoints: 1,
  },
  AAPL: {
    ...es,
    name: 'AAPL',
    root: 'AAPL',
    symbolPattern: '^AAPL$',
    tickNano: 10_000_000,
    pointValue: 1,
    roundPoints: 5,
  },
} as const satisfies Readonly<Record<string, InstrumentProfile>>;

/**
 * The profile of that name.
 *
 * @throws FaultError 'input' that lists the known names.
 */
export function profileNamed(name: string): InstrumentProfile {
  const found = Object.values<InstrumentProfile>(profiles).find((known) => known.name === name);
  if (found) return found;
  const known = Object.keys(profiles).join(', ');
  throw new FaultError('input', `profile: expected one of ${known}, found "${name}"`, {
    expected: known,
    found: name,
  });
}
