import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';

/** The committed sample. */
export const sampleLake = fileURLToPath(new URL('../data-samples/lake', import.meta.url));

/** For journeys that are not about the past: a page reads all of it, and is busy for seconds. */
export const shortPast = { sessionCount: 12 };

/** Copies the sample, or so many of its newest sessions alone. */
export async function copySample(dir: string, sessionCount: number | undefined): Promise<void> {
  const text = await readFile(join(sampleLake, 'catalog.json'), 'utf8');
  const catalog = JSON.parse(text) as LakeCatalog;
  const sessions = catalog.sessions.slice(-(sessionCount ?? catalog.sessions.length));
  const firstDate = sessions[0]?.date ?? '';
  const filter = (path: string): boolean => (dateIn(path) ?? firstDate) >= firstDate;
  await cp(sampleLake, dir, { recursive: true, filter });
  await writeFile(join(dir, 'catalog.json'), JSON.stringify({ ...catalog, sessions }));
}

/** Date of the session whose partition a path is in; undefined outside of them. */
function dateIn(path: string): string | undefined {
  return /date=(\d{4}-\d{2}-\d{2})/.exec(path)?.[1];
}
