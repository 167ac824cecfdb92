import { Random } from '../../base/random.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import { sessionType } from '../session/calendar.ts';
import { addDays } from '../units/time.ts';
import type { SessionResult } from './simulated-session.ts';

/** Where one session takes over from the last. */
export type SeriesState = {
  /** Price around which its first book stands, ticks. */
  readonly startTick: number;
  readonly firstOrderId: number;
};

/** About where ES stood when this was written, points. */
const FIRST_PRICE = 6850;
/** Spread of the first price between seeds, points. */
const FIRST_PRICE_SD = 25;
/** Spread of the move from one session's end to the next one's start, ticks: 20 points of ES. */
const NIGHT_SD_TICKS = 80;
/** Orders between two sessions that nobody simulates. */
const NIGHT_ORDERS = 1_000_000;
/** Order ids of CME had this size at the end of 2023. */
const FIRST_ORDER_ID = 6_412_000_000_000;

/**
 * Dates with a cash session, regular or cut short, from a date on.
 *
 * @throws FaultError 'input' if the date is none.
 */
export function sessionDates(from: string, count: number, profile: InstrumentProfile): string[] {
  const dates: string[] = [];
  for (let date = from; dates.length < count; date = addDays(date, 1)) {
    if (sessionType(date, profile.calendar, profile.closedDates) !== 'CASH_CLOSED')
      dates.push(date);
  }
  return dates;
}

/** Where the first session of a series starts. */
export function seriesStart(seed: string, tickNano: number): SeriesState {
  const points = FIRST_PRICE + FIRST_PRICE_SD * new Random(`${seed}|start`).normal();
  return { startTick: Math.round((points * 1e9) / tickNano), firstOrderId: FIRST_ORDER_ID };
}

/** Where the session after this one starts: the night moves the price, and numbers many orders. */
export function afterNight(session: SessionResult, seed: string, date: string): SeriesState {
  const random = new Random(`${seed}|night of ${date}`);
  return {
    startTick: session.endTick + Math.round(NIGHT_SD_TICKS * random.normal()),
    firstOrderId: session.nextOrderId + random.integer(0, NIGHT_ORDERS),
  };
}
