import { FaultError } from '../../base/fault.ts';

/** Where in a DBN stream something is wrong. */
export type StreamPlace = {
  /** Decompressed bytes before the wrong place. */
  readonly byteOffset: number;
  /** Records before it; undefined before the first. */
  readonly recordIndex?: number;
  /** Name of the file, as the user knows it. */
  readonly file?: string | undefined;
};

/** The fault of bytes that are not what the format says. */
export function decodeFault(
  what: string,
  expected: string | number,
  found: string | number,
  place: StreamPlace,
): FaultError {
  const { file, byteOffset, recordIndex } = place;
  const context = { file, byteOffset, recordIndex, expected, found };
  return new FaultError('decode', `${what}: expected ${expected}, found ${found}`, context);
}
