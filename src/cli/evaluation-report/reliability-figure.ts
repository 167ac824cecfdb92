import type { Calibration } from '../../domain/evaluation/calibration.ts';
import { percent } from './figure-words.ts';
import { drawing, element, label, line, scale, span } from './svg.ts';

const SIZE = { left: 34, right: 10, top: 8, bottom: 34 } as const;

/** How a mark looks: outcome words, or ink for the leading outcome. */
export type MarkKind = 'BREAK' | 'REJECT' | 'CHOP' | 'ink';

/** What was said against what came, with bars inside which honest chances would stay. */
export function reliabilityFigure(
  name: string,
  { bins }: Calibration,
  { kind, size }: { readonly kind: MarkKind; readonly size: number },
): string {
  const reach = span(
    bins.flatMap(({ said, came, low, high }) => [said, came, low, high]),
    0.1,
  );
  const x = scale(reach, [SIZE.left, size - SIZE.right], 4);
  const y = scale(reach, [size - SIZE.bottom, SIZE.top], 4);
  const [low, high] = reach;
  const axis = x.ticks.flatMap((tick) => [
    line([x.at(tick), y.at(low)], [x.at(tick), y.at(high)], 'grid'),
    line([x.at(low), y.at(tick)], [x.at(high), y.at(tick)], 'grid'),
    label(x.at(tick), size - SIZE.bottom + 15, percent(tick, 0), 'axis middle'),
    label(SIZE.left - 6, y.at(tick) + 4, percent(tick, 0), 'axis end'),
  ]);
  const bars = bins.map((bin) =>
    line([x.at(bin.said), y.at(bin.low)], [x.at(bin.said), y.at(bin.high)], 'consistency'),
  );
  const marks = bins.map(({ said, came }) => mark(kind, x.at(said), y.at(came)));
  return drawing(size, size, name, [
    ...axis,
    line([x.at(low), y.at(low)], [x.at(high), y.at(high)], 'diagonal'),
    ...bars,
    ...marks,
    label(x.at(high), size - 4, 'said, %', 'axis end'),
    label(SIZE.left + 6, SIZE.top + 12, 'came, %', 'axis halo'),
  ]);
}

/** A disc, a ring or a dash, so that no outcome is told by color alone. */
function mark(kind: MarkKind, cx: number, cy: number): string {
  if (kind === 'CHOP') {
    return line([cx - 5, cy], [cx + 5, cy], 'CHOP-mark');
  }
  return element('circle', { cx, cy, r: kind === 'REJECT' ? 3.6 : 4.2, class: `${kind}-mark` });
}
