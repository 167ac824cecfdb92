import type { LakePlatform } from './lake-platform.ts';
import type { Manifest } from './manifest.ts';

/** Enough to tell the few tables of a session apart. */
const HASH_LENGTH = 16;

/**
 * What tells one table from another: a hash over the names and values of its columns, whatever the
 * bytes of its file, hexadecimal.
 */
export function contentHash(
  { columns }: Pick<Manifest, 'columns'>,
  sha256: LakePlatform['sha256'],
): string {
  const names = Object.keys(columns).sort();
  return sha256(names.map((name) => `${name} ${columns[name]}\n`).join('')).slice(0, HASH_LENGTH);
}
