import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import sirv from 'sirv';
import { byteRange } from './byte-range.ts';

/** Folders that the server shows. */
export type ServedFolders = {
  /** The built app, at the root. */
  readonly app: string;
  /** The lake, under `/lake/`. */
  readonly lake: string;
};

/** Shared memory in workers needs a page that nothing foreign can enter. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Types that the MIME table of the static server lacks. */
const contentTypes: Readonly<Record<string, string>> = {
  '.parquet': 'application/vnd.apache.parquet',
  '.zst': 'application/zstd',
  '.avsc': 'application/json',
  '.wasm': 'application/wasm',
};

/** Names that carry a hash of their content never change. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

const LAKE_PREFIX = '/lake/';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A server of the built app and of a lake: real 404s, byte ranges, and the headers of a page that
 * is isolated. Files of the lake are looked up anew each time, for a build may replace them.
 */
export function appServer(folders: ServedFolders): Server {
  const app = resolve(folders.app);
  const lake = resolve(folders.lake);
  const serveApp = sirv(app, { etag: true, onNoMatch: notFound, setHeaders: appHeaders });
  const serveLake = sirv(lake, {
    dev: true,
    etag: true,
    extensions: [],
    onNoMatch: notFound,
    setHeaders: lakeHeaders,
  });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = request.url ?? '/';
    const isLake = path.startsWith(LAKE_PREFIX);
    if (isLake) request.url = path.slice(LAKE_PREFIX.length - 1);
    const serve: Handler = isLake ? serveLake : serveApp;
    const root = isLake ? lake : app;
    if (request.headers.range === undefined) serve(request, response);
    else void serveRange(request, response, { root, serve, isLake });
  });
}

type RangeContext = { readonly root: string; readonly serve: Handler; readonly isLake: boolean };

/** Answers a request for part of a file: the static server misreads `0-0` and `-500`. */
async function serveRange(
  request: IncomingMessage,
  response: ServerResponse,
  { root, serve, isLake }: RangeContext,
): Promise<void> {
  const header = request.headers.range ?? '';
  delete request.headers.range;
  const path = filePath(root, request.url ?? '/');
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  const range = found?.isFile() === true ? byteRange(header, found.size) : 'whole';
  if (path === undefined || found === undefined || range === 'whole') {
    serve(request, response);
    return;
  }
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${found.size}` }).end();
    return;
  }
  if (isLake) lakeHeaders(response, path);
  else appHeaders(response, path);
  response.writeHead(206, {
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${range.start}-${range.end - 1}/${found.size}`,
    'Content-Length': range.end - range.start,
    'Last-Modified': found.mtime.toUTCString(),
    ETag: `W/"${found.size}-${found.mtime.getTime()}"`,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const bytes = createReadStream(path, { start: range.start, end: range.end - 1 });
  // A file that a build takes away in this instant ends the answer early, which the client sees.
  bytes.on('error', () => response.destroy());
  bytes.pipe(response);
}

/** Path of an address on the disk; undefined if it would leave the root. */
function filePath(root: string, url: string): string | undefined {
  const [encoded] = url.split('?');
  let pathname: string;
  try {
    pathname = decodeURI(encoded);
  } catch {
    return undefined;
  }
  const base = root + sep;
  const path = join(base, pathname);
  return path.startsWith(base) ? path : undefined;
}

function appHeaders(response: ServerResponse, pathname: string): void {
  setType(response, pathname);
  const isHashed = HASHED.test(pathname);
  const caching = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.setHeader('Cache-Control', caching);
}

function lakeHeaders(response: ServerResponse, pathname: string): void {
  setType(response, pathname);
  response.setHeader('Cache-Control', 'no-cache');
}

function setType(response: ServerResponse, pathname: string): void {
  const extension = extname(pathname);
  if (extension in contentTypes) response.setHeader('Content-Type', contentTypes[extension]);
  response.setHeader('Accept-Ranges', 'bytes');
}

function notFound(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : 'not found\n');
}
