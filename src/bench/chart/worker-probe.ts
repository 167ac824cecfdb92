/**
 * What stands between the page and its workers and takes the time of each answer about a moment,
 * the chart's and that about the pressure at it.
 * Runs before the app, as text, and hangs on `globalThis.answers`.
 *
 * It reads the messages of comlink: a call has an id and a path, its answer the same id.
 */
export const workerProbe = `
globalThis.answers = (() => {
  const asked = new Map();
  const list = [];
  let isShownWatched = false;

  const shownAt = {
    moment: () => document.querySelector('app-chart-panel [data-drawn=true]')?.dataset.at,
    pressure: () => document.querySelector('app-ladder-panel section')?.dataset.at,
  };

  const watchShown = () => {
    const at = { moment: shownAt.moment(), pressure: shownAt.pressure() };
    const now = performance.now();
    // The frame after the one in which chart or ladder was told has it on the screen.
    for (const answer of list) {
      if (answer.toldFrame) [answer.shownMs, answer.toldFrame] = [now - answer.askedMs, false];
      else if (answer.shownMs === undefined && answer.atS === Number(at[answer.kind])) answer.toldFrame = true;
    }
    if (isShownWatched) requestAnimationFrame(watchShown);
  };

  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const call = asked.get(data?.id);
        if (call === undefined) return;
        asked.delete(data.id);
        const { computeMs } = data.value ?? {};
        list.push({ ...call, answerMs: performance.now() - call.askedMs, computeMs });
      });
    }

    postMessage(message, ...rest) {
      const value = message?.argumentList?.[0]?.value;
      // Evidence is asked at a horizon; it has a bench of its own.
      if (message?.path?.at(-1) === 'at' && message.type === 'APPLY' && value.horizonMin === undefined) {
        const asks = typeof value === 'number' ? { kind: 'moment', atS: value } : { kind: 'pressure', atS: value.atS };
        asked.set(message.id, { ...asks, askedMs: performance.now() });
      }
      super.postMessage(message, ...rest);
    }
  };

  return {
    start() {
      list.length = 0;
      isShownWatched = true;
      requestAnimationFrame(watchShown);
    },
    // A moment that was overtaken before its frame is never shown; the last of a kind always is.
    isIdle: () =>
      asked.size === 0 &&
      ['moment', 'pressure'].every((kind) => {
        const last = list.findLast((answer) => answer.kind === kind);
        return last === undefined || last.shownMs !== undefined;
      }),
    stop() {
      isShownWatched = false;
      return list;
    },
  };
})();
`;
