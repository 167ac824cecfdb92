import { FaultError } from '../../base/fault.ts';
import type { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import type { RawFile } from './raw-file.ts';

/**
 * Decodes all of a raw file; each chunk's records are delivered before the next chunk is read.
 *
 * @param afterChunk runs after each chunk; decoding waits for it.
 * @throws FaultError with the number of records before the fault, all of which were delivered.
 */
export async function feedReader(
  raw: RawFile,
  reader: DbnReader,
  afterChunk?: () => Promise<void> | void,
): Promise<void> {
  try {
    for await (const chunk of raw) {
      reader.push(chunk);
      await afterChunk?.();
    }
    reader.end();
  } catch (error) {
    throw withRecordIndex(error, reader.recordCount);
  }
}

/**
 * The error, with the number of records before it if it is a fault of a stream that has any: that
 * of the packing does not know of records.
 */
export function withRecordIndex(error: unknown, recordIndex: number): unknown {
  if (!(error instanceof FaultError) || error.code !== 'decode') return error;
  if (error.context['recordIndex'] !== undefined || recordIndex === 0) return error;
  return new FaultError('decode', error.message, { ...error.context, recordIndex }, error);
}
