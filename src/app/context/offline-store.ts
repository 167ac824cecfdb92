import { computed, effect, inject, untracked } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { lakeUrlOf } from '../data/lake-address.ts';
import { OFFLINE_NEWS, keepApp } from '../data/service-worker.ts';
import type { OfflineNews } from '../data/service-worker.ts';
import { SessionStore } from './session-store.ts';

/** Cache of the service worker with the lake's files. */
const LAKE_CACHE = 'lake';
/** While the server is away it is asked this often, ms. */
const ASK_MS = 10_000;
/** Tables a session cannot be shown without. */
const NEEDED = ['bars_2m', 'levels_2m', 'trades'];

type OfflineState = {
  /** Whether the server did not answer last. */
  readonly isOffline: boolean;
  /** Addresses of the lake's files that are kept in this browser. */
  readonly kept: ReadonlySet<string>;
  /** Whether they have been looked through since the server went away. */
  readonly isKnown: boolean;
};

/** What is here when the server is not. */
export const OfflineStore = signalStore(
  { providedIn: 'root' },
  withState<OfflineState>({ isOffline: false, kept: new Set<string>(), isKnown: false }),
  withProps(() => ({ _sessions: inject(SessionStore) })),
  withMethods((store) => ({
    /** Whether a session can be opened now: what its screen needs is here, or the server is. */
    canOpen({ tables }: Pick<CatalogSession, 'tables'>): boolean {
      if (!store.isOffline()) return true;
      return NEEDED.every((table) => {
        const partition = Object.hasOwn(tables, table) ? tables[table] : undefined;
        return partition === undefined || store.kept().has(lakeUrlOf(partition.path));
      });
    },
    /** Forgets every session that is kept; what is on the screen stays. */
    async forget(): Promise<void> {
      if (hasCaches()) await caches.delete(LAKE_CACHE);
      patchState(store, { kept: new Set<string>() });
    },
    async _look(): Promise<void> {
      if (!hasCaches()) return;
      const cache = await caches.open(LAKE_CACHE);
      const requests = await cache.keys();
      patchState(store, { kept: new Set(requests.map(({ url }) => url)), isKnown: true });
    },
    _hear({ isOffline }: OfflineNews): void {
      if (isOffline === undefined || isOffline === store.isOffline()) return;
      patchState(store, { isOffline, isKnown: false });
      if (isOffline) void this._look();
    },
  })),
  withComputed((store) => ({
    /** Sessions that can be opened without the server. */
    hereCount: computed(() => store._sessions.sessions().filter(store.canOpen).length),
  })),
  withHooks({
    onInit: (store) => {
      const news = new BroadcastChannel(OFFLINE_NEWS);
      news.addEventListener('message', ({ data }: MessageEvent<OfflineNews>) => store._hear(data));
      const ask = (): void => void askServer();
      addEventListener('online', ask);
      addEventListener('offline', ask);
      setInterval(() => untracked(store.isOffline) && ask(), ASK_MS);
      // The app's own files come when the desk stands: the candles do not wait for them.
      effect(() => {
        if (store._sessions.opened() !== undefined) keepApp();
      });
    },
  }),
);

/** The worker hears the answer, or that there is none, and says so. */
async function askServer(): Promise<void> {
  await fetch(lakeUrlOf('catalog.json'), { method: 'HEAD' }).catch(() => undefined);
}

/** A page that is not served safely has no caches. */
function hasCaches(): boolean {
  return 'caches' in globalThis;
}
