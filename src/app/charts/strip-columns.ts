import type { ChartScale } from './chart-scene.ts';

/** Values that fall on the same pixels: a stretch of the strip's width and what it spans. */
export type StripColumn = {
  /** First pixel, and the one after the last. */
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
};

/** A row of windows, a value each. */
export type WindowValues = {
  /** End of each window, UNIX seconds, ascending. */
  readonly endS: Float64Array;
  /** NaN where it cannot be told. */
  readonly values: Float64Array;
};

/** How many leading windows have ended by an instant. */
export function windowsUntil(endS: Float64Array, atS: number): number {
  let start = 0;
  let end = endS.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((endS[middle] ?? Infinity) <= atS) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Length of a window, seconds: that of most. */
export function windowSeconds(endS: Float64Array): number {
  const [first, second] = [endS.at(0), endS.at(1)];
  return first === undefined || second === undefined ? 5 : second - first;
}

/**
 * Windows as columns of whole pixels, each from its start to its end on the scale of the bars.
 * Where several share a pixel the column spans them all, so that no peak is lost far out; a value
 * that cannot be told leaves its pixels empty.
 *
 * @param untilS nothing that ended later is taken.
 */
export function stripColumns(
  { endS, values }: WindowValues,
  scale: Pick<ChartScale, 'x' | 'instant'>,
  { width, untilS }: { width: number; untilS: number },
): StripColumn[] {
  const spanS = windowSeconds(endS);
  const first = windowsUntil(endS, scale.instant(0));
  const end = Math.min(
    windowsUntil(endS, untilS),
    windowsUntil(endS, scale.instant(width) + spanS),
  );
  const columns: StripColumn[] = [];
  let last: { left: number; right: number; low: number; high: number } | undefined;
  for (let i = first; i < end; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const right = Math.floor(scale.x(endS[i] ?? 0));
    const left = Math.min(Math.floor(scale.x((endS[i] ?? 0) - spanS)), right - 1);
    if (last !== undefined && left < last.right) {
      last.low = Math.min(last.low, value);
      last.high = Math.max(last.high, value);
      last.right = Math.max(last.right, right);
    } else {
      last = { left, right, low: value, high: value };
      columns.push(last);
    }
  }
  return columns;
}

/** Mean of the known values among the last windows up to each; NaN where none is known. */
export function trailingMeans(values: Float64Array, windows: number): Float64Array {
  const means = new Float64Array(values.length);
  let [sum, count] = [0, 0];
  const take = (value: number, sign: 1 | -1): void => {
    if (Number.isNaN(value)) return;
    sum += sign * value;
    count += sign;
  };
  for (let i = 0; i < values.length; i++) {
    take(values[i] ?? NaN, 1);
    if (i >= windows) take(values[i - windows] ?? NaN, -1);
    means[i] = count === 0 ? NaN : sum / count;
  }
  return means;
}

/** Share of the columns that a lane's scale holds: one burst must not flatten an hour. */
const HELD_SHARE = 0.995;

/** The smallest of some round bounds that holds all but the rarest columns; else the last. */
export function boundOf(columns: readonly StripColumn[], bounds: readonly number[]): number {
  const sizes = Float64Array.from(columns, ({ low, high }) =>
    Math.max(Math.abs(low), Math.abs(high)),
  ).sort();
  const most = sizes.at(Math.floor((sizes.length - 1) * HELD_SHARE)) ?? 0;
  return bounds.find((bound) => bound >= most) ?? bounds.at(-1) ?? 1;
}
