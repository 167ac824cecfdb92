/**
 * Takes the time from a user's move to the evidence of that moment in the panel, and how long the
 * retrieval worker took to open the past and to answer first.
 * Runs before the app, as text, and hangs on `globalThis.evidence`.
 *
 * It reads the messages of comlink: a call has an id and a path, its answer the same id.
 */
export const evidenceProbe = `
globalThis.evidence = (() => {
  const calls = new Map();
  const opening = { openMs: undefined, firstMs: undefined };
  const list = [];
  let movedMs;

  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const call = calls.get(data?.id);
        if (call === undefined) return;
        calls.delete(data.id);
        const ms = performance.now() - call.askedMs;
        if (call.method === 'open') opening.openMs = ms;
        else opening.firstMs ??= ms;
      });
    }

    postMessage(message, ...rest) {
      const method = message?.path?.at(-1);
      const value = message?.argumentList?.[0]?.value;
      const isOpen = method === 'open' && value?.past !== undefined;
      const isAsk = method === 'at' && value?.horizonMin !== undefined && value.level !== undefined;
      if (isOpen || isAsk) calls.set(message.id, { method, askedMs: performance.now() });
      super.postMessage(message, ...rest);
    }
  };

  const panel = () => document.querySelector('app-evidence-panel section');
  const look = () => {
    const { current, question, computeMs } = panel()?.dataset ?? {};
    if (movedMs === undefined || current !== 'true' || calls.size > 0) return;
    list.push({ ms: performance.now() - movedMs, question, computeMs: Number(computeMs) });
    movedMs = undefined;
  };
  const moved = () => {
    movedMs = performance.now();
    // Where nothing changes there is nothing to wait for.
    setTimeout(() => { if (movedMs !== undefined && panel()?.dataset.current === 'true' && calls.size === 0) movedMs = undefined; }, 1000);
  };
  addEventListener('pointerdown', moved, { capture: true });
  addEventListener('keydown', moved, { capture: true });
  new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-current', 'data-at'] });

  return {
    opening,
    isIdle: () => movedMs === undefined && calls.size === 0,
    take: () => list.splice(0),
  };
})();
`;
