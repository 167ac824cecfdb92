import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gathering } from './gathering.ts';

describe('Gathering', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function screen(
    kinds: readonly ('chart' | 'ladder')[] = ['chart', 'ladder'],
    needed: readonly ('chart' | 'ladder')[] = [],
  ) {
    const shown: string[] = [];
    const gathering = new Gathering({
      kinds: () => kinds,
      needed: () => needed,
      patienceMs: 16,
      neededPatienceMs: 100,
      onShow: (atS) => shown.push(`clock ${atS ?? 'asked'}`),
    });
    const bring = (kind: 'chart' | 'ladder', atS: number): void =>
      gathering.bring(kind, { atS, show: () => shown.push(`${kind} ${atS}`) });
    return { gathering, shown, bring };
  }

  it('shows what belongs together at once, as soon as it is whole', () => {
    const { gathering, shown, bring } = screen();
    gathering.begin();
    bring('ladder', 10);
    expect(shown).toEqual([]);
    bring('chart', 10);
    expect(shown).toEqual(['clock 10', 'ladder 10', 'chart 10']);
    vi.advanceTimersByTime(100);
    expect(shown).toHaveLength(3);
  });

  it('shows what it has when patience ends, and the rest as it comes', () => {
    const { gathering, shown, bring } = screen();
    gathering.begin();
    bring('chart', 10);
    vi.advanceTimersByTime(15);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(['clock 10', 'chart 10']);
    bring('ladder', 10);
    expect(shown.at(-1)).toBe('ladder 10');
  });

  it('waits longer for what would contradict the clock, and no longer for the rest', () => {
    const { gathering, shown, bring } = screen(['chart', 'ladder'], ['chart']);
    gathering.begin();
    vi.advanceTimersByTime(60);
    expect(shown).toEqual([]);
    bring('chart', 10);
    expect(shown).toEqual(['clock 10', 'chart 10']);
    gathering.begin();
    bring('ladder', 9);
    vi.advanceTimersByTime(99);
    expect(shown).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(shown.slice(2)).toEqual(['clock 9', 'ladder 9']);
    gathering.begin();
    bring('chart', 8);
    vi.advanceTimersByTime(16);
    expect(shown.slice(4)).toEqual(['clock 8', 'chart 8']);
  });

  it('lets the clock go on when nothing comes at all', () => {
    const { gathering, shown } = screen();
    gathering.begin();
    vi.advanceTimersByTime(16);
    expect(shown).toEqual(['clock asked']);
  });

  it('does not wait longer because more is asked meanwhile', () => {
    const { gathering, shown } = screen();
    gathering.begin();
    vi.advanceTimersByTime(10);
    gathering.begin();
    vi.advanceTimersByTime(6);
    expect(shown).toEqual(['clock asked']);
  });

  it('shows the newest of a kind', () => {
    const { gathering, shown, bring } = screen();
    gathering.begin();
    bring('chart', 10);
    bring('chart', 11);
    bring('ladder', 11);
    expect(shown).toEqual(['clock 11', 'chart 11', 'ladder 11']);
  });

  it('never shows a part under a clock that is before it', () => {
    const { gathering, shown, bring } = screen();
    gathering.begin();
    bring('chart', 11);
    bring('chart', 9);
    bring('ladder', 11);
    expect(shown).toEqual(['clock 11', 'chart 9', 'ladder 11']);
  });

  it('waits for no kind that will not come', () => {
    const { gathering, shown, bring } = screen(['chart']);
    gathering.begin();
    bring('chart', 10);
    expect(shown).toEqual(['clock 10', 'chart 10']);
  });

  it('shows what was asked at once when nothing is on its way', () => {
    const { gathering, shown } = screen([]);
    gathering.look();
    expect(shown).toEqual([]);
    gathering.begin();
    gathering.look();
    expect(shown).toEqual(['clock asked']);
  });

  it('shows an answer that nobody waits for at once', () => {
    const { shown, bring } = screen();
    bring('ladder', 10);
    expect(shown.at(-1)).toBe('ladder 10');
  });

  it('shows nothing of what was left', () => {
    const { gathering, shown, bring } = screen();
    gathering.begin();
    bring('chart', 10);
    gathering.leave();
    vi.advanceTimersByTime(100);
    expect(shown).toEqual([]);
  });
});
