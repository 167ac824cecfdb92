import { Injectable } from '@angular/core';
import { FaultError } from '../../base/fault.ts';
import type { LakeCatalog } from '../../protocol/lake-catalog.ts';
import { lakeUrlOf } from './lake-address.ts';

const FILE = 'catalog.json';

/** Reads what the lake holds. */
@Injectable({ providedIn: 'root' })
export class CatalogClient {
  /** When the catalog was written, as the server says; undefined before it was read. */
  modified: Date | undefined;

  /**
   * The catalog; undefined if there is no lake at all.
   *
   * @throws FaultError 'unavailable' if the server does not answer, 'decode' if the file is no
   * catalog of this app's schema.
   */
  async read(): Promise<LakeCatalog | undefined> {
    // Built again while the page is open, the lake must not come out of the browser's cache.
    const response = await answerOf(lakeUrlOf(FILE));
    if (response.status === 404) return undefined;
    if (!response.ok) {
      throw new FaultError(
        'unavailable',
        `${FILE}: expected a file, found HTTP ${response.status}`,
        {
          file: FILE,
        },
      );
    }
    const modified = response.headers.get('Last-Modified');
    this.modified = modified === null ? undefined : new Date(modified);
    return catalogOf(await response.text());
  }
}

async function answerOf(url: string): Promise<Response> {
  try {
    return await fetch(url, { cache: 'no-cache' });
  } catch (cause) {
    const message = `${FILE}: expected an answer, found no connection`;
    throw new FaultError('unavailable', message, { file: FILE }, cause);
  }
}

/** @throws FaultError 'decode' */
function catalogOf(text: string): LakeCatalog {
  const parsed = parsedJson(text);
  if (!isCatalog(parsed)) {
    const message = `${FILE}: expected a catalog of version 1, found another shape`;
    throw new FaultError('decode', message, { file: FILE });
  }
  const strange = parsed.sessions.findIndex((session) => !isSession(session));
  if (strange < 0) return parsed;
  const message = `${FILE}: expected a session at sessions[${strange}], found another shape`;
  throw new FaultError('decode', message, { file: FILE });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError('decode', `${FILE}: expected JSON, found ${found}`, { file: FILE }, cause);
  }
}

/** The version stands for the shape: a lake of another version is refused, not guessed at. */
function isCatalog(value: unknown): value is LakeCatalog {
  return (
    typeof value === 'object' &&
    value !== null &&
    'catalogVersion' in value &&
    value.catalogVersion === 1 &&
    'sessions' in value &&
    Array.isArray(value.sessions)
  );
}

/** Without these a session has no name, no clock and no file. */
function isSession(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { date, symbol, profile, market, tables } = value as Partial<Record<string, unknown>>;
  const words = [date, symbol, profile].every((word) => typeof word === 'string');
  return words && [market, tables].every((part) => typeof part === 'object' && part !== null);
}
