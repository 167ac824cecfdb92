/**
 * `npm run visual`: renews the pictures of e2e/visual that the desk no longer looks like, and leaves
 * the others as they are. What it wrote belongs before eyes, then into the commit that changed the
 * look.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runningChromium } from '../.ci/chromium.ts';
import { decodePng, encodePng } from './png.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'e2e', 'visual');

/** Runs a command of the repository; ends with it if it fails. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], env });
  if (status !== 0) process.exit(status ?? 1);
}

/** Writes each picture as small as it goes; one that is so already keeps its bytes. */
function compressAll(): string {
  let total = 0;
  const names = readdirSync(folder);
  for (const name of names) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const small = encodePng(decodePng(bytes));
    if (small.length < bytes.length) writeFileSync(path, small);
    total += Math.min(small.length, bytes.length);
  }
  return `${names.length} pictures, ${(total / 1e6).toFixed(2)} MB\n`;
}

run('npm', ['run', '-s', 'build']);
run(
  join(root, 'node_modules', '.bin', 'playwright'),
  ['test', '--config', 'e2e/playwright.config.ts', 'visual', '--update-snapshots=changed'],
  { ...process.env, CHROMIUM_PATH: runningChromium((line) => process.stderr.write(`${line}\n`)) },
);
process.stdout.write(compressAll());
