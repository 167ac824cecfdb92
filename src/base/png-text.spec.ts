import { describe, expect, it } from 'vitest';
import { withPngTexts } from './png-text.ts';

/** Signature, an empty header chunk and an end chunk: enough of a PNG to find one's way. */
const png = Uint8Array.of(
  ...[137, 80, 78, 71, 13, 10, 26, 10],
  ...[0, 0, 0, 1, 73, 72, 68, 82, 7, 0, 0, 0, 0],
  ...[0, 0, 0, 0, 73, 69, 78, 68, 0xae, 0x42, 0x60, 0x82],
);

const lettersOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

describe('withPngTexts', () => {
  it('puts texts behind the header and leaves the rest as it was', () => {
    const out = withPngTexts(png, { Title: 'ES' });
    expect([...out.subarray(0, 21)]).toEqual([...png.subarray(0, 21)]);
    expect([...out.subarray(21, 25)]).toEqual([0, 0, 0, 8]);
    expect(lettersOf(out.subarray(25, 37))).toBe('tEXtTitle\0ES');
    expect([...out.subarray(41)]).toEqual([...png.subarray(21)]);
  });

  it('signs a chunk with the checksum of its kind and data', () => {
    // The end chunk's own checksum is known: AE 42 60 82 is that of "IEND".
    const out = withPngTexts(png, { a: '' });
    const crc = new DataView(out.buffer).getUint32(21 + 8 + 2);
    let expected = ~0;
    for (const byte of [116, 69, 88, 116, 97, 0]) {
      expected ^= byte;
      for (let bit = 0; bit < 8; bit++)
        expected = (expected >>> 1) ^ (expected & 1 ? 0xedb88320 : 0);
    }
    expect(crc).toBe(~expected >>> 0);
  });

  it('writes no letter that the format does not hold', () => {
    expect(lettersOf(withPngTexts(png, { T: 'a–b' }).subarray(29, 34))).toBe('T\0a?b');
  });

  it('changes nothing without texts', () => {
    expect([...withPngTexts(png, {})]).toEqual([...png]);
  });
});
