import { describe, expect, it } from 'vitest';
import type { LadderRowNow } from '../../../protocol/pressure-api.ts';
import { ladderRows, lastBeyond, lastOffset, tickRows } from './ladder-rows.ts';
import type { LadderPlace, RowView } from './ladder-rows.ts';

const place: LadderPlace = {
  ...{ levelPx: 6800, lastPx: 6799.25, tickPx: 0.25, rowTicks: 4, decimals: 2 },
};

const quiet: LadderRowNow = {
  ...{ offset: 0, askDepth: 0, bidDepth: 0, askLots: 0, bidLots: 0, askChurn: 0, bidChurn: 0 },
  ...{ tape: 0, long: 0, short: 0, net: 0, askRest: 0, bidRest: 0 },
  ...{ askFlow: { add: 0, pull: 0, fill: 0 }, bidFlow: { add: 0, pull: 0, fill: 0 } },
  ...{ buy: 0, sell: 0, askTrend: 0, bidTrend: 0 },
};

/** The ladder's highest row as the table shows it. */
const topRow = (row: LadderRowNow): RowView | undefined =>
  ladderRows([{ ...row, offset: 5 }], place).at(0);

describe('the ladder', () => {
  it('has eleven rows, the level in the middle, and keeps them without an answer', () => {
    const rows = ladderRows([], place);
    expect(rows.map(({ offset }) => offset)).toEqual([5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5]);
    expect(rows[5]).toMatchObject({ price: '6800', sides: [], net: '–' });
    expect(ladderRows([], { ...place, levelPx: undefined })[0]?.price).toBe('–');
  });

  it('writes decimals on every row when the level is between whole points', () => {
    const prices = ladderRows([], { ...place, levelPx: 6793.25 }).map(({ price }) => price);
    expect([prices[0], prices[5], prices[10]]).toEqual(['6798.25', '6793.25', '6788.25']);
  });

  // Row 0 is the level with a tick on either side, ±1 two to five ticks, ±5 ends at twenty.
  it.each([
    [6800, 0],
    [6800.25, 0],
    [6799.75, 0],
    [6800.5, 1],
    [6799.5, -1],
    [6798.75, -1],
    [6798.5, -2],
    [6805, 5],
    [6805.25, 6],
    [6794.75, -6],
    [6700, -100],
  ])('finds the last price %s in row %s', (lastPx, offset) => {
    expect(lastOffset({ ...place, lastPx })).toBe(offset);
  });

  it('says on which side of it the price has gone', () => {
    expect(lastBeyond({ ...place, lastPx: 6811 })).toBe('above');
    expect(lastBeyond({ ...place, lastPx: 6790 })).toBe('below');
    expect(lastBeyond(place)).toBeUndefined();
    expect(lastBeyond({ ...place, lastPx: undefined })).toBeUndefined();
  });

  it.each([
    [0.5, 1],
    [0.7, 2],
    [1, 3],
    [1.5, 4],
    [2, 5],
    [9, 5],
  ])('gives %s times the median tone %s', (askDepth, tone) => {
    const view = topRow({ ...quiet, askDepth, askLots: 10 });
    expect(view?.sides[0]?.tone).toBe(tone);
    expect(view?.sides[0]?.fill).toBeLessThanOrEqual(1);
  });

  it('shows both sides where both rest or moved, and lots in words alone', () => {
    const row = { ...quiet, askDepth: 2.9, askLots: 1234, bidChurn: -0.4 };
    const view = topRow(row);
    expect(view?.sides.map(({ side, depth }) => [side, depth])).toEqual([
      ['ask', '2.9×'],
      ['bid', '0.0×'],
    ]);
    expect(view?.words).toContain('1\u2009234 lots');
    expect(view?.words).toContain('added less pulled +0.40');
  });

  it('says who leads from a net of a tenth on', () => {
    const leads = [0.1, 0.09, -0.09, -0.1].map((net) => topRow({ ...quiet, net })?.lead);
    expect(leads).toEqual(['buyers', undefined, undefined, 'sellers']);
  });
});

describe('a row that is opened', () => {
  const ticks = Array.from({ length: 41 }, (_, i) => ({ ...quiet, offset: 20 - i, askLots: 5 }));
  const pricesIn = (offset: number): readonly string[] =>
    tickRows(ticks, offset, place).map(({ price }) => price);

  it('shows its ticks, each with two decimals', () => {
    expect(pricesIn(0)).toEqual(['6800.25', '6800.00', '6799.75']);
    expect(pricesIn(1)).toEqual(['6801.25', '6801.00', '6800.75', '6800.50']);
    expect(pricesIn(-5)).toEqual(['6795.50', '6795.25', '6795.00']);
    expect([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap(pricesIn)).toHaveLength(41);
  });

  it('marks the tick of the last price alone', () => {
    const rows = tickRows(ticks, -1, place);
    expect(rows.filter(({ isLast }) => isLast).map(({ price }) => price)).toEqual(['6799.25']);
    expect(tickRows(ticks, 1, { ...place, levelPx: undefined })).toEqual([]);
  });
});
