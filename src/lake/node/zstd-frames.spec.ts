import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { Random } from '../../base/random.ts';
import { isZstd, ZstdFrames } from './zstd-frames.ts';

/** A skippable frame with three bytes of somebody else's. */
const skippable = Buffer.from('5a2a4d1803000000aabbcc', 'hex');

/** One frame with content size and without checksum: the raw block "DBN". */
const rawFrame = Buffer.from('28b52ffd' + '2003' + '190000' + '44424e', 'hex');

/** The same with a run block, 5 times "A", and a window instead of the size. */
const runFrame = Buffer.from('28b52ffd' + '0000' + '2b0000' + '41', 'hex');

/** All frames of a stream, each as hexadecimal. */
function framesOf(stream: Buffer, pieceBytes: number): { frames: string[]; walker: ZstdFrames } {
  const walker = new ZstdFrames('es.dbn.zst');
  const frames = [''];
  for (let at = 0; at < stream.length; at += pieceBytes) {
    for (const { bytes, isLast } of walker.pieces(stream.subarray(at, at + pieceBytes))) {
      frames.push((frames.pop() ?? '') + Buffer.from(bytes).toString('hex'));
      if (isLast) frames.push('');
    }
  }
  return { frames: frames.filter((frame) => frame !== ''), walker };
}

describe.each([1, 7, 65_536])('in pieces of %d bytes', (pieceBytes) => {
  it('finds the ends of frames and leaves skippable ones out', () => {
    const stream = Buffer.concat([rawFrame, skippable, runFrame, skippable]);
    const { frames, walker } = framesOf(stream, pieceBytes);
    expect(frames).toEqual([rawFrame.toString('hex'), runFrame.toString('hex')]);
    expect(walker.frameCount).toBe(2);
    expect(walker.isComplete).toBe(true);
  });

  it('finds the ends of what zlib compresses, of any size', () => {
    const random = new Random('frames');
    const contents = [0, 1, 255, 256, 70_000, 300_000].map((byteLength) =>
      Uint8Array.from({ length: byteLength }, () => random.integer(0, 200)),
    );
    const compressed = contents.map((content) => zstdCompressSync(content));
    const { frames } = framesOf(Buffer.concat(compressed), pieceBytes);
    expect(frames).toEqual(compressed.map((frame) => frame.toString('hex')));
  });
});

it('knows at every offset whether a stream may end there', () => {
  const stream = Buffer.concat([rawFrame, skippable, runFrame]);
  const borders = [0, rawFrame.length, rawFrame.length + skippable.length, stream.length];
  for (let cut = 0; cut <= stream.length; cut++) {
    const { walker } = framesOf(stream.subarray(0, cut), 3);
    expect(walker.isComplete, `cut at ${cut}`).toBe(borders.includes(cut));
  }
});

it.each([
  ['no frame after a frame', Buffer.concat([rawFrame, Buffer.from('hello')]), 12, '6c6c6568'],
  ['a block of kind 3', Buffer.from('28b52ffd20031f0000', 'hex'), 6, '3'],
])('refuses %s', (_, stream, byteOffset, found) => {
  const walk = (): unknown => framesOf(stream, 4);
  expect(walk).toThrow(FaultError);
  expect(walk).toThrow(
    expect.objectContaining({ context: expect.objectContaining({ byteOffset, found }) as unknown }),
  );
});

it.each([
  ['a frame', rawFrame, true],
  ['a skippable frame', skippable, true],
  ['DBN', Buffer.from('DBN\x01'), false],
  ['two bytes', Buffer.from('28b5', 'hex'), false],
])('tells zstd by its front: %s', (_, front, expected) => {
  expect(isZstd(front)).toBe(expected);
});
