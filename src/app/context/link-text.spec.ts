import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../protocol/link-state.ts';
import { packedLink, unpackedLink } from './link-text.ts';

const state: LinkState = {
  hashes: {
    ...{ app: '0.1.0', config: 'e4cad00337e571bd', session: '00000000000000ab' },
    ...{ pastCount: 59, past: '00000000000000cd' },
  },
  horizonMin: 8,
  neighbor: { date: '2025-11-12', rowId: 'ESZ5|2025-11-12|PM_HIGH|UP|01' },
  switches: { strip: true, ribbon: false, depth: true, ghosts: false, means: true },
  overlays: ['VWAP'],
  levels: [{ px: 6849.5, name: 'Shelf' }],
  workspace: { name: 'Früh – 朝', grid: '1440x800(900.chart~540.ladder)' },
  window: { startS: 1_763_132_400, endS: 1_763_136_000 },
};

const packed = (document: object): string =>
  `1.${btoa(JSON.stringify({ ...document, workspace: undefined }))}`;

describe('the packed part of a link', () => {
  it('comes back as it went, in letters that an address may hold', () => {
    const word = packedLink(state);
    expect(word).toMatch(/^1\.[\w-]+$/);
    expect(unpackedLink(word)).toEqual(state);
  });

  it('may lack what was not chosen', () => {
    const bare: LinkState = { ...state, neighbor: undefined, workspace: undefined };
    expect(unpackedLink(packedLink(bare))).toEqual(bare);
  });

  it('brings no levels where it is older than they are', () => {
    expect(unpackedLink(packed({ ...state, levels: undefined })).levels).toEqual([]);
  });

  it('leaves the chart as it is where it is older than its window', () => {
    expect(unpackedLink(packed({ ...state, window: undefined })).window).toBeUndefined();
  });

  it.each([
    ['2.e30', 'link: expected version 1, found 2'],
    ['1.!!!', 'link: expected base64, found other letters'],
    [`1.${btoa('half of')}`, 'link: expected JSON, found "half of"'],
    [packed({}), 'link.hashes: expected an object, found nothing'],
    [packed({ ...state, horizonMin: 7 }), 'link.horizonMin: expected one of 2, 5, 8, 15, found 7'],
    [
      packed({ ...state, hashes: { ...state.hashes, config: 'none' } }),
      'link.hashes.config: expected 16 hexadecimal digits, found "none"',
    ],
    [
      packed({ ...state, overlays: ['VWAP', 'PM_HIGH'] }),
      'link.overlays[1]: expected one of SMA_200, SMA_400, VWAP, SESSION_HIGH, SESSION_LOW, ROUND, found "PM_HIGH"',
    ],
    [
      packed({ ...state, levels: [{ px: '6849.5', name: 'Shelf' }] }),
      'link.levels[0].px: expected a number, found "6849.5"',
    ],
    [
      packed({ ...state, window: { startS: 60, endS: 60 } }),
      'link.window.endS: expected an instant after 60, found 60',
    ],
  ])('says what is wrong: %s', (word, message) => {
    expect(() => unpackedLink(word)).toThrow(message);
  });
});
