/**
 * The last step of the production build: bundles the service worker with the list of the app's
 * files beside it, and says in the page that there is one. `ng build` knows no service worker
 * but its own, which answers no request for a part of a file.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { AppFile } from '../workers/offline/kept-request.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = join(root, 'dist', 'browser');
const NAME = 'service-worker.js';
const HASH_LENGTH = 16;

announce();
const files = appFiles();
await build({
  entryPoints: [join(root, 'workers', 'offline', 'service.worker.ts')],
  outfile: join(app, NAME),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2024',
  define: {
    APP_FILES: JSON.stringify(files),
    APP_VERSION: JSON.stringify(hashOf(JSON.stringify(files))),
    'process.env.NODE_ENV': '"production"',
  },
});
process.stdout.write(`${NAME}: ${files.length} files at hand without a server\n`);

/** Writes into the page where its service worker is, and that it can be installed. */
function announce(): void {
  const page = join(app, 'index.html');
  const html = readFileSync(page, 'utf8');
  if (html.includes(NAME)) return;
  const words = [
    `<meta name="service-worker" content="${NAME}">`,
    '<meta name="theme-color" content="#0b0e11">',
    '<link rel="manifest" href="manifest.webmanifest">',
    '<link rel="apple-touch-icon" href="icon-192.png">',
  ];
  writeFileSync(page, html.replace('</head>', `${words.join('\n')}\n</head>`));
}

function appFiles(): readonly AppFile[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NAME)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): AppFile => [relative(app, path).split(sep).join('/'), hashOf(readFileSync(path))])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
}
