/**
 * Finds a Chromium that really runs, or installs one.
 *
 * Order: CHROMIUM_PATH, Playwright's own, the system's, then installing. Debian's package is good;
 * Ubuntu's is a shell that only asks for a snap, so there Playwright's own is fetched.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A way to a browser: what it is called and the commands that lead there. */
type Way = { readonly name: string; readonly commands: readonly (readonly string[])[] };

/** Facts of the machine that decide how to install. */
export type Machine = { readonly isRoot: boolean; readonly osRelease: string };

/**
 * The path of a Chromium that runs here.
 *
 * @param say is told what is being tried.
 * @throws Error if none is found and none can be installed.
 */
export function runningChromium(say: (line: string) => void): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH: expected a Chromium that runs, found ${given}`);
  }
  const present = presentChromium();
  if (present !== undefined) return present;
  for (const way of installWays(thisMachine())) {
    say(`no Chromium found: trying ${way.name}`);
    if (!way.commands.every((command) => succeeds(command))) {
      say(`${way.name} did not work`);
      continue;
    }
    const installed = presentChromium();
    if (installed !== undefined) return installed;
    say(`${way.name} left no Chromium that runs`);
  }
  throw new Error(
    'Chromium: expected to find or install one, found no way. ' +
      'Install Chromium or Chrome and set CHROMIUM_PATH to its program.',
  );
}

/** Ways to install on this machine, the most likely first. */
export function installWays({ isRoot, osRelease }: Machine): readonly Way[] {
  const isUbuntu = /^ID(_LIKE)?=.*ubuntu/m.test(osRelease);
  const isDebian = !isUbuntu && /^ID(_LIKE)?=.*debian/m.test(osRelease);
  const playwright: Way = {
    name: "Playwright's own Chromium",
    commands: [['playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']],
  };
  if (!isRoot || !isDebian) return [playwright];
  const apt: Way = {
    name: "Debian's package",
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ],
  };
  return [apt, playwright];
}

function presentChromium(): string | undefined {
  const own = chromium.executablePath();
  const system = systemNames.map((name) => pathOf(name)).filter((path) => path !== undefined);
  return [own, ...system].find((path) => existsSync(path) && runs(path));
}

/** Whether the program draws a page: its mere presence proves nothing. */
function runs(path: string): boolean {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--dump-dom',
    'data:text/html,drawn',
  ];
  const { status, stdout } = spawnSync(path, args, { encoding: 'utf8', timeout: 60_000 });
  return status === 0 && stdout.includes('drawn');
}

function pathOf(name: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function succeeds([program = '', ...args]: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

function thisMachine(): Machine {
  const path = '/etc/os-release';
  return {
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync(path) ? readFileSync(path, 'utf8') : '',
  };
}

if (import.meta.main) {
  process.stdout.write(`${runningChromium((line) => process.stderr.write(`${line}\n`))}\n`);
}
