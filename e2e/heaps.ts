/** What the page and each of its threads hold once garbage is gone. */
import type { CDPSession, Page } from '@playwright/test';

/** Bytes by thread: `page` and the workers' names. */
export type HeapBytes = Readonly<Record<string, number>>;

type Answer = { readonly id?: number; readonly result?: unknown };
/** A heap as Chromium writes it: nodes are rows of numbers, their columns named in `meta`. */
type Snapshot = {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
};
type Usage = { readonly usedSize: number; readonly backingStorageSize: number };

/**
 * The heaps of a page. Its workers are spoken to through the page's own session: messages wrapped
 * in messages, for Playwright gives no session of a worker.
 */
export class Heaps {
  readonly #session: CDPSession;
  /** Sessions of the threads that run. */
  readonly #threads = new Set<string>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #nextId = 1;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId }) => this.#threads.add(sessionId));
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#threads.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as Answer;
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  /** The heaps of an open page. */
  static async of(page: Page): Promise<Heaps> {
    const session = await page.context().newCDPSession(page);
    const heaps = new Heaps(session);
    const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
    await session.send('Target.setAutoAttach', options);
    return heaps;
  }

  /** Objects and the buffers behind them. */
  async bytes(): Promise<HeapBytes> {
    const threads = await Promise.all([...this.#threads].map((thread) => this.#thread(thread)));
    return Object.fromEntries([['page', await this.#page()], ...threads]);
  }

  /** The page without its compiled code, of which a browser makes more the longer it runs. */
  async #page(): Promise<number> {
    const chunks: string[] = [];
    const take = ({ chunk }: { chunk: string }): number => chunks.push(chunk);
    this.#session.on('HeapProfiler.addHeapSnapshotChunk', take);
    await this.#session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    this.#session.off('HeapProfiler.addHeapSnapshotChunk', take);
    return sizeWithoutCode(JSON.parse(chunks.join('')) as Snapshot);
  }

  async #thread(thread: string): Promise<readonly [name: string, bytes: number]> {
    await this.#ask(thread, 'HeapProfiler.collectGarbage');
    await this.#ask(thread, 'HeapProfiler.collectGarbage');
    const name = (await this.#ask(thread, 'Runtime.evaluate', { expression: 'self.name' })) as {
      readonly result: { readonly value: string };
    };
    const usage = (await this.#ask(thread, 'Runtime.getHeapUsage')) as Usage;
    return [name.result.value, sizeOf(usage)];
  }

  #ask(sessionId: string, method: string, params: object = {}): Promise<unknown> {
    const id = this.#nextId++;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    void this.#session.send('Target.sendMessageToTarget', { sessionId, message });
    return answer.finally(() => this.#waiting.delete(id));
  }
}

function sizeOf({ usedSize, backingStorageSize }: Usage): number {
  return usedSize + backingStorageSize;
}

function sizeWithoutCode({ snapshot, nodes }: Snapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = types[0].indexOf('code');
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] !== code) bytes += nodes[at + size];
  }
  return bytes;
}
