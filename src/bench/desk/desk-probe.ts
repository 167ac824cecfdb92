/**
 * What watches sessions and the replay from inside the page, beside the chart's probe. As text, for
 * the bench itself knows no DOM. All of it hangs on `globalThis.deskProbe`.
 */
export const deskProbe = `
globalThis.deskProbe = (() => {
  const HALF_DAY_S = 43200;
  const plot = () => document.querySelector('app-chart-panel [data-drawn]');
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

  /** From a key to the frame after the one that has another session's candles, ms. */
  let switched = Promise.resolve(0);
  const watchSwitch = () => {
    const before = Number(plot().dataset.at);
    switched = new Promise((done) => {
      addEventListener('keydown', async () => {
        const startMs = performance.now();
        for (;;) {
          await nextFrame();
          const { drawn, at, lastOpen } = plot()?.dataset ?? {};
          const isOther = Math.abs(Number(at) - before) > HALF_DAY_S;
          if (drawn === 'true' && at && lastOpen && isOther) break;
        }
        await nextFrame();
        done(performance.now() - startMs);
      }, { capture: true, once: true });
    });
  };

  /** Frames and long tasks of some seconds, and how far the cursor went, s. */
  const watchRun = async (seconds) => {
    const intervals = [];
    const startMs = performance.now();
    const startS = Number(plot().dataset.at);
    let last = startMs;
    while (last - startMs < 1000 * seconds) {
      await nextFrame();
      const now = performance.now();
      intervals.push(now - last);
      last = now;
    }
    await new Promise((done) => setTimeout(done, 200));
    const tasks = probe.longTasks.filter(({ startTime }) => startTime >= startMs && startTime < last);
    return {
      intervals,
      longTasksMs: tasks.map(({ duration }) => duration),
      wentS: Number(plot().dataset.at) - startS,
      tookS: (last - startMs) / 1000,
    };
  };

  return { watchSwitch, whenSwitched: () => switched, watchRun };
})();
`;
