/** Sessions of a served lake, as its catalog lists them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogSession, LakeCatalog } from '../src/protocol/lake-catalog.ts';

/** The session that a desk without an address opens. */
export async function newestSession(dir: string): Promise<CatalogSession> {
  const session = (await catalogOf(dir)).sessions.at(-1);
  if (session === undefined) throw new Error('the lake has no session');
  return session;
}

/** Changes what the catalog says of its newest session. */
export async function editedSession(
  dir: string,
  edit: (session: CatalogSession) => CatalogSession,
): Promise<void> {
  const catalog = await catalogOf(dir);
  const sessions = catalog.sessions.map((session, i) =>
    i === catalog.sessions.length - 1 ? edit(session) : session,
  );
  await writeFile(join(dir, 'catalog.json'), JSON.stringify({ ...catalog, sessions }));
}

/** The catalog of a lake. */
export async function catalogOf(dir: string): Promise<LakeCatalog> {
  return JSON.parse(await readFile(join(dir, 'catalog.json'), 'utf8')) as LakeCatalog;
}
