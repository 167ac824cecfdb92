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
  let pressureAtS;

  /** What a question is about; pressure asked twice at a moment is that of another level. */
  const asksOf = (value) => {
    if (typeof value === 'number') return { kind: 'moment', atS: value };
    const kind = value.atS === pressureAtS ? 'switch' : 'pressure';
    pressureAtS = value.atS;
    return { kind, atS: value.atS };
  };

  const shownAt = (kind) => {
    const place = kind === 'moment' ? 'app-chart-panel [data-drawn=true]' : 'app-ladder-panel section';
    return Number(document.querySelector(place)?.dataset.at);
  };

  // What chart or ladder were told is on the screen when the frame after that one begins. Frames are
  // asked for then alone: one asked for all the time would hold up every answer.
  const look = () => {
    const told = list.filter(
      ({ shownMs, isTold, atS, kind }) => shownMs === undefined && !isTold && atS === shownAt(kind),
    );
    if (told.length === 0) return;
    for (const answer of told) answer.isTold = true;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      for (const answer of told) answer.shownMs = performance.now() - answer.askedMs;
    }));
  };
  new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-at'] });

  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const call = asked.get(data?.id);
        if (call === undefined) return;
        asked.delete(data.id);
        const { computeMs } = data.value ?? {};
        list.push({ ...call, answerMs: performance.now() - call.askedMs, computeMs });
        // An answer about what is on the screen already changes nothing there.
        look();
      });
    }

    postMessage(message, ...rest) {
      const value = message?.argumentList?.[0]?.value;
      // Evidence is asked at a horizon; it has a bench of its own.
      if (message?.path?.at(-1) === 'at' && message.type === 'APPLY' && value.horizonMin === undefined) {
        asked.set(message.id, { ...asksOf(value), askedMs: performance.now() });
      }
      super.postMessage(message, ...rest);
    }
  };

  return {
    start: () => { list.length = 0; },
    // A moment that was overtaken before its frame is never shown; the last of a kind always is.
    isIdle: () =>
      asked.size === 0 &&
      ['moment', 'pressure'].every((kind) => {
        const last = list.findLast((answer) => answer.kind === kind);
        return last === undefined || last.shownMs !== undefined;
      }),
    stop: () => list,
  };
})();
`;
