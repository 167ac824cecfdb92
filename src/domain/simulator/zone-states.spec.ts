import { describe, expect, it } from 'vitest';
import { unmodulated } from './market-engine.ts';
import { Ask, Bid } from './order-queues.ts';
import { zoneStates } from './zone-states.ts';

const rules = { amplitude: 0.5, zoneTicks: 20 };
const up = { travel: 1, levelTick: 100, ahead: 1, behind: -1 } as const;
const more = Math.exp(0.5);
const less = Math.exp(-0.5);

describe('hidden states', () => {
  it('let those ahead retreat and those behind build up, from below', () => {
    const { addFactor, cancelFactor } = zoneStates([up], rules);
    expect([addFactor(Ask, 100), cancelFactor(Ask, 120)]).toEqual([less, more]);
    expect([addFactor(Bid, 100), cancelFactor(Bid, 80)]).toEqual([more, less]);
    expect([addFactor(Ask, 121), cancelFactor(Bid, 79), addFactor(Ask, 99)]).toEqual([1, 1, 1]);
  });

  it('do the same in the mirror, from above', () => {
    const { addFactor, cancelFactor } = zoneStates([{ ...up, travel: -1 }], rules);
    expect([addFactor(Bid, 100), cancelFactor(Bid, 80)]).toEqual([less, more]);
    expect([addFactor(Ask, 100), cancelFactor(Ask, 120)]).toEqual([more, less]);
  });

  it('are those of the first level where zones overlap', () => {
    const other = { ...up, levelTick: 110, ahead: -1, behind: 1 } as const;
    const { addFactor } = zoneStates([up, other], rules);
    expect([addFactor(Ask, 115), addFactor(Ask, 125)]).toEqual([less, more]);
  });

  it('bend nothing without amplitude or levels', () => {
    expect(zoneStates([up], { ...rules, amplitude: 0 })).toBe(unmodulated);
    expect(zoneStates([], rules)).toBe(unmodulated);
  });
});
