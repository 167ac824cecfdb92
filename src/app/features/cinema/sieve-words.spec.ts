import { describe, expect, it } from 'vitest';
import { leftOut, sieveChange } from './sieve-words.ts';

describe('a choice of the past', () => {
  it('is what the sieve takes', () => {
    expect(sieveChange('weekday', '2')).toEqual({ weekday: 2 });
    expect(sieveChange('direction', '-1')).toEqual({ direction: -1 });
    expect(sieveChange('touch', 'first')).toEqual({ touch: 'first' });
    expect(sieveChange('touch', '')).toEqual({ touch: undefined });
  });

  it('lists what is left out, each with the way back', () => {
    expect(
      leftOut({
        withoutMonths: ['2025-10'],
        withoutDates: ['2025-11-14', '2025-11-17'],
        withoutRows: ['ESZ5|2025-11-12|PM_HIGH|UP|02'],
      }),
    ).toEqual([
      { text: 'October 2025', back: { withoutMonths: [] } },
      { text: 'Fri 14 Nov 2025', back: { withoutDates: ['2025-11-17'] } },
      { text: 'Mon 17 Nov 2025', back: { withoutDates: ['2025-11-14'] } },
      { text: '12 Nov, one approach', back: { withoutRows: [] } },
    ]);
  });
});
