import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../protocol/moment-api.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { coverageSlots, gapsIn } from './coverage-slots.ts';

const frame = { startS: 0, barS: 120 } as SessionFrame;
const barsAt = (...openS: number[]): Moment['bars'] =>
  ({ openS: Float64Array.from(openS), vol: Float64Array.from(openS, () => 4) }) as never;

describe('the coverage of a session', () => {
  it('knows the slots that have closed, and none after', () => {
    const slots = coverageSlots(frame, { atS: 359, bars: barsAt(0, 120) });
    expect(slots.map(({ openS }) => openS)).toEqual([0, 120]);
  });

  it('tells spells without a trade by their first slot', () => {
    const slots = coverageSlots(frame, { atS: 720, bars: barsAt(120, 480) });
    expect(gapsIn(slots)).toEqual([
      { openS: 0, count: 1 },
      { openS: 240, count: 2 },
      { openS: 600, count: 1 },
    ]);
  });
});
