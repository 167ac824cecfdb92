import type { LifeSign } from '../protocol/life-sign.ts';

/**
 * Lets the page know when this worker ends. Only a secure origin has locks: elsewhere an end goes
 * unnoticed, and everything else works.
 *
 * @see LifeSign
 */
export function showLife(): void {
  if (!isSecureContext) return;
  const lock = `${self.name} ${crypto.randomUUID()}`;
  void navigator.locks.request(lock, () => {
    const sign: LifeSign = { kind: 'spymaster-life', lock };
    postMessage(sign);
    // Held for life.
    return new Promise<never>(() => undefined);
  });
}
