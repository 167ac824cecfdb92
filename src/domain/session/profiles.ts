import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from './instrument-profile.ts';
import { anchorLevelKinds, levelKinds } from './level-kind.ts';
import type { RetrievalRules } from './retrieval-rules.ts';

/** The domain's own rules, G and H of its specification; no market has shown reason for others. */
const retrieval: RetrievalRules = {
  neighborsMax: 50,
  neighborsMin: 15,
  approachesPerNeighbor: 8,
  perSessionMax: 3,
  poolMin: 120,
  effectiveCountMin: 15,
  presentWeightMin: 0.7,
  distanceGate: 0.5,
  barrierGate: 0.25,
  priorCount: 10,
  dayCorrelation: 0.1,
  lastBandwidth: 1.05,
  embargoSessions: 0,
  noveltyRows: 500,
  noveltyRowsMin: 20,
  noveltyShare: 0.95,
  scalingSessionsMin: 10,
  smoothingSeconds: 15,
};

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
    // 2 to 15 points: about 0.03 to 0.25 % of the price.
    barrierTicksMin: 8,
    barrierTicksMax: 60,
    rowStepSeconds: 30,
  },
  retrieval,
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
    // Its index, its points and its ticks are those of ES, and so are its barriers.
  },
  NQ: {
    ...es,
    name: 'NQ',
    root: 'NQ',
    symbolPattern: String.raw`^NQ[HMUZ]\d{1,2}$`,
    pointValue: 20,
    roundPoints: 100,
    // 8 to 75 points: four times the index of ES, and it moves by a third more of itself.
    episodes: { ...es.episodes, barrierTicksMin: 32, barrierTicksMax: 300 },
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
    // 3 to 40 cents, 0.05 to 0.6 % of the price: a quiet evening has 2, which is a touch already.
    episodes: { ...es.episodes, barrierTicksMin: 3, barrierTicksMax: 40 },
  },
  AAPL: {
    ...es,
    name: 'AAPL',
    root: 'AAPL',
    symbolPattern: '^AAPL$',
    tickNano: 10_000_000,
    pointValue: 1,
    roundPoints: 5,
    // 6 cents to a dollar and a half: 0.03 to 0.7 % of the price. A stock opens wider than an index;
    // the file at hand has an ATR of a dollar.
    episodes: { ...es.episodes, barrierTicksMin: 6, barrierTicksMax: 150 },
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
