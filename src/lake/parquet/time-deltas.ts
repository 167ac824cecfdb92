import type { PageBytes } from './page-bytes.ts';

const BLOCK = 128;
const MINIBLOCK = 32;
const MINIBLOCKS = BLOCK / MINIBLOCK;

/** A greater difference, four hours, is not packed in exact floating-point arithmetic. */
const DELTA_MAX = 2 ** 43;

/** Whether neighbors lie close enough for `writeDeltas`. @param values at least one. */
export function areNear(values: BigInt64Array): boolean {
  return values.length > 0 && deltasOf(values).every((delta) => Math.abs(delta) < DELTA_MAX);
}

/**
 * Times as Parquet's DELTA_BINARY_PACKED: the first, then the differences by blocks, each less the
 * least of its block.
 *
 * @param values at least one, near each other.
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/ delta encoding
 */
export function writeDeltas(page: PageBytes, values: BigInt64Array): void {
  const deltas = deltasOf(values);
  for (const word of [BLOCK, MINIBLOCKS, values.length]) page.varint(word);
  writeFirst(page, values[0]);
  for (let start = 0; start < deltas.length; start += BLOCK) {
    writeBlock(page, deltas.subarray(start, start + BLOCK));
  }
}

/** From each value to the next, taken from the halves of the words, for BigInt is slow. */
function deltasOf(values: BigInt64Array): Float64Array {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const deltas = new Float64Array(values.length - 1);
  for (let i = 0; i < deltas.length; i++) {
    const lo = (words[2 * i + 2] >>> 0) - (words[2 * i] >>> 0);
    deltas[i] = (words[2 * i + 3] - words[2 * i + 1]) * 4294967296 + lo;
  }
  return deltas;
}

function writeFirst(page: PageBytes, value: bigint): void {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  for (; rest >= 0x80n; rest >>= 7n) page.byte(Number(rest & 0x7fn) | 0x80);
  page.byte(Number(rest));
}

function writeBlock(page: PageBytes, deltas: Float64Array): void {
  let least = deltas[0];
  for (const delta of deltas) if (delta < least) least = delta;
  page.zigzag(least);
  const widths: number[] = [];
  for (let start = 0; start < BLOCK; start += MINIBLOCK) {
    let greatest = 0;
    const end = Math.min(start + MINIBLOCK, deltas.length);
    for (let i = start; i < end; i++) greatest = Math.max(greatest, deltas[i] - least);
    widths.push(greatest === 0 ? 0 : bitWidth(greatest));
  }
  for (const width of widths) page.byte(width);
  widths.forEach((width, i) => {
    if (width > 0)
      writePacked(page, deltas.subarray(i * MINIBLOCK, (i + 1) * MINIBLOCK), { least, width });
  });
}

function bitWidth(value: number): number {
  const high = Math.floor(value / 4294967296);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}

/** 32 differences side by side, those that are missing as 0. */
function writePacked(
  page: PageBytes,
  deltas: Float64Array,
  { least, width }: { readonly least: number; readonly width: number },
): void {
  const bytes = page.room((MINIBLOCK / 8) * width);
  let at = page.length;
  let [buffer, bits] = [0, 0];
  for (let i = 0; i < MINIBLOCK; i++) {
    // Below 2^8 before, below 2^53 after: exact.
    buffer += (i < deltas.length ? deltas[i] - least : 0) * 2 ** bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      bytes[at++] = buffer % 0x100;
      buffer = Math.floor(buffer / 0x100);
    }
  }
  page.advance(at);
}
