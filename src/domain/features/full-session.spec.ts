import { describe, expect, it } from 'vitest';
import { checkTable } from '../../contracts/check-columns.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { travelColumn } from '../simulator/travel-frame.ts';
import { foldWords, reflectedWords, simulatedWords } from '../simulator/word-stream.ts';
import { AggregatePlan } from './aggregate-plan.ts';
import { ladderAggregates, zoneAggregates } from './aggregate.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import { indexLedger } from './ledger-index.ts';
import { columnsAround, reflectedLevels, sampleLevels, turnedWord } from './mirror-check.ts';

const { pressure: rules, tickNano } = profiles.ES;
const anchors = sessionAnchors(profiles.ES, '2025-10-31');
const options = { startNs: anchors.startNs, endNs: anchors.tailEndNs, tickNano };
/** Twice the tick that prices are reflected at. */
const TWICE = 54_811;

const stream = simulatedWords('full session', 0.05, anchors);
const index = indexLedger(foldWords(stream, options));
const levels = sampleLevels(index);

describe('a session from 04:00 to 12:45', () => {
  it('keeps the contracts of its ledger, the balance of every tick too', () => {
    const { windows, ticks, reprices } = index.ledger;
    const frame = undefined;
    expect(checkTable(window5s, windows, { where: 'window_5s', frame })).toBe(6300);
    expect(checkTable(tickLedger5s, ticks, { where: 'ticks', frame })).toBeGreaterThan(100_000);
    expect(checkTable(reprices5s, reprices, { where: 'reprices', frame })).toBeGreaterThan(10_000);
  });

  it('keeps the lots of every zone, band and ladder row in balance', () => {
    let checked = 0;
    for (const aggregates of [Object.values(zoneAggregates(rules)), ladderAggregates(rules)]) {
      const fields = ['S', 'E', 'add', 'pull', 'fill'] as const;
      const plan = new AggregatePlan(aggregates.map((one) => ({ ...one, fields })));
      const range = { start: 0, end: index.rowCount };
      for (const series of sweepAggregates(index, levels, plan, range)) {
        for (const place of aggregates.keys()) {
          const { S, E, add, pull, fill } = series.fields(place, fields);
          for (let i = 0; i < E.length; i++) {
            const lots = S[i] + add[i] - pull[i] - fill[i];
            if (lots !== E[i] && !Number.isNaN(E[i])) throw new Error(`window ${i}: ${lots} lots`);
            if (lots === E[i]) checked++;
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(800_000);
  });
});

describe('its reflection', () => {
  const reflected = indexLedger(foldWords(reflectedWords(stream, TWICE), options));
  const plain = columnsAround(index, levels, rules);
  const mirrored = columnsAround(reflected, reflectedLevels(levels, TWICE), rules);

  it.each(Object.keys(plain[0]))(
    'has the same %s in the frame of travel, to the last bit',
    (name) => {
      const upward = travelColumn(name, 1);
      const twin = Object.keys(plain[0]).find(
        (other) => travelColumn(other, -1).name === upward.name,
      );
      plain.forEach((columns, level) => {
        const found = mirrored[level][twin ?? name];
        const { sign } = travelColumn(name, -1);
        const seen =
          name === 'cond_state' ? found.map(turnedWord) : found.map((value) => sign * value + 0);
        expect(seen).toEqual(columns[name].map((value) => value + 0));
      });
    },
  );

  it('is another tape', () => {
    expect(plain[0]['above_pa']).not.toEqual(mirrored[0]['above_pa']);
  });
});
