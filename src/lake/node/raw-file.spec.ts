import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { Random } from '../../base/random.ts';
import { RawFile } from './raw-file.ts';
import { ZstdFrames } from './zstd-frames.ts';

const folder = mkdtempSync(join(tmpdir(), 'raw-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Three megabytes that do not compress away, so that chunks and blocks have borders inside. */
const random = new Random('raw file');
const content = Buffer.from(Uint8Array.from({ length: 3_000_000 }, () => random.integer(0, 200)));
const skippable = Buffer.from('502a4d1804000000deadbeef', 'hex');

/** A frame as the zstd tool writes it. */
function withChecksum(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}

function file(name: string, ...parts: readonly Uint8Array[]): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

async function read(path: string): Promise<{ bytes: Buffer; raw: RawFile }> {
  const raw = await RawFile.open(path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of raw) chunks.push(chunk.slice());
  return { bytes: Buffer.concat(chunks), raw };
}

describe('decompressed bytes', () => {
  it('are the file itself where it is plain, whatever its name', async () => {
    const { bytes, raw } = await read(file('plain.dbn.zst', content));
    expect(bytes.equals(content)).toBe(true);
    expect(raw.frameCount).toBe(0);
    expect(raw.bytesRead).toBe(content.length);
  });

  it('come from all frames, cut anywhere, past skippable ones', async () => {
    const cuts = [0, 206, 207, 1_000_000, 1_000_000, 2_999_999, content.length];
    const frames = cuts.slice(1).map((end, i) => withChecksum(content.subarray(cuts[i], end)));
    const { bytes, raw } = await read(file('frames.dbn', skippable, ...frames, skippable));
    expect(bytes.equals(content)).toBe(true);
    expect(raw.frameCount).toBe(6);
    expect(raw.bytesRead).toBe(raw.byteLength);
  });

  it('are none of an empty file', async () => {
    const { bytes, raw } = await read(file('empty.dbn'));
    expect(bytes).toHaveLength(0);
    expect(raw.frameCount).toBe(0);
  });

  it('come in chunks of at most 1 MiB', async () => {
    const sizes: number[] = [];
    for await (const chunk of await RawFile.open(file('big.zst', zstdCompressSync(content)))) {
      sizes.push(chunk.length);
    }
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1 << 20);
  });

  it('can be left unread', async () => {
    const raw = await RawFile.open(file('left.zst', zstdCompressSync(content)));
    for await (const chunk of raw) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(raw.frameCount).toBe(1);
  });
});

/** The fault of reading a file, and the bytes that came before it. */
async function faultOf(
  path: string,
): Promise<{ fault: FaultError; byteLength: number; bytes: Buffer }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of await RawFile.open(path)) chunks.push(chunk.slice());
  } catch (error) {
    const bytes = Buffer.concat(chunks);
    if (error instanceof FaultError) return { fault: error, byteLength: bytes.length, bytes };
    throw error;
  }
  throw new Error('expected a fault, found none');
}

const small = Buffer.from('a small frame before it');
const smallFrame = zstdCompressSync(small);

/** Where in a frame the headers of its blocks lie, from the second block on. */
function laterBlocks(frame: Buffer): readonly number[] {
  const pieces = [...new ZstdFrames('frame', { isCutByBlock: true }).pieces(frame)];
  // The magic, then the frame's header with the first block, then block after block.
  let offset = 0;
  const ends = pieces.map(({ bytes }) => (offset += bytes.length));
  return ends.slice(1, -1);
}

