import { FaultError } from '../../base/fault.ts';
import type { LakeStorage } from './lake-storage.ts';

/** A document as all JSON of a lake is written: indented, with a line end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/**
 * A JSON document of the lake, trusted to have the shape we once wrote; undefined if there is none.
 *
 * @throws FaultError with code `storage` if it is no JSON.
 */
export async function readJson<T>(storage: LakeStorage, path: string): Promise<T | undefined> {
  const text = await storage.readText(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new FaultError('storage', `${path}: expected JSON, found other text`, {}, cause);
  }
}
