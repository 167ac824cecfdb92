import type { PageBytes } from './page-bytes.ts';

/** Values that are packed together, and as many alike that are worth a run. */
const GROUP = 8;

/**
 * Small whole numbers as Parquet's hybrid: runs of eight and more that are alike, all others packed
 * by bits, eight at a time.
 *
 * @param bitWidth bits of the greatest value, at most 24.
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/ RLE / bit-packing hybrid
 */
export function writeRuns(page: PageBytes, values: Int32Array, bitWidth: number): void {
  let packedStart = -1;
  let i = 0;
  while (i < values.length) {
    const end = runEnd(values, i);
    if (end - i < GROUP) {
      if (packedStart < 0) packedStart = i;
      i += GROUP;
      continue;
    }
    if (packedStart >= 0) writePacked(page, values, { start: packedStart, end: i, bitWidth });
    packedStart = -1;
    writeRun(page, values[i], { count: end - i, bitWidth });
    i = end;
  }
  if (packedStart >= 0) writePacked(page, values, { start: packedStart, end: i, bitWidth });
}

/** Where the values stop being like the one at `start`. */
function runEnd(values: Int32Array, start: number): number {
  const value = values[start];
  let end = start + 1;
  while (end < values.length && values[end] === value) end++;
  return end;
}

function writeRun(
  page: PageBytes,
  value: number,
  { count, bitWidth }: { readonly count: number; readonly bitWidth: number },
): void {
  page.varint(count * 2);
  for (let bit = 0; bit < bitWidth; bit += 8) page.byte((value >>> bit) & 0xff);
}

/** @param end a multiple of eight behind `start`; what lies behind the last value is 0. */
function writePacked(
  page: PageBytes,
  values: Int32Array,
  { start, end, bitWidth }: Readonly<Record<'start' | 'end' | 'bitWidth', number>>,
): void {
  page.varint(((end - start) / GROUP) * 2 + 1);
  const bytes = page.room(((end - start) / GROUP) * bitWidth);
  let at = page.length;
  let [buffer, bits] = [0, 0];
  for (let i = start; i < end; i++) {
    buffer |= (i < values.length ? values[i] : 0) << bits;
    bits += bitWidth;
    for (; bits >= 8; bits -= 8) {
      bytes[at++] = buffer & 0xff;
      buffer >>>= 8;
    }
  }
  page.advance(at);
}
