/**
 * Keeps the desk at hand without its server: the app's own files, and whole copies of the lake's
 * files that were opened.
 *
 *   page, unhashed files ──▶ server, else cache   hashed files ──▶ cache, else server
 *   lake/…               ──▶ server (a copy follows), else the copy or the part of it asked for
 *
 * A first worker takes the page at once and fills its cache when the desk is drawn; a newer one
 * fills its own first and takes over when the last page of the older is closed.
 */
import { wayOf } from './kept-request.ts';
import type { AppFile } from './kept-request.ts';
import { KeptLake } from './kept-lake.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const APP_FILES: readonly AppFile[];
declare const APP_VERSION: string;

const APP_CACHE = `app-${APP_VERSION}`;
const paths = new Set(APP_FILES.map(([path]) => path));
const lake = new KeptLake();
/** Pages hear here whether the server answers. */
const news = new BroadcastChannel('spymaster.offline');

self.addEventListener('install', (event) => {
  if (self.registration.active !== null) event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => {
  if (event.data === 'fill') event.waitUntil(fill());
});

self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, self.registration.scope, paths);
  if (way.kind === 'page') event.respondWith(serverFirst(event.request, 'index.html'));
  if (way.kind === 'fresh') event.respondWith(serverFirst(event.request, way.path));
  if (way.kind === 'fixed') event.respondWith(cacheFirst(event.request, way.path));
  if (way.kind === 'lake') event.respondWith(lakeAnswer(event));
});

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('app-') && name !== APP_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Fetches what the cache lacks; the browser's own cache is asked first whether it is current. */
async function fill(): Promise<void> {
  const cache = await caches.open(APP_CACHE);
  for (const [path] of APP_FILES) {
    if ((await cache.match(path)) !== undefined) continue;
    const answer = await fetch(path, { cache: 'no-cache' });
    if (answer.ok) await cache.put(path, answer);
  }
  news.postMessage({ isFilled: true });
}

async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(APP_CACHE);
  return cache.match(path);
}

async function serverFirst(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await kept(path)) ?? Response.error();
  }
}

async function cacheFirst(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

async function lakeAnswer(event: FetchEvent): Promise<Response> {
  const { answer, isKept, keeping } = await lake.answer(event.request);
  news.postMessage({ isOffline: isKept });
  if (keeping !== undefined) event.waitUntil(keeping);
  return answer ?? Response.error();
}
