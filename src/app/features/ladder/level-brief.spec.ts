import { describe, expect, it } from 'vitest';
import type { LadderRowNow, Lean } from '../../../protocol/pressure-api.ts';
import { BRIEF_LETTERS_MAX, briefText, levelBrief, patternsMet } from './level-brief.ts';
import type { BriefFacts } from './level-brief.ts';

const flow = { add: 0, pull: 0, fill: 0 };
const quiet: LadderRowNow = {
  ...{ offset: 0, askDepth: 1, bidDepth: 1, askLots: 9, bidLots: 9, askChurn: 0, bidChurn: 0 },
  ...{ askFlow: flow, bidFlow: flow, buy: 0, sell: 0, tape: 0, long: 0, short: 0, net: 0 },
  ...{ askRest: 0.5, bidRest: 0.5, askTrend: 0, bidTrend: 0 },
};

/** Eleven quiet rows but for some. */
function rowsWith(some: Readonly<Record<number, Partial<LadderRowNow>>>): LadderRowNow[] {
  return Array.from({ length: 11 }, (_, i) => ({ ...quiet, offset: 5 - i, ...some[5 - i] }));
}

const place = { levelPx: 6800, lastPx: 6799.25, tickPx: 0.25, rowTicks: 4, decimals: 2 };
const facts: BriefFacts = {
  ...{ name: 'PM High', place, approach: 'up', conditions: [1, 1, 1, 0] },
  rows: rowsWith({
    [2]: { askDepth: 2.9, askTrend: 8 },
    [1]: { net: 0.3 },
    [0]: { net: 0.2 },
    [-1]: { net: 0.1 },
  }),
};
const brief = (some: Partial<BriefFacts> = {}): string =>
  briefText(levelBrief({ ...facts, ...some }));

