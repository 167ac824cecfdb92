import { crc32, deflateSync, inflateSync } from 'node:zlib';

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

/** Encodes a picture as small as the format allows: 8-bit true color, each row by its best filter. */
export function encodePng({ width, height, colors }: Pixels): Buffer {
  const rowBytes = 3 * width;
  const rows = new Uint8Array(height * rowBytes);
  colors.forEach((color, i) =>
    rows.set([color & 255, (color >> 8) & 255, (color >> 16) & 255], 3 * i),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, TRUE_COLOR], 8);
  // Where most of a picture is flat, no filter at all may be the best.
  const bodies = [plain(rows, rowBytes), filtered(rows, rowBytes)].map((data) =>
    deflateSync(data, { level: 9, memLevel: 9 }),
  );
  const [body] = bodies.toSorted((a, b) => a.length - b.length);
  const chunks = [chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

function plain(rows: Uint8Array, rowBytes: number): Uint8Array {
  const height = rows.length / rowBytes;
  const out = new Uint8Array(rows.length + height);
  for (let y = 0; y < height; y++) {
    out.set(rows.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  }
  return out;
}

/** Rows with their filter before them: the one that leaves the smallest differences. */
function filtered(rows: Uint8Array, rowBytes: number): Uint8Array {
  const height = rows.length / rowBytes;
  const out = new Uint8Array(rows.length + height);
  for (let y = 0; y < height; y++) {
    const ways = [0, 1, 2, 3, 4].map((filter) => filteredRow(rows, { y, rowBytes, filter }));
    const costs = ways.map((way) => way.reduce((sum, byte) => sum + Math.min(byte, 256 - byte), 0));
    const filter = costs.indexOf(Math.min(...costs));
    out[y * (rowBytes + 1)] = filter;
    out.set(ways[filter], y * (rowBytes + 1) + 1);
  }
  return out;
}

function filteredRow(
  rows: Uint8Array,
  { y, rowBytes, filter }: { y: number; rowBytes: number; filter: number },
): Uint8Array {
  const [out, at] = [new Uint8Array(rowBytes), y * rowBytes];
  for (let i = 0; i < rowBytes; i++) {
    const left = i >= 3 ? rows[at + i - 3] : 0;
    const up = y > 0 ? rows[at + i - rowBytes] : 0;
    const upLeft = i >= 3 && y > 0 ? rows[at + i - rowBytes - 3] : 0;
    const guess = guessOf(filter, { left, up, upLeft });
    out[i] = rows[at + i] - guess;
  }
  return out;
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
  stored: Buffer,
  { height, rowBytes, channelCount }: { height: number; rowBytes: number; channelCount: number },
): Uint8Array {
  const out = new Uint8Array(height * rowBytes);
  for (let y = 0; y < height; y++) {
    const filter = stored[y * (rowBytes + 1)];
    const from = y * (rowBytes + 1) + 1;
    const to = y * rowBytes;
    for (let i = 0; i < rowBytes; i++) {
      const left = i >= channelCount ? out[to + i - channelCount] : 0;
      const up = y > 0 ? out[to + i - rowBytes] : 0;
      const upLeft = i >= channelCount && y > 0 ? out[to + i - rowBytes - channelCount] : 0;
      const guess = guessOf(filter, { left, up, upLeft });
      out[to + i] = stored[from + i] + guess;
    }
  }
  return out;
}

/** What a filter takes a byte to be from those around it. */
function guessOf(
  filter: number,
  { left, up, upLeft }: { left: number; up: number; upLeft: number },
): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  return filter === 3 ? (left + up) >> 1 : paeth(left, up, upLeft);
}

/** Whichever neighbor is nearest to left + up − upLeft; left before up before upLeft. */
function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toUpLeft = Math.abs(guess - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
