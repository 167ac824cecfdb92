/**
 * What watches from inside the page: its frames, its long tasks, its first candles, its picture.
 * The user's moves come from outside, as real input.
 *
 * As text, for the bench itself knows no DOM. All of it hangs on `globalThis.probe`.
 */
export const pageProbe = `
globalThis.probe = (() => {
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  const plot = () => document.querySelector('app-chart-panel [data-drawn=true]');
  const marks = {};
  const isAtRest = () =>
    marks.candlesMs !== undefined &&
    document.querySelector('app-status-bar .workers')?.textContent.trim() === 'idle';
  let framesSince;
  const watchLoad = () => {
    const now = performance.now();
    // The library paints one frame after it was told, at the latest; then they are on the screen.
    if (framesSince !== undefined && ++framesSince === 2) marks.candlesMs = now;
    if (framesSince === undefined && plot()?.dataset.lastOpen) framesSince = 0;
    if (marks.loadedMs === undefined && isAtRest()) marks.loadedMs = now;
    if (marks.candlesMs === undefined || marks.loadedMs === undefined)
      requestAnimationFrame(watchLoad);
  };
  requestAnimationFrame(watchLoad);

  let moves = 0;
  let moveMs;
  const takeMove = () => {
    moves++;
    moveMs ??= performance.now();
  };
  for (const type of ['mousemove', 'wheel'])
    addEventListener(type, takeMove, { capture: true, passive: true });

  const brush = CanvasRenderingContext2D.prototype;
  const strokes = ['fillRect', 'fill', 'stroke', 'fillText'];
  let calls = 0;
  const countCalls = () => {
    const originals = strokes.map((name) => brush[name]);
    strokes.forEach((name, i) => {
      brush[name] = function (...args) {
        calls++;
        return originals[i].apply(this, args);
      };
    });
    return () => strokes.forEach((name, i) => (brush[name] = originals[i]));
  };

  /**
   * Two times of the frames that answer moves, ms. Intervals: from frame to frame; input may come
   * before the frame that draws it, so the one before it counts too. Answers: from taking a move to
   * the start of the frame after the one that draws it, which is all work if nothing paces frames.
   */
  const watchFrames = (countsCalls) => {
    const [intervals, answers] = [[], []];
    const release = countsCalls ? countCalls() : () => undefined;
    let isWatching = true;
    let paintedCount = 0;
    let last;
    let answering;
    [moves, moveMs, calls] = [0, undefined, 0];
    let callsBefore = 0;
    const frame = () => {
      if (!isWatching) return;
      // Not the frame's own time, which keeps the screen's beat however late the frame runs.
      const now = performance.now();
      const isNear = answering !== undefined || moveMs !== undefined;
      if (last !== undefined && isNear) intervals.push(now - last);
      if (answering !== undefined) answers.push(now - answering);
      if (calls > callsBefore) paintedCount++;
      [last, callsBefore] = [now, calls];
      [answering, moveMs] = [moveMs, undefined];
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return () => {
      isWatching = false;
      release();
      return { intervals, answers, moveCount: moves, paintedCount, callCount: calls };
    };
  };
  let stop;

  /** Stretches of columns that hold a candle's color, each a candle of the picture. */
  const candlesInPicture = () => {
    const style = getComputedStyle(plot());
    const colors = ['--candle', '--candle-f'].map((token) =>
      parseInt(style.getPropertyValue(token).trim().slice(1), 16),
    );
    const area = ({ width, height }) => width * height;
    const [canvas] = [...plot().querySelectorAll('canvas')].sort((a, b) => area(b) - area(a));
    const { data, width, height } = canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height);
    const isCandle = (x) => {
      for (let y = 0; y < height; y++) {
        const at = 4 * (y * width + x);
        if (colors.includes((data[at] << 16) | (data[at + 1] << 8) | data[at + 2])) return true;
      }
      return false;
    };
    let count = 0;
    let wasCandle = false;
    for (let x = 0; x < width; x++) {
      const is = isCandle(x);
      if (is && !wasCandle) count++;
      wasCandle = is;
    }
    return count;
  };

  return {
    marks,
    longTasks,
    candlesInPicture,
    start: (countsCalls) => void (stop = watchFrames(countsCalls)),
    stop: () => stop(),
  };
})();
`;
