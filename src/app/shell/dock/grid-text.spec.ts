import { describe, expect, it } from 'vitest';
import { layoutOf } from './arrangement.ts';
import { gridText, layoutOfText } from './grid-text.ts';

const factsOf = (id: string) => (id === 'unknown' ? undefined : { title: id, widthMin: 100 });
const read = (text: string) => layoutOfText(text, factsOf);

describe('the places of the panels in an address', () => {
  const layout = layoutOf(
    [
      { groups: [{ panels: ['chart'] }] },
      { width: 300, groups: [{ panels: ['ladder'] }, { panels: ['evidence', 'levels'] }] },
    ],
    { width: 1000, height: 600 },
    factsOf,
  );

  it('are short', () => {
    expect(gridText(layout)).toBe('1000x600(700.chart~300(300.ladder~300.evidence!.levels))');
  });

  it('come back as they went', () => {
    const text = gridText(layout);
    const found = read(text);
    expect(found && gridText(found)).toBe(text);
    expect(Object.keys(found?.panels ?? {})).toEqual(['chart', 'ladder', 'evidence', 'levels']);
  });

  it('leave out panels of another version, and the column that is empty then', () => {
    const found = read('1000x600(700.chart.unknown~300(600.unknown))');
    expect(found && gridText(found)).toBe('1000x600(700.chart)');
  });

  it.each([
    ...['', '1000x600', '1000x600()', '1000x600(700.chart', '1000x600(chart)', '9x9(1.chart)'],
    ...['1000x600(700.chart)~', '1000x600(700.unknown)', '1000x600(700.<b>)'],
  ])('are none in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
