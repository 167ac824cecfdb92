import type { NullSummary } from '../../domain/evaluation/answer-evaluation.ts';
import { pText, signedPercent } from './figure-words.ts';
import { drawing, element, label, line, scale, span } from './svg.ts';

const WIDTH = 560;
const PANEL = 104;
const LEFT = 0;
const RIGHT = WIDTH - 10;
const BIN_COUNT = 56;

/** A null with its name. */
export type NamedNull = { readonly name: string; readonly summary: NullSummary };

/** Skills under each null as a histogram, and the skill that was found. */
export function nullFigure(nulls: readonly NamedNull[]): string {
  const all = nulls.flatMap(({ summary }) => [...summary.nulls, summary.observed]);
  const reach = span([0, ...all], 0.01);
  const x = scale(reach, [LEFT + 8, RIGHT], 6);
  const bottom = 18 + PANEL * nulls.length;
  const panels = nulls.flatMap((named, i) => panel(named, { x, reach, top: 18 + PANEL * i }));
  const axis = x.ticks.flatMap((tick) => [
    line([x.at(tick), 18], [x.at(tick), bottom], Math.abs(tick) < 1e-9 ? 'zero' : 'grid'),
    label(x.at(tick), bottom + 16, signedPercent(tick, 0), 'axis middle'),
  ]);
  const observed = nulls.at(0)?.summary.observed ?? NaN;
  const found = Number.isFinite(observed)
    ? [
        line([x.at(observed), 14], [x.at(observed), bottom], 'observed'),
        label(
          x.at(observed),
          10,
          `found ${signedPercent(observed)} %`,
          x.at(observed) > WIDTH / 2 ? 'name end' : 'name',
        ),
      ]
    : [];
  return drawing(WIDTH, bottom + 36, 'Skill under two nulls', [
    ...axis,
    ...panels,
    ...found,
    label(RIGHT, bottom + 32, 'skill over the tilted base rate, %', 'axis end'),
  ]);
}

type Place = {
  readonly x: ReturnType<typeof scale>;
  readonly reach: readonly [number, number];
  readonly top: number;
};

function panel({ name, summary }: NamedNull, { x, reach: [low, high], top }: Place): string[] {
  const counts = new Float64Array(BIN_COUNT);
  for (const skill of summary.nulls) {
    const bin = Math.floor(((skill - low) / (high - low)) * BIN_COUNT);
    counts[Math.min(BIN_COUNT - 1, Math.max(0, bin))]++;
  }
  const most = Math.max(1, ...counts);
  const base = top + PANEL - 6;
  const width = (x.at(high) - x.at(low)) / BIN_COUNT;
  const bars = Array.from(counts, (found, bin) => {
    const height = (found / most) * (PANEL - 46);
    const place = { x: x.at(low) + bin * width, y: base - height };
    return found === 0 ? '' : element('rect', { ...place, width: width - 1, height, class: 'bar' });
  });
  return [
    ...bars,
    line([x.at(low), base], [x.at(high), base], 'floor'),
    label(LEFT + 8, top + 18, name, 'name halo'),
    label(LEFT + 8, top + 34, `p = ${pText(summary.pValue)}`, 'value halo'),
  ];
}
