import { describe, expect, it } from 'vitest';
import { vectorColumns, VECTOR_DIMS } from '../setups/vector-layout.ts';
import { corpusOf } from './corpus.ts';
import { sessionSetups } from './hand-corpus.ts';
import type { HandRow } from './hand-corpus.ts';
import { sieved } from './past-sieve.ts';
import type { PastSieve } from './past-sieve.ts';

/** A touch of a level: minutes since the open, which touch, how lively for its time. */
function row(
  rowId: string,
  { minutes, touch, atr, kind = 'PM_HIGH', direction = 1 }: Facts,
): HandRow {
  const named: Readonly<Record<string, number>> = {
    ...{ minutes: minutes / 180, touch_ord: touch / 5, atr_rel: atr },
  };
  return {
    ...{ rowId, type: 'TRIGGER', approachId: `a ${rowId}`, kind, direction, y: 0 },
    vector: vectorColumns.map(({ name }) => named[name] ?? 0),
    ...{ barrierShare: 0, outcome: 0 },
  };
}

type Facts = {
  readonly minutes: number;
  readonly touch: number;
  readonly atr: number;
  readonly kind?: string;
  readonly direction?: 1 | -1;
};

/** A Monday, a Tuesday, and a Wednesday in the next month that is not past. */
const corpus = corpusOf(
  [
    {
      date: '2025-09-29',
      rows: [
        row('a', { minutes: 5, touch: 1, atr: -0.4 }),
        row('b', { minutes: 45, touch: 2, atr: 0 }),
        row('c', { minutes: 120, touch: 5, atr: 0.6, kind: 'OR_LOW', direction: -1 }),
      ],
    },
    { date: '2025-09-30', rows: [row('d', { minutes: 29, touch: 1, atr: 0.1 })] },
    { date: '2025-10-01', rows: [row('e', { minutes: 30, touch: 1, atr: 9 })] },
  ].map(sessionSetups),
  VECTOR_DIMS,
);

function left(sieve: PastSieve): string {
  const { dates, rows } = corpus;
  const kept = sieved({ rows: rows.TRIGGER, dates, sessionEnd: 2 }, sieve);
  return rows.TRIGGER.rowIds.filter((_, i) => kept[i] === 1).join('');
}

describe('a sieve over the past', () => {
  it.each<[PastSieve, string]>([
    [{}, 'abcde'],
    [{ weekday: 1 }, 'abc'],
    [{ dayPart: 'opening' }, 'ad'],
    [{ dayPart: 'morning' }, 'be'],
    [{ dayPart: 'noon' }, 'c'],
    [{ touch: 'first' }, 'ade'],
    [{ touch: 'later' }, 'bc'],
    [{ level: 'OR_LOW' }, 'c'],
    [{ direction: 1 }, 'abde'],
    [{ withoutRows: ['b'] }, 'acde'],
    [{ withoutDates: ['2025-09-29'] }, 'de'],
    [{ withoutMonths: ['2025-09'] }, 'e'],
    [{ weekday: 1, touch: 'first' }, 'a'],
  ])('%o leaves %s', (sieve, ids) => {
    expect(left(sieve)).toBe(ids);
  });

  it('tells lively moments by thirds of what was past', () => {
    // Of −0.4, 0, 0.1, 0.6: a third ends at 0, two at 0.1. What comes later moves neither.
    expect(left({ volatility: 'calm' })).toBe('ab');
    expect(left({ volatility: 'usual' })).toBe('d');
    expect(left({ volatility: 'wild' })).toBe('ce');
  });
});
