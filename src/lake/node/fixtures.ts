import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the real market files beside the repository; they are under licence and never in it. */
export const fixturesDir = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));

/** Whether the real files are there; specs that read them skip visibly when not. */
export const hasFixtures = existsSync(fixturesDir);
