/** Rules of the house that no linter knows: sizes of the clone, names of files, words. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

const CLONE_BYTES_MAX = 40e6;
const PICTURE_BYTES_MAX = 3e6;
const MARKUP_LINES_MAX = 400;

const vagueNames = /^(utils?|h[e]lpers?|common|misc|types|index)\.ts$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** What must not stand in the repository: places of one machine, addresses of one network. */
const strayWords: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a path of one machine', pattern: /(?<![\w.*}])\/(?:home|Users|root|w[o]rk)\/[\w.-]/ },
  { what: 'a registry address', pattern: /https?:\/\/[^/\s"']*r[e]gistry[^/\s"']*/ },
  { what: 'a resolved address', pattern: /^\s*"r[e]solved":/ },
];

/** Folders of pictures that are made by a command, and kept as one set. */
const pictureFolders = ['docs/screens', 'e2e/visual'];

/** Stylesheets and templates that are too long, pictures and a clone that are too heavy. */
export function sizeFaults(root: string): readonly string[] {
  const long = trackedFiles(root)
    .filter((file) => /\.(css|html)$/.test(file) && !file.startsWith('data-samples/'))
    .map((file) => ({ file, lineCount: linesOf(root, file).length }))
    .filter(({ lineCount }) => lineCount > MARKUP_LINES_MAX)
    .map(
      ({ file, lineCount }) => `${file}: expected ${MARKUP_LINES_MAX} lines, found ${lineCount}`,
    );
  const heavy = Object.entries(cloneBytes(root))
    .filter(([, bytes]) => bytes > CLONE_BYTES_MAX)
    .map(([what, bytes]) => `${what}: expected ${mb(CLONE_BYTES_MAX)}, found ${mb(bytes)}`);
  return [...long, ...pictureFaults(root), ...heavy];
}

function pictureFaults(root: string): readonly string[] {
  return pictureFolders.flatMap((folder) => {
    const pictures = trackedFiles(root).filter((file) => file.startsWith(`${folder}/`));
    const bytes = pictures.reduce((sum, file) => sum + statSync(root + file).size, 0);
    if (bytes <= PICTURE_BYTES_MAX) return [];
    return [`${folder}: expected ${mb(PICTURE_BYTES_MAX)}, found ${mb(bytes)}`];
  });
}

/** Files whose name says nothing, or says it in another spelling than ours. */
export function nameFaults(root: string): readonly string[] {
  return trackedFiles(root)
    .filter((file) => /^(src|workers|e2e|\.ci)\//.test(file))
    .filter((file) => basename(file) !== 'README.md')
    .filter((file) => vagueNames.test(basename(file)) || !kebabCase.test(basename(file)))
    .map((file) => `${file}: expected a kebab-case name for the one thing inside`);
}

/** Lines that only make sense on one machine or network. */
export function wordFaults(root: string): readonly string[] {
  return trackedFiles(root)
    .filter((file) => /\.(ts|mjs|js|json|md|html|css|ya?ml|npmrc)$|^\.ci\/run$/.test(file))
    .flatMap((file) =>
      linesOf(root, file).flatMap((line, index) =>
        strayWords
          .filter(({ pattern }) => pattern.test(line))
          .map(({ what }) => `${file}:${index + 1}: ${what}`),
      ),
    );
}

/** Files that a commit would hold, whether or not they are in one yet. */
function trackedFiles(root: string): readonly string[] {
  if (!isRepository(root)) return [];
  return git(root, ['ls-files', '-co', '--exclude-standard', '-z'])
    .split('\0')
    .filter((file) => file !== '' && existsSync(root + file));
}

/** What a clone fetches, every object of the history, compressed; and what it checks out. */
function cloneBytes(root: string): Readonly<Record<'history' | 'checkout', number>> {
  if (!isRepository(root)) return { history: 0, checkout: 0 };
  const objects = git(root, [
    'rev-list',
    '--objects',
    '--ignore-missing',
    '--no-object-names',
    'HEAD',
  ]);
  const sizes = git(root, ['cat-file', '--batch-check=%(objectsize:disk)'], objects);
  return {
    history: sizes.split('\n').reduce((sum, size) => sum + Number(size), 0),
    checkout: trackedFiles(root).reduce((sum, file) => sum + statSync(root + file).size, 0),
  };
}

function isRepository(root: string): boolean {
  return existsSync(`${root}.git`);
}

function git(root: string, args: readonly string[], input?: string): string {
  // A mounted folder may belong to another user, which git would refuse to read.
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
  });
}

function linesOf(root: string, file: string): readonly string[] {
  return readFileSync(root + file, 'utf8').split('\n');
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
