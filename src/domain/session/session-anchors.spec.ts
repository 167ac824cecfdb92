import { describe, expect, it } from 'vitest';
import { clockOf, dateOf } from './exchange-clock.ts';
import { withOverrides } from './instrument-profile.ts';
import { profiles } from './profiles.ts';
import { phaseAt, sessionAnchors, sessionDateOf } from './session-anchors.ts';

const nsOf = (iso: string): bigint => BigInt(Date.parse(iso)) * 1_000_000n;

describe('session anchors', () => {
  // The Friday before and the Monday after each change of clocks, and the Sunday itself.
  it.each([
    ['2025-03-07', '09:00 14:30 14:45 17:30 17:45 17:46'],
    ['2025-03-09', '08:00 13:30 13:45 16:30 16:45 16:46'],
    ['2025-03-10', '08:00 13:30 13:45 16:30 16:45 16:46'],
    ['2025-10-31', '08:00 13:30 13:45 16:30 16:45 16:46'],
    ['2025-11-02', '09:00 14:30 14:45 17:30 17:45 17:46'],
    ['2025-11-03', '09:00 14:30 14:45 17:30 17:45 17:46'],
  ])('keep New York hours on %s', (date, clocks) => {
    const [start, open, orEnd, end, tailEnd, barsEnd] = clocks.split(' ');
    expect(sessionAnchors(profiles.ES, date)).toEqual({
      date,
      startNs: nsOf(`${date}T${start}Z`),
      openNs: nsOf(`${date}T${open}Z`),
      orEndNs: nsOf(`${date}T${orEnd}Z`),
      endNs: nsOf(`${date}T${end}Z`),
      tailEndNs: nsOf(`${date}T${tailEnd}Z`),
      barsEndNs: nsOf(`${date}T${barsEnd}Z`),
    });
  });

  it('follow the overridden clocks of a crude oil stream', () => {
    const overrides = { premarketStart: '15:30', open: '15:45', orMinutes: 15, end: '18:00' };
    const oil = withOverrides(profiles.CL, overrides);
    const anchors = sessionAnchors(oil, '2025-09-24');
    expect(clockOf(anchors.startNs, oil.timeZone)).toBe('15:30:00');
    expect(clockOf(anchors.orEndNs, oil.timeZone)).toBe('16:00:00');
    expect(anchors.startNs).toBe(nsOf('2025-09-24T19:30:00Z'));
    expect(sessionDateOf(oil, nsOf('2025-09-24T21:59:59Z'))).toBe('2025-09-24');
  });

  it('part the session into phases, left-closed and right-open', () => {
    const anchors = sessionAnchors(profiles.ES, '2025-06-04');
    const at = (clock: string, ns = 0n) => phaseAt(anchors, nsOf(`2025-06-04T${clock}Z`) + ns);
    expect(at('08:00:00', -1n)).toBeUndefined();
    expect(at('08:00:00')).toBe('PRE');
    expect(at('13:30:00', -1n)).toBe('PRE');
    expect(at('13:30:00')).toBe('OR');
    expect(at('13:45:00', -1n)).toBe('OR');
    expect(at('13:45:00')).toBe('RTH');
    expect(at('16:30:00')).toBe('TAIL');
    expect(at('16:45:00', -1n)).toBe('TAIL');
    expect(at('16:45:00')).toBeUndefined();
  });

  it('give a moment its session date, up to the end of the last bar', () => {
    const dateAt = (iso: string) => sessionDateOf(profiles.ES, nsOf(iso));
    expect(dateAt('2025-06-04T07:59:59Z')).toBeUndefined();
    expect(dateAt('2025-06-04T08:00:00Z')).toBe('2025-06-04');
    expect(dateAt('2025-06-04T16:45:59Z')).toBe('2025-06-04');
    expect(dateAt('2025-06-04T16:46:00Z')).toBeUndefined();
  });

  it('call a date by its market, not by UTC', () => {
    const evening = withOverrides(profiles.ES, {
      premarketStart: '18:00',
      open: '18:15',
      end: '21:00',
    });
    const tsNs = nsOf('2023-12-26T00:30:00Z');
    expect(dateOf(tsNs, 'UTC')).toBe('2023-12-26');
    expect(sessionDateOf(evening, tsNs)).toBe('2023-12-25');
  });
});
