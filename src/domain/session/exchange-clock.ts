/**
 * The exchange's wall clock. Zones are IANA names; every offset comes from Intl, never from a
 * constant, and is asked once per zone and UTC day:
 *
 *   UTC instant ── zoneOffsetMs ──▶ wall clock (dateOf, clockOf)
 *   wall clock  ── utcNsOf ───────▶ UTC instant
 */
import { FaultError } from '../../base/fault.ts';
import { dateOfUtcMs, secondsOfClock, utcMsOfDate } from './clock-word.ts';

const MS_PER_DAY = 86_400_000;
const NS_PER_MS = 1_000_000n;

/** Offsets of one UTC day: `before` until `switchMs`, `after` from then on. */
type DayOffsets = { readonly before: number; readonly after: number; readonly switchMs: number };

type Zone = { readonly format: Intl.DateTimeFormat; readonly days: Map<number, DayOffsets> };

const zones = new Map<string, Zone>();

/**
 * UTC instant of a wall clock, UNIX ns.
 *
 * A clock that a spring change skips means the instant that many minutes after the change; one
 * that an autumn change repeats means the first of the two.
 *
 * @param date YYYY-MM-DD in the zone.
 * @param clock HH:MM or HH:MM:SS in the zone.
 * @throws FaultError 'input' if date, clock or zone is none.
 */
export function utcNsOf(date: string, clock: string, timeZone: string): bigint {
  const wallMs = utcMsOfDate(date) + secondsOfClock(clock) * 1000;
  const before = zoneOffsetMs(wallMs - MS_PER_DAY, timeZone);
  const after = zoneOffsetMs(wallMs + MS_PER_DAY, timeZone);
  const fits = [before, after].find(
    (offsetMs) => zoneOffsetMs(wallMs - offsetMs, timeZone) === offsetMs,
  );
  return BigInt(wallMs - (fits ?? before)) * NS_PER_MS;
}

/** Date of an instant on the zone's calendar, YYYY-MM-DD. @param tsNs UNIX ns. */
export function dateOf(tsNs: bigint, timeZone: string): string {
  return dateOfUtcMs(wallMsOf(tsNs, timeZone));
}

/** Wall clock of an instant, HH:MM:SS, the second begun. @param tsNs UNIX ns. */
export function clockOf(tsNs: bigint, timeZone: string): string {
  return new Date(wallMsOf(tsNs, timeZone)).toISOString().slice(11, 19);
}

/**
 * How far a zone's wall clock is ahead of UTC at an instant, ms; negative west of Greenwich.
 *
 * Cheap enough for every timestamp of a file: Intl is asked once per zone and UTC day.
 *
 * @param utcMs UNIX ms.
 * @throws FaultError 'input' if the zone is unknown.
 */
export function zoneOffsetMs(utcMs: number, timeZone: string): number {
  const zone = zones.get(timeZone) ?? openZone(timeZone);
  const dayIndex = Math.floor(utcMs / MS_PER_DAY);
  const day = zone.days.get(dayIndex) ?? readDay(zone, dayIndex);
  return utcMs < day.switchMs ? day.before : day.after;
}

/** Short name of a zone for a reader, without its season: 'ET' for America/New_York. */
export function zoneLabel(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'shortGeneric',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function wallMsOf(tsNs: bigint, timeZone: string): number {
  const utcMs = floorMs(tsNs);
  return utcMs + zoneOffsetMs(utcMs, timeZone);
}

/** Whole milliseconds begun; bigint division alone would round instants before 1970 up. */
function floorMs(tsNs: bigint): number {
  return Number((tsNs - (((tsNs % NS_PER_MS) + NS_PER_MS) % NS_PER_MS)) / NS_PER_MS);
}

function openZone(timeZone: string): Zone {
  const zone: Zone = { format: formatOf(timeZone), days: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    const message = `time zone: expected an IANA name, found "${timeZone}"`;
    throw new FaultError('input', message, { found: timeZone }, cause);
  }
}

function readDay(zone: Zone, dayIndex: number): DayOffsets {
  const startMs = dayIndex * MS_PER_DAY;
  const before = askIntl(zone, startMs);
  const after = askIntl(zone, startMs + MS_PER_DAY - 1000);
  const day = { before, after, switchMs: switchOf(zone, startMs, before, after) };
  zone.days.set(dayIndex, day);
  return day;
}

/** Instant of the day's change of clocks, to the minute; without one the day's start. */
function switchOf(zone: Zone, startMs: number, before: number, after: number): number {
  if (before === after) return startMs;
  let lastBefore = 0;
  let firstAfter = 24 * 60;
  while (firstAfter - lastBefore > 1) {
    const minute = (lastBefore + firstAfter) >> 1;
    if (askIntl(zone, startMs + minute * 60_000) === before) lastBefore = minute;
    else firstAfter = minute;
  }
  return startMs + firstAfter * 60_000;
}

function askIntl(zone: Zone, utcMs: number): number {
  const wall: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of zone.format.formatToParts(utcMs)) wall[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  return Date.UTC(year, month - 1, day, hour, minute, second) - utcMs;
}
