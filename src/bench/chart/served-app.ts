import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The sample lake of the repository. */
export const sampleLake = fileURLToPath(new URL('../../../data-samples/lake', import.meta.url));

/**
 * Serves a lake with the production build by the real server for as long as `use` runs.
 *
 * @param use is given the address, without a slash at the end.
 * @throws FaultError 'unavailable' if the server does not start, e.g. without a build.
 */
export async function withServedApp<T>(
  lake: string,
  use: (address: string) => Promise<T>,
): Promise<T> {
  const server = spawn(
    process.execPath,
    ['src/cli/main.ts', 'serve', '--lake', lake, '--port', '0'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    return await use(await addressOf(server));
  } finally {
    if (server.exitCode === null) {
      const exit = once(server, 'exit');
      server.kill();
      await exit;
    }
  }
}

/** Path of a Chromium that runs here, as the test command finds it. */
export function chromiumPath(): string {
  const { status, stdout } = spawnSync(process.execPath, ['.ci/chromium.ts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return stdout.trim();
  throw new FaultError('unavailable', 'Chromium: expected one that runs, found none');
}

async function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.on('exit', () =>
      reject(new FaultError('unavailable', `server: expected an address, found ${printed.trim()}`)),
    );
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [address] = /http:\/\/\S+:\d+/.exec(printed) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
  });
}
