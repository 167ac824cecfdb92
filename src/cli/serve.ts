import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../base/fault.ts';
import { CATALOG_FILE } from '../lake/build-catalog.ts';
import { appServer } from './app-server.ts';
import { wholeNumber } from './flag-values.ts';
import { writeText } from './output.ts';

const app = fileURLToPath(new URL('../../dist/browser', import.meta.url));

type ServeFlags = { readonly lake: string; readonly port: number; readonly host: string };

/** Adds `serve`: the built app with a lake, until it is stopped. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('show a lake in the browser: the production build and the lake, on localhost')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .option('--port <n>', 'port; 0 takes a free one', wholeNumber(0, 65535), 4173)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async ({ lake, port, host }: ServeFlags) => {
      checkFolders(lake);
      const server = appServer({ app, lake });
      const found = await listen(server, port, host);
      const name = host === '127.0.0.1' ? 'localhost' : host;
      writeText(`Spymaster on http://${name.includes(':') ? `[${name}]` : name}:${found}`);
      await stopped(server);
    });
}

function checkFolders(lake: string): void {
  if (!existsSync(join(app, 'index.html'))) {
    throw new FaultError(
      'input',
      'app: expected a production build in dist/browser, found none; run `npm run build` first',
    );
  }
  if (!existsSync(join(lake, CATALOG_FILE))) {
    throw new FaultError(
      'input',
      `lake ${lake}: expected ${CATALOG_FILE}, found none; make a lake with \`spymaster build\``,
    );
  }
}

/** Starts listening; the port it got. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const found = code === 'EADDRINUSE' ? 'it in use' : String(code);
    throw new FaultError(
      'unavailable',
      `port ${port} on ${host}: expected it free, found ${found}; choose another with --port`,
      {},
      cause,
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Fulfilled once the process is asked to stop and the server has closed. */
async function stopped(server: Server): Promise<void> {
  const signal = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await signal;
  server.closeAllConnections();
  server.close();
}
