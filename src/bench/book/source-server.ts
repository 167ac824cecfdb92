import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';

/** A server of our own sources for a browser. */
export type SourceServer = {
  /** Address of the page. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const root = new URL('../../../', import.meta.url);

/**
 * Serves a page, the compiled search, and the repository's TypeScript with its types taken out: the
 * browser runs what Node runs, module by module.
 */
export async function serveSources(html: string): Promise<SourceServer> {
  const server = createServer(({ url = '/' }, response) => {
    const isSource = /^\/(src|workers)\/[\w/.-]+\.ts$/.test(url) && !url.includes('..');
    if (isSource) {
      const source = readFileSync(new URL(`.${url}`, root), 'utf8');
      response.setHeader('content-type', 'text/javascript');
      response.end(stripTypeScriptTypes(source));
    } else if (url === '/wasm/usearch.wasm') {
      response.setHeader('content-type', 'application/wasm');
      response.end(readFileSync(new URL(`./public${url}`, root)));
    } else if (url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(html);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${portOf(server)}/`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : NaN;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
