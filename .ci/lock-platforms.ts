/**
 * Makes package-lock.json valid on every system.
 *
 * A registry mirror may lack native packages of systems other than its own. `npm install` then
 * leaves them out of the lock in silence, and `npm ci` refuses the lock it wrote ("Missing: … from
 * lock file"). This adds an entry for each optional package the lock names but does not hold, with
 * the system read off its name, so that npm skips it where it does not belong and fetches it where
 * it does.
 *
 * Run after any change of dependencies: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** One entry of the lock's `packages`, as far as it matters here. */
type LockEntry = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** The lock file's shape, version 3. */
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** The lock with its missing optional packages filled in, and their names. */
export function withPlatformStubs(lock: Lock): { readonly lock: Lock; readonly added: string[] } {
  const packages: Record<string, LockEntry> = { ...lock.packages };
  const added: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isHeld(packages, path, name)) continue;
      const place =
        `node_modules/${name}` in packages
          ? `${path}/node_modules/${name}`
          : `node_modules/${name}`;
      packages[place] = { ...platformStub(name, range), ...(entry.dev && { dev: true }) };
      added.push(`${name} ${range}`);
    }
  }
  return { lock: { ...lock, packages: sorted(packages) }, added };
}

/** Whether npm would find the package from the given place: there or in a folder above it. */
function isHeld(
  packages: Readonly<Record<string, LockEntry>>,
  from: string,
  name: string,
): boolean {
  for (let place = from; ;) {
    const found = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (found in packages) return true;
    const parent = place.lastIndexOf('/node_modules/');
    if (place === '') return false;
    place = parent < 0 ? '' : place.slice(0, parent);
  }
}

function platformStub(name: string, range: string): LockEntry {
  const words = name.split(/[^a-z0-9]+/);
  const os = systems.filter((word) => words.includes(word));
  const cpu = processors.filter((word) => words.includes(word));
  if (name === 'fsevents') os.push('darwin');
  if (os.length === 0 && cpu.length === 0)
    throw new Error(`${name}: expected a system in its name, found none`);
  const libc = words.includes('musl')
    ? ['musl']
    : words.includes('gnu') && os.includes('linux')
      ? ['glibc']
      : [];
  return {
    version: range.replace(/^[^0-9]*/, ''),
    optional: true,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    ...(os.length > 0 && { os }),
  };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

if (import.meta.main) {
  const path = new URL('../package-lock.json', import.meta.url);
  const { lock, added } = withPlatformStubs(JSON.parse(readFileSync(path, 'utf8')) as Lock);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
  process.stdout.write(`package-lock.json: ${added.length} platform packages added\n`);
  for (const name of added) process.stdout.write(`  ${name}\n`);
}
