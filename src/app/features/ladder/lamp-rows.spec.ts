import { describe, expect, it } from 'vitest';
import type { ConditionNow, Lean, LevelPressureNow } from '../../../protocol/pressure-api.ts';
import { approachView, lampRows, patternCounts } from './lamp-rows.ts';

const condition = (value: number | undefined, sinceS?: number): ConditionNow => ({
  ...{ value, sinceS, lean: value === undefined ? undefined : leanOf(value) },
});

function leanOf(value: number): Lean {
  return Math.abs(value) <= 0.05 ? 0 : value > 0 ? 1 : -1;
}

const nothing = {
  ...{ lots: undefined, add: undefined, pull: undefined, fill: undefined, rd: undefined },
  ...{ buy: undefined, sell: undefined, tape: undefined },
  ...{ mb: undefined, fs: undefined, wall: undefined, wallTicks: undefined },
};

const nowhere = {
  ...{ barrier: undefined, replenishment: undefined, isBare: false, obstacle: undefined },
  ...{ runwayAhead: undefined, runwayBehind: undefined },
};

const level: LevelPressureNow = {
  ...{ id: 'PM_HIGH', tick: 27_200, midDistance: -3, pressUp: 0, pressDown: 0 },
  conditions: [
    condition(0.27, 65),
    condition(-0.02, 90),
    condition(-0.38, 75),
    condition(0.06, 99),
  ],
  ...{ above: nothing, below: nothing, up: nowhere, down: nowhere },
};

describe('the lamps', () => {
  it('mirror their conditions for an approach from above', () => {
    const rows = lampRows(level, 100);
    expect(rows.map(({ up }) => up.value)).toEqual(['+0.27', '−0.02', '−0.38', '+0.06']);
    expect(rows.map(({ down }) => down.value)).toEqual(['−0.38', '+0.06', '+0.27', '−0.02']);
  });

  it('say by shape and word whether a condition holds, and since when', () => {
    const [first, second, third] = lampRows(level, 100).map(({ up }) => up);
    expect(first).toEqual({
      ...{ shape: 'disc', value: '+0.27', lean: 1, word: 'holds', since: '0:35' },
      words: 'holds, for 0:35',
    });
    expect(second).toMatchObject({ shape: 'ring', value: '−0.02', word: 'not', since: '0:10' });
    expect(third).toMatchObject({ shape: 'dash', word: 'not', since: '0:25' });
    expect(lampRows(level, 99 + 7300)[3]?.up.since).toBe('2 h');
  });

  it('say nothing of a side where no order is, came or went', () => {
    const below = { ...nothing, lots: 0, add: 0, pull: 0 };
    const rows = lampRows({ ...level, below }, 100);
    expect(rows.map(({ up }) => up.value)).toEqual(['+0.27', '−0.02', '–', '–']);
    expect(rows.map(({ down }) => down.value)).toEqual(['–', '–', '+0.27', '−0.02']);
    const busy = lampRows({ ...level, below: { ...below, pull: 1 } }, 100);
    expect(busy[3]?.up.value).toBe('+0.06');
  });

  it('count what meets either pattern, unless one cannot be told', () => {
    const counts = (of: LevelPressureNow | undefined): readonly string[] =>
      patternCounts(lampRows(of, 100), 'up').map(({ word, count }) => `${word} ${count}`);
    expect(counts(level)).toEqual(['REJECT 2/4', 'BREAK 2/4']);
    const [, c2, c3, c4] = level.conditions;
    const unknown = { ...level, conditions: [condition(undefined), c2, c3, c4] as const };
    expect(counts(unknown)).toEqual(['REJECT –', 'BREAK –']);
    expect(counts(undefined)).toEqual(['REJECT –', 'BREAK –']);
  });
});

describe('an approach', () => {
  const market = { tickPx: 0.25, decimals: 2 };
  const nameOf = (id: string): string => (id === 'OR_HIGH' ? 'OR High' : id);

  it('tells the runway in points and names what ends it', () => {
    const approach = { ...nowhere, runwayAhead: 16, runwayBehind: 24, obstacle: 'OR_HIGH' };
    expect(approachView(approach, market, nameOf)).toMatchObject({
      ...{ ahead: '4.00 pt', behind: '6.00 pt', obstacle: 'OR High', barrier: '–' },
    });
  });

  it('has no barrier where nothing rests ahead', () => {
    const approach = { ...nowhere, barrier: 'ABSORPTION' as const, replenishment: 0 };
    expect(approachView({ ...approach, isBare: true }, market, nameOf)).toMatchObject({
      ...{ barrier: '–', replenishment: '–', barrierMeaning: 'No orders are ahead' },
    });
  });

  it('writes replenishment as what was added over what went', () => {
    const approach = { ...nowhere, replenishment: Math.log(1.5), barrier: 'ABSORPTION' as const };
    const view = approachView(approach, market, nameOf);
    expect(view.replenishment).toBe('1.50×');
    expect(view.barrier).toBe('Absorption');
  });
});
