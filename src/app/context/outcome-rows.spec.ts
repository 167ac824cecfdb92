import { describe, expect, it } from 'vitest';
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';
import { wholePercents } from '../ui/whole-percents.ts';
import { outcomeRows } from './outcome-rows.ts';

const answer: AnswerDocument = {
  ...{
    k: 50,
    eligible: 486,
    eligibleCapped: 180,
    pool: 'class',
    recall: 1,
    nEff: 30,
    neighbors: [],
  },
  counts: { BREAK: 33, REJECT: 12, CHOP: 5 },
  p: { BREAK: 0.588, REJECT: 0.279, CHOP: 0.133 },
  ci90: { BREAK: [0.461, 0.708], REJECT: [0.174, 0.397], CHOP: [0.053, 0.219] },
  base: { BREAK: 0.32, REJECT: 0.44, CHOP: 0.24 },
  poolRate: { BREAK: 0.35, REJECT: 0.41, CHOP: 0.24 },
  pGeo: { BREAK: 0.33, REJECT: 0.49, CHOP: 0.18 },
  ...{ abstain: false, reason: null },
};

describe('the table of an answer', () => {
  it.each([
    [
      [0.588, 0.279, 0.133],
      [59, 28, 13],
    ],
    [
      [1 / 3, 1 / 3, 1 / 3],
      [34, 33, 33],
    ],
    [
      [0.995, 0.004, 0.001],
      [100, 0, 0],
    ],
    [
      [0.5, 0.5, 0],
      [50, 50, 0],
    ],
  ])('whole percents of %j are %j: they sum to 100', (shares, percents) => {
    expect(wholePercents(shares)).toEqual(percents);
  });

  it('one share unknown leaves all unknown', () => {
    expect(wholePercents([0.4, undefined, 0.2])).toEqual([undefined, undefined, undefined]);
  });

  it('has probability, interval, base rate, geometry and lift, in the order of outcomes', () => {
    expect(
      outcomeRows(answer).map(({ word, count, p, interval, base, geo, lift }) =>
        [word, count, p, interval, base, geo, lift].join(' '),
      ),
    ).toEqual([
      'BREAK 33 59 46–71 32 33 +27',
      'REJECT 12 28 17–40 44 49 −16',
      'CHOP 5 13 5–22 24 18 −11',
    ]);
  });

  it('an answer that is kept back has counts, base rates and geometry alone', () => {
    const [row] = outcomeRows({ ...answer, abstain: true });
    expect(row).toMatchObject({
      count: 33,
      p: '–',
      interval: '–',
      base: '32',
      geo: '33',
      lift: '–',
    });
    expect(row.bar).toBeUndefined();
  });
});
