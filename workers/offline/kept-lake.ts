import { createPartialResponse } from 'workbox-range-requests';

/** Name of the cache with files of the lake; the page reads from it what is here. */
const LAKE_CACHE = 'lake';

/**
 * Whole copies of the lake's files that were opened. While the server answers, its answer counts
 * and the copy follows it; without it the copy answers, also a request for a part of it.
 */
export class KeptLake {
  /** Files that are being fetched whole, by address. */
  readonly #coming = new Map<string, Promise<void>>();

  /**
   * The server's answer and what keeps its copy, or the copy.
   *
   * @returns undefined as an answer if neither server nor copy is there.
   */
  async answer(request: Request): Promise<{
    readonly answer: Response | undefined;
    readonly isKept: boolean;
    readonly keeping?: Promise<void>;
  }> {
    let answer: Response;
    try {
      answer = await fetch(request);
    } catch {
      return { answer: await this.#copyFor(request), isKept: true };
    }
    return { answer, isKept: false, keeping: this.#keep(request, answer.clone()) };
  }

  async #copyFor(request: Request): Promise<Response | undefined> {
    const cache = await caches.open(LAKE_CACHE);
    const copy = await cache.match(request.url);
    if (copy === undefined) return undefined;
    if (request.method === 'HEAD') return new Response(null, { headers: copy.headers });
    return request.headers.has('Range') ? createPartialResponse(request, copy) : copy;
  }

  async #keep({ url, method }: Request, answer: Response): Promise<void> {
    const cache = await caches.open(LAKE_CACHE);
    if (answer.status === 404) await cache.delete(url);
    if (!answer.ok) return;
    const etag = answer.headers.get('ETag');
    const copy = await cache.match(url);
    if (copy !== undefined && etag !== null && copy.headers.get('ETag') === etag) return;
    if (answer.status === 200 && method === 'GET') await put(cache, url, answer);
    else await this.#fetchWhole(url);
  }

  /** Many parts of a file are asked for at once; it is fetched once. */
  #fetchWhole(url: string): Promise<void> {
    const coming = this.#coming.get(url) ?? this.#fetched(url);
    this.#coming.set(url, coming);
    return coming;
  }

  async #fetched(url: string): Promise<void> {
    const [cache, answer] = [await caches.open(LAKE_CACHE), await fetch(url)];
    if (answer.ok) await put(cache, url, answer);
    this.#coming.delete(url);
  }
}

/** A browser without room keeps no copy: the file then counts as not here. */
async function put(cache: Cache, url: string, answer: Response): Promise<void> {
  try {
    await cache.put(url, answer);
  } catch {
    await cache.delete(url);
  }
}
