import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../../../src/base/fault.ts';
import { compileUsearch, inputHash } from './compile-usearch.ts';

/** Where the compiled module lies; the app ships everything in `public`. */
export const usearchFile = fileURLToPath(
  new URL('../../../../public/wasm/usearch.wasm', import.meta.url),
);

/** What the module was made of, beside it; both are left out of commits. */
const stampFile = usearchFile.replace(/\.wasm$/, '.json');

/** Hash of the module that the committed source compiles to. */
export const recordedHashFile = fileURLToPath(new URL('../usearch.sha256', import.meta.url));

type Stamp = { readonly inputs: string; readonly module: string };

/** Whether the module is there and was made of the inputs as they are now. */
export function isUsearchFresh(): boolean {
  if (!existsSync(usearchFile) || !existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
  return stamp.inputs === inputHash() && stamp.module === hashOf(readFileSync(usearchFile));
}

/**
 * Compiles the module and puts it in its place, whole or not at all.
 *
 * @returns hash of its bytes.
 * @throws FaultError 'input' if it does not compile.
 */
export async function buildUsearch(): Promise<string> {
  const inputs = inputHash();
  const bytes = await compileUsearch();
  const stamp: Stamp = { inputs, module: hashOf(bytes) };
  mkdirSync(dirname(usearchFile), { recursive: true });
  replace(usearchFile, bytes);
  replace(stampFile, `${JSON.stringify(stamp)}\n`);
  return stamp.module;
}

/** The module's bytes, compiled now if they are missing or stale; the fault if that fails. */
export async function usearchBytes(): Promise<Uint8Array<ArrayBuffer> | FaultError> {
  try {
    if (!isUsearchFresh()) await buildUsearch();
    return new Uint8Array(readFileSync(usearchFile));
  } catch (error) {
    if (error instanceof FaultError) return error;
    const what = error instanceof Error ? error.message : String(error);
    return new FaultError(
      'unavailable',
      `usearch.wasm: expected a module, found ${what}`,
      {},
      error,
    );
  }
}

/** The hash on record: what everybody's build gives. */
export function recordedHash(): string {
  return readFileSync(recordedHashFile, 'utf8').trim();
}

/** SHA-256 in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function replace(path: string, content: Uint8Array | string): void {
  const aside = `${path}.${process.pid}.tmp`;
  writeFileSync(aside, content);
  renameSync(aside, path);
}
