import { inflateSync } from 'node:zlib';

/** A picture's pixels, row by row from the top; one number 0xAABBGGRR each. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly colors: Uint32Array;
};

const SIGNATURE_BYTES = 8;
const TRUE_COLOR = 2;
const TRUE_COLOR_ALPHA = 6;

/**
 * Decodes a screenshot: 8-bit true color, not interlaced, as browsers write it.
 *
 * @see W3C, Portable Network Graphics, 9.2 Filter types.
 */
export function decodePng(png: Buffer): Pixels {
  const { width, height, colorType, data } = readChunks(png);
  if (colorType !== TRUE_COLOR && colorType !== TRUE_COLOR_ALPHA) {
    throw new Error(`screenshot: expected true color, found PNG color type ${colorType}`);
  }
  const channelCount = colorType === TRUE_COLOR ? 3 : 4;
  const rowBytes = width * channelCount;
  const rows = unfiltered(inflateSync(data), { height, rowBytes, channelCount });
  const colors = new Uint32Array(width * height);
  for (let i = 0; i < colors.length; i++) {
    const at = i * channelCount;
    colors[i] = (rows[at] | (rows[at + 1] << 8) | (rows[at + 2] << 16)) >>> 0;
  }
  return { width, height, colors };
}

function readChunks(png: Buffer): {
  width: number;
  height: number;
  colorType: number;
  data: Buffer;
} {
  const parts: Buffer[] = [];
  const header = { width: 0, height: 0, colorType: 0 };
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      header.width = body.readUInt32BE(0);
      header.height = body.readUInt32BE(4);
      header.colorType = body[9];
    }
    if (kind === 'IDAT') parts.push(body);
    at += length + 12;
  }
  return { ...header, data: Buffer.concat(parts) };
}

function unfiltered(
  filtered: Buffer,
  { height, rowBytes, channelCount }: { height: number; rowBytes: number; channelCount: number },
): Uint8Array {
  const out = new Uint8Array(height * rowBytes);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (rowBytes + 1)];
    const from = y * (rowBytes + 1) + 1;
    const to = y * rowBytes;
    for (let i = 0; i < rowBytes; i++) {
      const left = i >= channelCount ? out[to + i - channelCount] : 0;
      const up = y > 0 ? out[to + i - rowBytes] : 0;
      const upLeft = i >= channelCount && y > 0 ? out[to + i - rowBytes - channelCount] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter];
      out[to + i] = filtered[from + i] + guess;
    }
  }
  return out;
}

/** Whichever neighbor is nearest to left + up − upLeft; left before up before upLeft. */
function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