describe('a damaged file', () => {
  it('is refused where it is cut, after what could be decompressed', async () => {
    const frames = [zstdCompressSync(content), zstdCompressSync(content)];
    const whole = Buffer.concat(frames);
    const cut = frames[0].length + 100_000;
    const path = file('cut.dbn.zst', whole.subarray(0, cut));
    const { fault, byteLength } = await faultOf(path);
    expect(fault.code).toBe('decode');
    expect(fault.message).toMatch(/^truncated zstd frame: expected \d+ more bytes of block, found/);
    expect(fault.context).toMatchObject({ file: path, byteOffset: cut });
    expect(byteLength).toBeGreaterThanOrEqual(content.length);
  });

  it('is refused when cut at any offset but between frames', async () => {
    const small = zstdCompressSync(Buffer.from('DBN with one small frame'));
    const whole = Buffer.concat([small, skippable, small]);
    const borders = [small.length, small.length + skippable.length, whole.length];
    for (let cut = 4; cut <= whole.length; cut++) {
      const reading = read(file('small.zst', whole.subarray(0, cut)));
      if (borders.includes(cut)) await reading;
      else await expect(reading, `cut at ${cut}`).rejects.toThrow('truncated zstd frame');
    }
  });

  it('is refused where its bytes are wrong', async () => {
    const bytes = withChecksum(content);
    bytes.fill(0xa5, 20_000, 20_100);
    const { fault } = await faultOf(file('corrupt.zst', bytes));
    expect(fault.code).toBe('decode');
    expect(fault.message).toMatch(/^zstd frame 1: expected valid data, found .+ match checksum/);
  });

  it.each([1, 20_000, 900_000, 1_500_000, 2_300_000])(
    'gives all blocks before a cut after %d bytes',
    async (cut) => {
      const whole = withChecksum(content);
      const { bytes } = await faultOf(file('blocks.zst', smallFrame, whole.subarray(0, 4 + cut)));
      expect(bytes.equals(Buffer.concat([small, content]).subarray(0, bytes.length))).toBe(true);
      // A block stands for 128 KiB, which these bytes take about 95 % of.
      expect(bytes.length).toBeGreaterThan(small.length + cut - 131_072);
    },
  );

  it.each([0, 1, 8, 20])('gives all blocks before the wrong one after block %d', async (index) => {
    const whole = withChecksum(content);
    // A block of the reserved kind 3 is wrong whatever follows.
    whole[laterBlocks(whole)[index]] |= 6;
    const { bytes, fault } = await faultOf(file('wrong-block.zst', smallFrame, whole));
    expect(fault.message).toBe('zstd block: expected kind 0 to 2, found 3');
    expect(bytes.length).toBe(small.length + (index + 1) * 131_072);
    expect(bytes.equals(Buffer.concat([small, content]).subarray(0, bytes.length))).toBe(true);
  });

  it('gives the whole frame before a wrong checksum', async () => {
    const whole = withChecksum(content);
    whole[whole.length - 1] ^= 1;
    const { bytes, fault } = await faultOf(file('sum.zst', whole));
    expect(fault.message).toMatch(/^zstd frame 1: expected valid data, found .+ match checksum/);
    expect(bytes.equals(content)).toBe(true);
  });

  it('is refused where something else follows its last frame', async () => {
    const frame = zstdCompressSync(content);
    const { fault, byteLength } = await faultOf(file('tail.zst', frame, Buffer.from('tail')));
    expect(fault.message).toBe('zstd frame: expected magic fd2fb528, found 6c696174');
    expect(fault.context['byteOffset']).toBe(frame.length);
    expect(byteLength).toBe(content.length);
  });

  it('is refused when it is DBZ, the obsolete predecessor', async () => {
    const dbz = Buffer.concat([Buffer.from('512a4d1804000000', 'hex'), Buffer.from('DBZ\x01')]);
    const { fault } = await faultOf(file('old.dbz', dbz));
    expect(fault.message).toBe('format: expected DBN, found DBZ, its obsolete predecessor');
  });

  it.each([
    ['nothing', 'missing.dbn'],
    ['a folder', '.'],
  ])('is refused when there is %s', async (_, name) => {
    const { fault } = await faultOf(join(folder, name));
    expect(fault.code).toBe('input');
    expect(fault.context['file']).toBe(join(folder, name));
  });
});
