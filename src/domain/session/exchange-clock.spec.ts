import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { clockOf, dateOf, utcNsOf, zoneLabel, zoneOffsetMs } from './exchange-clock.ts';

const NEW_YORK = 'America/New_York';

const nsOf = (iso: string): bigint => BigInt(Date.parse(iso)) * 1_000_000n;
const wallOf = (iso: string, zone: string): string =>
  `${dateOf(nsOf(iso), zone)} ${clockOf(nsOf(iso), zone)}`;

describe('the exchange clock', () => {
  it.each([
    ['2025-03-07', '2025-03-07T14:30:00Z'],
    ['2025-03-10', '2025-03-10T13:30:00Z'],
    ['2025-10-31', '2025-10-31T13:30:00Z'],
    ['2025-11-03', '2025-11-03T14:30:00Z'],
  ])('opens at 09:30 in New York on %s, before and after the change of clocks', (date, iso) => {
    expect(utcNsOf(date, '09:30', NEW_YORK)).toBe(nsOf(iso));
    expect(wallOf(iso, NEW_YORK)).toBe(`${date} 09:30:00`);
  });

  it('gives the open of 2025-06-04 in nanoseconds', () => {
    expect(utcNsOf('2025-06-04', '09:30', NEW_YORK)).toBe(1749043800000000000n);
  });

  it.each([
    ['2025-03-09T06:59:59Z', NEW_YORK, '2025-03-09 01:59:59'],
    ['2025-03-09T07:00:00Z', NEW_YORK, '2025-03-09 03:00:00'],
    ['2025-11-02T05:59:59Z', NEW_YORK, '2025-11-02 01:59:59'],
    ['2025-11-02T06:00:00Z', NEW_YORK, '2025-11-02 01:00:00'],
    ['2025-03-09T08:30:00Z', 'America/Chicago', '2025-03-09 03:30:00'],
    // London changes three weeks after New York, Lord Howe by half an hour, Nepal never.
    ['2025-03-30T01:00:00Z', 'Europe/London', '2025-03-30 02:00:00'],
    ['2025-04-05T14:59:59Z', 'Australia/Lord_Howe', '2025-04-06 01:59:59'],
    ['2025-04-05T15:00:00Z', 'Australia/Lord_Howe', '2025-04-06 01:30:00'],
    ['2025-01-01T00:00:00Z', 'Asia/Kathmandu', '2025-01-01 05:45:00'],
    ['2025-01-01T03:00:00Z', NEW_YORK, '2024-12-31 22:00:00'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31 23:59:59'],
  ])('%s in %s is %s', (iso, zone, wall) => {
    expect(wallOf(iso, zone)).toBe(wall);
  });

  it('begins a second with its first nanosecond, before 1970 too', () => {
    expect(clockOf(1_749_043_799_999_999_999n, NEW_YORK)).toBe('09:29:59');
    expect(clockOf(1_749_043_800_000_000_000n, NEW_YORK)).toBe('09:30:00');
    expect(clockOf(-1n, 'UTC')).toBe('23:59:59');
  });

  it('moves a clock that spring skips past the change, and takes the first of a repeated one', () => {
    expect(utcNsOf('2025-03-09', '02:30', NEW_YORK)).toBe(nsOf('2025-03-09T07:30:00Z'));
    expect(utcNsOf('2025-11-02', '01:30', NEW_YORK)).toBe(nsOf('2025-11-02T05:30:00Z'));
  });

  it('finds its way back from every wall clock that is not repeated', () => {
    const random = new Random('exchange-clock');
    for (let i = 0; i < 2000; i++) {
      const utcMs = random.integer(Date.UTC(2000, 0, 1) / 1000, Date.UTC(2030, 0, 1) / 1000) * 1000;
      const tsNs = BigInt(utcMs) * 1_000_000n;
      const back = utcNsOf(dateOf(tsNs, NEW_YORK), clockOf(tsNs, NEW_YORK), NEW_YORK);
      const isRepeated = zoneOffsetMs(utcMs - 3_600_000, NEW_YORK) > zoneOffsetMs(utcMs, NEW_YORK);
      expect(back).toBe(isRepeated ? tsNs - 3_600_000_000_000n : tsNs);
    }
  });

  it('agrees with Intl at any instant of thirty years', () => {
    const random = new Random('intl');
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: NEW_YORK,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
    for (let i = 0; i < 2000; i++) {
      const utcMs = random.integer(0, 60 * 365 * 86_400) * 1000;
      const [date, clock] = format.format(utcMs).split(', ');
      expect(wallOf(new Date(utcMs).toISOString(), NEW_YORK)).toBe(`${date} ${clock}`);
    }
  });

  it('names what it cannot read', () => {
    expect(() => utcNsOf('2025-02-30', '09:30', NEW_YORK)).toThrow(
      'date: expected YYYY-MM-DD, found "2025-02-30"',
    );
    expect(() => utcNsOf('2025-02-28', '24:00', NEW_YORK)).toThrow(
      'clock: expected HH:MM or HH:MM:SS, found "24:00"',
    );
    expect(() => dateOf(0n, 'New York')).toThrow(
      'time zone: expected an IANA name, found "New York"',
    );
  });

  it('calls New York ET and Chicago CT, summer and winter', () => {
    expect(zoneLabel(NEW_YORK)).toBe('ET');
    expect(zoneLabel('America/Chicago')).toBe('CT');
  });
});
