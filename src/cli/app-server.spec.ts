import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../lake/node/hand-market.ts';
import { appServer } from './app-server.ts';

let server: Server;
let port: number;
let lake: string;

beforeAll(async () => {
  const app = scratchFolder();
  lake = scratchFolder();
  writeFileSync(join(app, 'index.html'), '<!doctype html>');
  writeFileSync(join(app, 'main-UMZZG4RZ.js'), 'export {};');
  writeFileSync(join(app, 'engine.wasm'), 'wasm');
  writeFileSync(join(lake, 'catalog.json'), '{}');
  mkdirSync(join(lake, 'gold'));
  writeFileSync(join(lake, 'gold', 'part-0.parquet'), '0123456789');
  server = appServer({ app, lake });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => {
  server.close();
});

type Answer = { status: number | undefined; headers: IncomingMessage['headers']; body: string };

/** A request as it is written: `fetch` would tidy up the path. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port, path, headers, method });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response as AsyncIterable<Buffer>) pieces.push(piece);
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(pieces).toString(),
  };
}

it('isolates every answer, also a 404', async () => {
  for (const path of ['/', '/main-UMZZG4RZ.js', '/lake/catalog.json', '/nowhere']) {
    const { headers } = await ask(path);
    expect(headers, path).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

it('says 404 for what is not there, and never shows the app instead', async () => {
  for (const path of ['/nowhere', '/nowhere.js', '/lake/nowhere.parquet', '/lake/gold', '/lake/']) {
    expect(await ask(path), path).toMatchObject({ status: 404, body: 'not found\n' });
  }
});

it('does not leave its folders', async () => {
  for (const path of [
    '/../package.json',
    '/lake/../catalog.json',
    '/lake/..%2f..%2fetc/passwd',
    '/%',
  ]) {
    expect((await ask(path)).status, path).toBe(404);
    expect((await ask(path, { range: 'bytes=0-3' })).status, path).toBe(404);
  }
});

it('lets hashed files be kept for ever and asks again for all others', async () => {
  const cachingOf = async (path: string): Promise<string | undefined> =>
    (await ask(path)).headers['cache-control'];
  expect(await cachingOf('/main-UMZZG4RZ.js')).toBe('public, max-age=31536000, immutable');
  expect(await cachingOf('/')).toBe('no-cache');
  expect(await cachingOf('/lake/catalog.json')).toBe('no-cache');
});

it('names the types of Parquet, wasm and JSON', async () => {
  const typeOf = async (path: string): Promise<string | undefined> =>
    (await ask(path)).headers['content-type'];
  expect(await typeOf('/lake/gold/part-0.parquet')).toBe('application/vnd.apache.parquet');
  expect(await typeOf('/engine.wasm')).toBe('application/wasm');
  expect(await typeOf('/lake/catalog.json')).toBe('application/json');
});

describe('a range of a file', () => {
  const path = '/lake/gold/part-0.parquet';

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=-4', '6789', 'bytes 6-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('%s is answered with 206', async (range, body, contentRange) => {
    const answer = await ask(path, { range });
    expect(answer).toMatchObject({ status: 206, body });
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': String(body.length),
      'content-type': 'application/vnd.apache.parquet',
    });
  });

  it('beyond the file is answered with 416', async () => {
    const answer = await ask(path, { range: 'bytes=10-' });
    expect(answer).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } });
  });

  it('that makes no sense is answered with the whole file', async () => {
    expect(await ask(path, { range: 'bytes=4-2' })).toMatchObject({
      status: 200,
      body: '0123456789',
    });
  });
});

it('shows a lake file as it is now, and says when it has not changed', async () => {
  const first = await ask('/lake/catalog.json');
  const { etag = '' } = first.headers;
  expect((await ask('/lake/catalog.json', { 'if-none-match': etag })).status).toBe(304);
  writeFileSync(join(lake, 'catalog.json'), '{"catalogVersion":1}');
  expect(await ask('/lake/catalog.json', { 'if-none-match': etag })).toMatchObject({
    status: 200,
    body: '{"catalogVersion":1}',
  });
});

it('answers HEAD without a body and refuses to be written to', async () => {
  expect(await ask('/lake/catalog.json', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect((await ask('/lake/catalog.json', {}, 'PUT')).status).toBe(405);
});
