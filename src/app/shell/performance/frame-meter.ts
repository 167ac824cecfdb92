import { Observable } from 'rxjs';

/** How often the meter speaks, ms. */
const SPEAK_MS = 500;
/** Frames remembered: four seconds at 60 a second. */
const FRAME_COUNT_MAX = 240;
/** Long tasks are counted over the newest of these, ms. */
const TASK_SPAN_MS = 60_000;

/** What the main thread did lately. */
export type FrameReading = {
  /** Frames a second. */
  readonly fps: number;
  /** Time from frame to frame that 95 of 100 keep to, ms. */
  readonly frameP95Ms: number;
  /** Tasks over 50 ms in the last minute. */
  readonly longTaskCount: number;
  /** The longest of them, ms; 0 without one. */
  readonly longTaskMaxMs: number;
};

/** Measures frames and long tasks for as long as somebody listens. */
export function frameReadings(): Observable<FrameReading> {
  return new Observable((subscriber) => {
    const frames: number[] = [];
    let tasks: readonly PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => {
      tasks = [...tasks, ...list.getEntries()];
    });
    observer.observe({ type: 'longtask', buffered: true });
    let spokeAt = performance.now();
    const look = (atMs: number): void => {
      frames.push(atMs);
      if (frames.length > FRAME_COUNT_MAX) frames.shift();
      if (atMs - spokeAt >= SPEAK_MS && frames.length > 2) {
        spokeAt = atMs;
        tasks = tasks.filter(({ startTime }) => startTime > atMs - TASK_SPAN_MS);
        subscriber.next(readingOf(frames, tasks));
      }
      request = requestAnimationFrame(look);
    };
    let request = requestAnimationFrame(look);
    return () => {
      cancelAnimationFrame(request);
      observer.disconnect();
    };
  });
}

/** @param frames instants of frames, ms, ascending, two at least. */
export function readingOf(
  frames: readonly number[],
  tasks: readonly Pick<PerformanceEntry, 'duration'>[],
): FrameReading {
  const gaps = frames.slice(1).map((atMs, i) => atMs - (frames[i] ?? atMs));
  const spanMs = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    fps: Math.round((gaps.length * 1000) / spanMs),
    frameP95Ms: p95(gaps),
    longTaskCount: tasks.length,
    longTaskMaxMs: Math.max(0, ...tasks.map(({ duration }) => duration)),
  };
}

/** What 95 of 100 values keep to; NaN without values. */
export function p95(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}
