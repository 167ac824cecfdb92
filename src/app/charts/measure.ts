import { clockAt, priceText } from '../context/session-frame.ts';
import type { SessionFrame } from '../context/session-frame.ts';
import { MISSING, grouped, minutesSeconds, signed } from '../ui/figures.ts';

/** A point of the chart: an instant and a price. */
export type ChartPoint = {
  /** UNIX seconds. */
  readonly atS: number;
  /** Points. */
  readonly px: number;
};

/** Two points, and the ruler for the distance between them. */
export type SceneMeasure = {
  readonly from: ChartPoint;
  readonly to: ChartPoint;
  /** One ATR, points; undefined while it is not known. */
  readonly atrPx: number | undefined;
};

/** The distance between two points: in points and ticks, in ATR, in time. */
export function measureWords(
  { from, to, atrPx }: SceneMeasure,
  { tickPx, decimals }: Pick<SessionFrame, 'tickPx' | 'decimals'>,
): readonly string[] {
  const distance = to.px - from.px;
  const ticks = Math.round(distance / tickPx);
  const count = `${signed(ticks, 0)} ${Math.abs(ticks) === 1 ? 'tick' : 'ticks'}`;
  const atr = atrPx === undefined ? MISSING : signed(distance / atrPx, 2);
  return [`${signed(distance, decimals)} pt, ${count}`, `${atr} ATR`, spanWords(to.atS - from.atS)];
}

/** A span of time with its sign: 35 s, 4:05 min, 1:04:05 h. */
export function spanWords(seconds: number): string {
  const size = Math.abs(Math.round(seconds));
  const sign = seconds < 0 ? '\u2212' : '';
  if (size < 60) return `${sign}${size} s`;
  if (size < 3600) return `${sign}${minutesSeconds(size)} min, ${sign}${grouped(size)} s`;
  const rest = minutesSeconds(size % 3600).padStart(5, '0');
  return `${sign}${Math.floor(size / 3600)}:${rest} h, ${sign}${grouped(size)} s`;
}

/** Where the measure goes from and to, for whoever does not see it. */
export function measureSentence(measure: SceneMeasure, frame: SessionFrame): string {
  const place = ({ atS, px }: ChartPoint): string =>
    `${priceText(frame, px)} at ${clockAt(frame, atS)}`;
  const { from, to } = measure;
  return `From ${place(from)} to ${place(to)}: ${measureWords(measure, frame).join(', ')}`;
}
