/**
 * The page's hand on its service worker. A build without one, and a browser without any, cost the
 * user the desk without a server and nothing else.
 */

/** A first visit waits no longer for the worker than this, ms. */
const WAIT_MS_MAX = 1500;

/** Channel on which the worker says whether the server answers. */
export const OFFLINE_NEWS = 'spymaster.offline';

/** What the worker says. */
export type OfflineNews = { readonly isOffline?: boolean; readonly isFilled?: boolean };

/**
 * Puts the page under its service worker. On a first visit the app starts after it, so that what is
 * read from the lake is kept from the first file on.
 */
export async function underServiceWorker(): Promise<void> {
  const script = document.querySelector<HTMLMetaElement>('meta[name="service-worker"]')?.content;
  if (script === undefined || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const registering = serviceWorker.register(script, { updateViaCache: 'none' });
  if (serviceWorker.controller !== null) {
    // Without a server there is nothing newer; the worker in charge goes on.
    registering.catch(() => undefined);
    return;
  }
  await Promise.race([controlled(serviceWorker, registering), waited(WAIT_MS_MAX)]);
}

/** Asks the worker to keep the app's own files, once there is one; it does so in its own time. */
export function keepApp(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('fill'));
}

async function controlled(
  container: ServiceWorkerContainer,
  registering: Promise<unknown>,
): Promise<void> {
  const change = new Promise<void>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  try {
    // A browser that was told to have none answers with nothing.
    if ((await registering) !== undefined) await change;
  } catch {
    // The server has no worker, or the page may not have one.
  }
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
