/**
 * How a thread knows that another has ended. A browser says nothing when a worker dies of want of
 * memory; but it gives back the locks of whoever is gone. So a worker holds one for as long as it
 * lives and says which, and whoever waits for that lock gets it at the worker's end.
 */
export type LifeSign = {
  readonly kind: 'spymaster-life';
  /** Name of the lock that the worker holds. */
  readonly lock: string;
};

/** Whether a message is a worker's sign of life; answers of comlink are not. */
export function isLifeSign(message: unknown): message is LifeSign {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'spymaster-life' &&
    'lock' in message &&
    typeof message.lock === 'string'
  );
}
