import cliProgress from 'cli-progress';

/** A running piece of long work as the user sees it. */
export type Progress = {
  /** @param value units done so far, in all. */
  readonly update: (value: number) => void;
  /** Ends the bar; long work leaves one line with its total and the time it took. */
  readonly done: () => void;
};

type ProgressOptions = {
  /** What is counted, in the plural: records, rows, sessions; "bytes" are shown as MB. */
  readonly unit: string;
  /** Units in all; without it there is no bar and no time left, only count and rate. */
  readonly total?: number | undefined;
};

/** What the bar's line is made of. */
type Stand = ProgressOptions & {
  readonly title: string;
  readonly value: number;
  readonly elapsedS: number;
};

const BAR_WIDTH = 24;

/** Bars that are on the screen. */
const running = new Set<cliProgress.SingleBar>();

/** Work that is over sooner leaves no line. */
const LONG_S = 1;

/**
 * Shows long work on stderr with its rate and the time left. Where stderr is no terminal, only a
 * closing line is written, and that only if the work took a while.
 */
export function progress(title: string, options: ProgressOptions): Progress {
  const startMs = performance.now();
  let value = 0;
  const stand = (): Stand => ({
    ...options,
    title,
    value,
    elapsedS: (performance.now() - startMs) / 1000,
  });
  const bar = new cliProgress.SingleBar({
    format: () => progressLine(stand()),
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    etaAsynchronousUpdate: false,
  });
  bar.start(options.total ?? 0, 0);
  running.add(bar);
  return {
    update: (next) => {
      value = next;
      bar.update(next);
    },
    done: () => {
      bar.stop();
      running.delete(bar);
      const over = stand();
      if (over.elapsedS >= LONG_S) process.stderr.write(`${closingLine(over)}\n`);
    },
  };
}

/**
 * Takes down the bars of work that failed, without a closing line. A bar left running would keep
 * the process alive and the cursor hidden.
 */
export function abandonProgress(): void {
  for (const bar of running) bar.stop();
  running.clear();
}

/** One line for work that goes on: share, count, rate and time left as far as they are known. */
export function progressLine({ title, unit, total, value, elapsedS }: Stand): string {
  const rate = elapsedS > 0 ? value / elapsedS : 0;
  const counted = `${amount(value, unit)}  ${amount(rate, unit)}/s`;
  if (total === undefined || total <= 0) return `${title}  ${counted}`;
  const share = Math.min(1, value / total);
  const full = Math.round(share * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  const left = rate > 0 ? `  ${duration(Math.max(0, total - value) / rate)} left` : '';
  return `${title}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${counted}${left}`;
}

/** One line for work that is over. */
export function closingLine({ title, unit, value, elapsedS }: Stand): string {
  const rate = elapsedS > 0 ? value / elapsedS : value;
  return `${title}  ${amount(value, unit)} in ${duration(elapsedS)}, ${amount(rate, unit)}/s`;
}

function amount(count: number, unit: string): string {
  if (unit === 'bytes') return `${(count / 1e6).toFixed(1)} MB`;
  return `${Math.round(count).toLocaleString('en-US')} ${unit}`;
}

function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
