import { describe, expect, it } from 'vitest';
import type { LadderRowNow, PressureStep } from '../../../protocol/pressure-api.ts';
import { levelStyles } from '../../context/level-style.ts';
import type { SelectedLevelNow } from '../../context/selected-level.ts';
import { nowhere } from '../../../query/level-now.ts';
import { ladderState } from './ladder-state.ts';

const none = new Float64Array();
const nothing: LadderRowNow = {
  ...{ offset: 0, askDepth: 1, bidDepth: 1, askLots: 0, bidLots: 0, askChurn: 0, bidChurn: 0 },
  ...{ tape: 0, long: 0, short: 0, net: 0, askRest: 0, bidRest: 0 },
  ...{ askFlow: { add: 0, pull: 0, fill: 0 }, bidFlow: { add: 0, pull: 0, fill: 0 } },
  ...{ buy: 0, sell: 0, askTrend: 0, bidTrend: 0 },
};
const step: PressureStep = {
  ...{
    key: '2025-11-14 ESZ5',
    untilS: 100,
    levels: [],
    ladder: [],
    ticks: [],
    windowCount: 0,
    qaFlags: 0,
  },
  ...{ ask: { atS: 101, selected: 'OR_HIGH', windows: 12, heldWindowCount: 0 }, computeMs: 1 },
  track: { endS: none, pressUp: none, pressDown: none, ofi: none, velocity: none },
};
const level: SelectedLevelNow = {
  ...{ id: 'OR_HIGH', name: 'OR High', style: levelStyles.OR_HIGH, px: 6793.25, valid: false },
  reason: 'the opening range forms until 09:45',
};
const known = {
  ...{ isAvailable: true, absence: undefined, step, firstClock: '04:00:05' },
  ...{ progress: 'reading 2.1 MB', lastPx: 6773.75, decimals: 2 },
};

describe('the ladder says why it is empty', () => {
  it('when the session has no order data, with the reason', () => {
    const absent = { ...known, isAvailable: false, absence: 'the source has trades only' };
    expect(ladderState(absent, level)).toMatchObject({
      ...{ kind: 'none', title: 'No order data in this session' },
      detail: expect.stringContaining('The source has trades only.') as string,
    });
  });

  it('when the file is broken, while it is read, and before the first order', () => {
    const broken = { ...known, absence: 'cannot be read' };
    expect(ladderState(broken, level).kind).toBe('failed');
    expect(ladderState({ ...known, step: undefined }, level)).toMatchObject({
      ...{ kind: 'loading', detail: 'Reading 2.1 MB.' },
    });
    const early = { ...known, step: { ...step, untilS: undefined } };
    expect(ladderState(early, level)).toMatchObject({
      ...{ kind: 'early', detail: 'It begins at 04:00:05.' },
    });
  });

  it('when price is too far away for a book to reach the level', () => {
    const there = { ...nowhere('OR_HIGH'), tick: 27_173, midDistance: -78 };
    const far = { ...step, levels: [there], ladder: [nothing] };
    expect(ladderState({ ...known, step: far }, level)).toEqual({
      ...{ kind: 'far', title: 'No orders around OR High' },
      detail: 'The last price is 19.50 points below it.',
    });
    const near = { ...far, ladder: [{ ...nothing, bidLots: 1 }] };
    expect(ladderState({ ...known, step: near }, level).kind).toBe('shown');
  });

  it('when the level does not count yet, with the reason and the time', () => {
    expect(ladderState(known, level)).toEqual({
      ...{ kind: 'waiting', title: 'OR High does not count yet' },
      detail: 'The opening range forms until 09:45.',
    });
  });

  it('when the level counts, but for less than a window', () => {
    const valid = { ...level, valid: true, reason: undefined };
    expect(ladderState(known, valid).title).toBe('First seconds of OR High');
  });
});
