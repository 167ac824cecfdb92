import { addDays } from '../units/time.ts';

/** A quarterly ES future. */
export type QuarterlyContract = {
  /** Such as ESZ5. */
  readonly rawSymbol: string;
  readonly instrumentId: number;
  readonly year: number;
  /** 3, 6, 9 or 12. */
  readonly month: number;
  /** Third Friday of its month, YYYY-MM-DD; it trades until 09:30 New York time. */
  readonly expiryDate: string;
};

const FRIDAY = 5;
/** Volume moves to the next contract on the Thursday of the week before expiry. */
const ROLL_DAYS = 8;

/** The contract that carries the volume on a date, then the one after it. */
export function quarterlyContracts(date: string): readonly [QuarterlyContract, QuarterlyContract] {
  let year = Number(date.slice(0, 4));
  let month = Math.ceil(Number(date.slice(5, 7)) / 3) * 3;
  if (date >= addDays(thirdFriday(year, month), -ROLL_DAYS)) {
    [year, month] = quarterAfter(year, month);
  }
  return [contract(year, month), contract(...quarterAfter(year, month))];
}

/** Third Friday of a month, YYYY-MM-DD. */
export function thirdFriday(year: number, month: number): string {
  const firstWeekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 15 + ((FRIDAY - firstWeekday + 7) % 7);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function quarterAfter(year: number, month: number): [number, number] {
  return month === 12 ? [year + 1, 3] : [year, month + 3];
}

function contract(year: number, month: number): QuarterlyContract {
  const letter = 'HMUZ'.charAt(month / 3 - 1);
  return {
    rawSymbol: `ES${letter}${year % 10}`,
    // Any stable number will do; real ones are of this size and jump just as much.
    instrumentId: 200_000 + (year % 100) * 3_761 + month * 91,
    year,
    month,
    expiryDate: thirdFriday(year, month),
  };
}
