import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';

/** The committed sample. */
export const sampleLake = fileURLToPath(new URL('../data-samples/lake', import.meta.url));

/** Sessions that most journeys need: a page reads the past of all there are, and is busy with it. */
export const FEW_SESSIONS = 12;

/** For journeys about the past. */
export const wholePast = { sessionCount: Infinity };

/** Copies so many of the sample's newest sessions. */
export async function copySample(dir: string, sessionCount: number): Promise<void> {
  const text = await readFile(join(sampleLake, 'catalog.json'), 'utf8');
  const catalog = JSON.parse(text) as LakeCatalog;
  const sessions = catalog.sessions.slice(-sessionCount);
  const firstDate = sessions[0]?.date ?? '';
  const filter = (path: string): boolean => (dateIn(path) ?? firstDate) >= firstDate;
  await cp(sampleLake, dir, { recursive: true, filter });
  await writeFile(join(dir, 'catalog.json'), JSON.stringify({ ...catalog, sessions }));
}

/** Date of the session whose partition a path is in; undefined outside of them. */
function dateIn(path: string): string | undefined {
  return /date=(\d{4}-\d{2}-\d{2})/.exec(path)?.[1];
}
