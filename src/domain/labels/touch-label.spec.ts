import { expect, it } from 'vitest';
import { sessionEpisodes } from '../episodes/session-episodes.ts';
import { levelRowsOf, sessionOf, walkTrades } from '../episodes/wandering-session.ts';
import { pricePath } from './price-path.ts';
import { touchLabel } from './touch-label.ts';

const session = sessionOf(walkTrades({ seed: 1, sigma: 0.8, tradesPerSecond: 1.5 }), 0.8);
const key = { symbol: 'ESZ5', date: '2025-10-14' };
const { approaches, moments } = sessionEpisodes(key, session, levelRowsOf());
const monitored = moments.filter(({ setup }) => setup.rowType === 'MONITOR');
const never = { startNs: [], endNs: [] };

it('is a touch where the level triggers in this direction within ten minutes', () => {
  const words = monitored.map((moment) => {
    const { touch, eventId, resolvedNs } = touchLabel(moment, approaches, never);
    const { ns } = moment.followed;
    const event = approaches.find((approach) => approach.eventId === eventId && eventId);
    if (touch) {
      expect(event).toMatchObject({ kind: moment.setup.kind, direction: moment.setup.direction });
      expect(event?.trigger?.ns).toBe(resolvedNs);
    } else expect(resolvedNs).toBe(ns + 600e9);
    expect(resolvedNs).toBeGreaterThan(ns);
    expect(resolvedNs).toBeLessThanOrEqual(ns + 600e9);
    return touch;
  });
  expect(new Set(words)).toEqual(new Set([true, false]));
});

it('is unknown where the market was not seen for so long', () => {
  const [moment] = monitored;
  const { ns } = moment.followed;
  const silences = { startNs: [ns + 1], endNs: [ns + 100e9] };
  const label = touchLabel(moment, approaches, silences);
  expect(label).toMatchObject({ touch: undefined, resolvedNs: NaN, eventId: undefined });
});

it('draws price around a trigger by the closes of windows', () => {
  const triggers = moments.filter(({ setup }) => setup.rowType === 'TRIGGER');
  for (const moment of triggers) {
    const { x } = pricePath(session.tape, moment, 31_500e9);
    const { win, direction, levelTick } = moment.setup;
    expect(x).toHaveLength(421);
    [0, 200, 240, 241, 420].forEach((place) => {
      const startNs = (win - 240 + place) * 5e9;
      const closes = [...session.tape.tick].filter((_, i) => {
        const ns = session.tape.ns[i];
        return ns >= startNs && ns < startNs + 5e9;
      });
      const close = closes.at(-1);
      expect(x[place]).toBe(close === undefined ? NaN : direction * (close - levelTick) + 0);
    });
  }
});
