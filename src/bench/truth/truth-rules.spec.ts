import { describe, expect, it } from 'vitest';
import type { EvaluationSummary } from '../../domain/evaluation/evaluation.ts';
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';
import { documentOf, muchFound, nothingFound, recordsOf } from './hand-evaluation.ts';
import { rejectionsMax, truthFigures } from './truth-rules.ts';
import { truthText } from './truth-text.ts';

/** Figures that break a rule, by name. */
function broken(corpus: CorpusName, summaries: readonly EvaluationSummary[]): readonly string[] {
  const records = recordsOf(
    corpus,
    summaries.map((summary) => documentOf(summary)),
  );
  return truthFigures(records)
    .filter(({ holds }) => holds === false)
    .map(({ figure }) => figure);
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

it('lets chance reject three nulls of twenty, none more', () => {
  // Binomial, 5 %: of twenty, at most three with 98.4 %, at most two with 92.5 %.
  expect(rejectionsMax(20)).toBe(3);
  expect([rejectionsMax(1), rejectionsMax(5), rejectionsMax(10)]).toEqual([1, 2, 2]);
});

describe('an EDGE corpus', () => {
  it('is accepted when it is found in every seed', () => {
    expect(broken('EDGE', times(5, muchFound))).toEqual([]);
  });

  it.each([
    ['largest p, stratified', { pValueStratified: 0.011 }],
    ['smallest skill', { skill: { ...muchFound.skill, pGeo: 0.0499 } }],
    ['largest share of abstentions', { abstained: 498 }],
  ])('is not for its %s in one', (name, change) => {
    expect(broken('EDGE', [muchFound, { ...muchFound, ...change }])).toEqual([name]);
  });

  it.each([-0.001, NaN])('is not if the rows that are answered gain %d', (gain) => {
    const figures = truthFigures(recordsOf('EDGE', [documentOf(muchFound)], gain));
    expect(figures.filter(({ holds }) => holds === false)).toMatchObject([
      { figure: 'smallest gain of skill on answered rows' },
    ]);
  });
});

describe.each(['NULL-A', 'NULL-B', 'GEO', 'LEAK'] as const)(
  'a corpus of nothing, %s,',
  (corpus) => {
    const found = { ...nothingFound, pValueStratified: 0.049 };

    it('may have three small p-values of twenty', () => {
      expect(broken(corpus, [...times(17, nothingFound), ...times(3, found)])).toEqual([]);
      expect(broken(corpus, [...times(16, nothingFound), ...times(4, found)])).toEqual([
        'p below 0.05, stratified',
      ]);
    });

    it('must be silent, and pay the price of looking: a skill near 0 is an alarm', () => {
      const talks = { ...nothingFound, abstained: 500 };
      expect(broken(corpus, times(20, talks))).toEqual(['abstentions']);
      const leaks = { ...nothingFound, skill: { ...nothingFound.skill, pGeo: -0.005 } };
      expect(broken(corpus, times(20, leaks))).toEqual(['mean skill']);
    });
  },
);

it('judges the answer from inside where price walks freely', () => {
  const records = recordsOf('GEO', times(20, documentOf(muchFound, nothingFound)));
  expect(truthFigures(records).filter(({ holds }) => holds === false)).toEqual([]);
});

it('finds a leak where later sessions change a digit', () => {
  const [record] = recordsOf('LEAK', [documentOf(nothingFound)]);
  const before = documentOf({ ...nothingFound, ece: 0.0400001 });
  const row = truthFigures([{ ...record, before }]).find(({ figure }) => figure.startsWith('same'));
  expect(row).toMatchObject({ value: '0 of 1', rule: 'all', holds: false });
});

it('wants a drift to be seen in eight seeds of ten', () => {
  const seen = { ...muchFound, ece: 0.06 };
  expect(broken('DRIFT', [...times(8, seen), ...times(2, muchFound)])).toEqual([]);
  expect(broken('DRIFT', [...times(7, seen), ...times(3, muchFound)])).toEqual([
    'calibration error above its noise',
  ]);
});

it('requires nothing of a weak edge, and tells its power', () => {
  const records = recordsOf('WEAK', [documentOf(muchFound), documentOf(nothingFound)]);
  expect(truthFigures(records)).toMatchObject([
    { figure: 'power: p below 0.05, stratified', value: '1 of 2', holds: undefined },
    { figure: 'mean skill', value: '3.2 %', rule: 'told; 4.0 % can be known' },
    { figure: 'claims an edge', value: '1 of 2' },
  ]);
});

describe('the table', () => {
  const records = [
    ...recordsOf('EDGE', [documentOf(muchFound)]),
    ...recordsOf('NULL-A', [documentOf({ ...nothingFound, abstained: 500 })]),
  ];

  it('has a rule beside each figure and says how many hold', () => {
    const lines = truthText(truthFigures(records), { isJudged: true });
    expect(lines).toContainEqual(
      expect.stringMatching(/^EDGE +1 +smallest skill +8\.0 % +at least 5\.0 %, .* holds$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^NULL-A +1 +abstentions +85\.5 % +at least 90\.0 % +FAILS$/),
    );
    expect(lines.at(-1)).toBe('6 of 7 rules hold');
  });

  it('judges nothing by corpora that are too small', () => {
    const lines = truthText(truthFigures(records), { isJudged: false });
    expect(lines.join('\n')).not.toMatch(/holds|FAILS/);
    expect(lines.at(-1)).toBe('7 rules, none judged: the corpora are too small for that');
  });
});