describe('the Level Brief', () => {
  it('says in one sentence what the ladder says', () => {
    expect(brief()).toBe(
      'PM High 6800 from below: buyers lead at 6799, 6800, 6801; wall at 6802, 2.9× normal, growing 40\u00a0s; 3 of 4 REJECT conditions met.',
    );
  });

  it.each([
    [{}, 'nobody leads; no wall within 5 points'],
    [{ [3]: { net: -0.2 } }, 'sellers lead at 6803;'],
    [{ [3]: { net: -0.2 }, [-2]: { net: 0.5 } }, 'buyers lead at 6798, sellers at 6803;'],
    [{ [0]: { askDepth: 2, askTrend: -3 } }, 'wall at 6800, 2.0× normal, shrinking 15\u00a0s;'],
    [{ [-4]: { bidDepth: 4 } }, 'wall behind at 6796, 4.0× normal, steady;'],
    // Price meets asks below the level before it; bids above it are behind.
    [{ [3]: { bidDepth: 4 }, [-3]: { askDepth: 4 } }, 'wall at 6797, 4.0× normal'],
    [{ [3]: { bidDepth: 4 } }, 'wall behind at 6803, 4.0× normal'],
    [{ [1]: { askDepth: 3 }, [-1]: { bidDepth: 3 } }, 'wall at 6801, 3.0× normal'],
  ] as const)('%j: %s', (some, words) => {
    expect(brief({ rows: rowsWith(some) })).toContain(words);
  });

  it('says where an average stands now that it has moved on', () => {
    expect(brief({ nowPx: 6800.06 })).toContain('PM High 6800 from below:');
    expect(brief({ nowPx: 6801.18 })).toContain('PM High 6800 (now 6801.25) from below:');
  });

  it('cuts a name that would take the room of what is said of it', () => {
    const name = 'A level with a very long name of forty c';
    expect(brief({ name })).toContain('A level with a ve… 6800 from below:');
  });

  it('counts rows where there are more than three', () => {
    const rows = rowsWith({}).map((row) => ({ ...row, net: row.offset < 2 ? 0.4 : 0 }));
    expect(brief({ rows })).toContain('buyers lead in 7 rows, 6795 to 6801;');
  });

  it('says less where it would be too long, the least important first', () => {
    const [name, at] = ['A level of one’s own', { ...place, levelPx: 6793.25 }];
    const told = (max: number): string => briefText(levelBrief({ ...facts, name, place: at }, max));
    const head = 'A level of one’s… 6793.25 from below: buyers lead';
    const [wall, foot] = ['wall at 6795.25, 2.9×', '3 of 4 REJECT conditions met.'];
    const trend = 'growing 40\u00a0s';
    for (const sentence of [
      `${head} at 6792.25, 6793.25, 6794.25; ${wall} normal, ${trend}; ${foot}`,
      `${head} at 6792.25 to 6794.25; ${wall} normal, ${trend}; ${foot}`,
      `${head} at 6792.25 to 6794.25; ${wall}, ${trend}; ${foot}`,
      `${head} in 3 rows; ${wall}, ${trend}; ${foot}`,
      `${head} in 3 rows; ${wall}; ${foot}`,
    ]) {
      expect(told(sentence.length)).toBe(sentence);
    }
    expect(told(0)).toBe(`A level o… 6793.25 from below: buyers lead in 3 rows; ${wall}; ${foot}`);
    expect(told(BRIEF_LETTERS_MAX).length).toBeLessThanOrEqual(BRIEF_LETTERS_MAX);
  });

  it('names rows that are not one stretch, and a pair, as long as there is room', () => {
    const told = (...offsets: readonly number[]): string => {
      const led = Object.fromEntries(offsets.map((offset) => [offset, { net: 1 }]));
      return briefText(levelBrief({ ...facts, rows: rowsWith(led) }, 115));
    };
    expect(told(-1, 0, 2)).toContain('buyers lead at 6799, 6800, 6802;');
    expect(told(-1, 0)).toContain('buyers lead at 6799, 6800;');
    expect(told(-1, 0, 1, 2)).toContain('buyers lead at 6799 to 6802;');
  });

  it.each<readonly [readonly (Lean | undefined)[], string]>([
    [[1, 1, 1, 1], '4 of 4 REJECT conditions met.'],
    [[1, 1, -1, -1], '4 of 4 BREAK conditions met.'],
    [[1, 0, 1, -1], '; 2 of 4 conditions met either way.'],
    [[1, 1, 1, -1], '; 3 of 4 conditions met either way.'],
    [[0, -1, 0, 0], '; none of 4 conditions met.'],
    [[0, 0, -1, 0], '; 1 of 4 BREAK conditions met.'],
    [[1, undefined, 1, 1], '; conditions not known.'],
  ])('with conditions %j says %s', (conditions, words) => {
    expect(brief({ conditions })).toContain(words);
  });

  it('is the same sentence from above, the other way round', () => {
    const mirrored = facts.rows
      .map((row) => ({
        ...{ ...row, offset: -row.offset + 0, net: -row.net + 0 },
        ...{ askDepth: row.bidDepth, bidDepth: row.askDepth },
        ...{ askTrend: row.bidTrend, bidTrend: row.askTrend },
      }))
      .reverse();
    expect(brief({ rows: mirrored, approach: 'down' })).toBe(
      'PM High 6800 from above: sellers lead at 6799, 6800, 6801; wall at 6798, 2.9× normal, growing 40\u00a0s; 3 of 4 REJECT conditions met.',
    );
  });

  it('names the cell of every clause', () => {
    const links = levelBrief(facts).filter(({ cells }) => cells.length > 0);
    expect(links.map(({ text }) => text)).toEqual([
      'buyers lead at 6799, 6800, 6801',
      'wall at 6802',
      '2.9× normal',
      'growing 40\u00a0s',
      '3 of 4 REJECT conditions',
    ]);
    expect(links.map(({ cells }) => cells[0])).toEqual([
      { column: 'lead', offset: -1 },
      { column: 'depth', offset: 2 },
      { column: 'depth', offset: 2 },
      { column: 'churn', offset: 2 },
      { column: 'condition', condition: 0 },
    ]);
  });

  it('writes decimals where the level has them', () => {
    const at = { ...place, levelPx: 6793.25 };
    expect(brief({ place: at })).toContain(
      'PM High 6793.25 from below: buyers lead at 6792.25 to 6794.25;',
    );
  });
});

it('counts for either pattern what leans its way', () => {
  expect(patternsMet([1, 0, -1, 0])).toEqual({ REJECT: 1, BREAK: 2 });
});
