import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(root, 'dist/browser/index.html');

/** What the production build is made from. */
const sources = [
  'src/{app,base,contracts,domain,lake,protocol,query}/**',
  'src/{main.ts,index.html,styles.css,tsconfig.app.json,tsconfig.worker.json}',
  ...['workers/**', 'public/**', 'angular.json', 'package-lock.json', 'tsconfig.json'],
];

/**
 * Makes the production build if there is none, or one older than its sources: what is measured is
 * the app as it stands in the tree.
 *
 * @throws FaultError 'unavailable' if it cannot be built.
 */
export async function bringBuildUpToDate(): Promise<void> {
  if (existsSync(built) && (await newestSourceMs()) <= statSync(built).mtimeMs) return;
  writeMessage('building the app');
  const ng = join(root, 'node_modules/@angular/cli/bin/ng.js');
  const { status } = spawnSync(process.execPath, [ng, 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status === 0) return;
  throw new FaultError('unavailable', `app: expected a build, found exit code ${String(status)}`);
}

async function newestSourceMs(): Promise<number> {
  let newestMs = 0;
  for await (const path of glob(sources, { cwd: root })) {
    if (path.endsWith('.spec.ts')) continue;
    const stats = statSync(join(root, path));
    if (stats.isFile()) newestMs = Math.max(newestMs, stats.mtimeMs);
  }
  return newestMs;
}
