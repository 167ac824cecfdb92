import type { AnswerEvaluation } from '../../domain/evaluation/answer-evaluation.ts';
import { wilsonInterval } from '../../domain/evaluation/wilson.ts';
import { percent } from './figure-words.ts';
import { drawing, element, label, line, scale, span } from './svg.ts';

const WIDTH = 560;
const HEIGHT = 280;
const PLOT = { left: 34, right: WIDTH - 12, top: 10, bottom: HEIGHT - 34 } as const;

/** How often the leading outcome came, among the surest rows; the band is Wilson's. */
export function coverageFigure({
  coverage,
  shares,
  evaluated,
  abstained,
}: AnswerEvaluation): string {
  const bands = coverage.map(({ hits, count }) => wilsonInterval(hits, count));
  const base = Math.max(...shares);
  const reach = span([base, ...bands.flatMap(({ low, high }) => [low, high])], 0.1);
  const x = scale([0, 100], [PLOT.left, PLOT.right], 5);
  const y = scale(reach, [PLOT.bottom, PLOT.top], 5);
  const pointsOf = (of: (i: number) => number): string =>
    coverage
      .map((point, i) => `${x.at(point.coverage).toFixed(1)},${y.at(of(i)).toFixed(1)}`)
      .join(' ');
  const band = `${pointsOf((i) => bands[i].low)} ${pointsOf((i) => bands[i].high)
    .split(' ')
    .reverse()
    .join(' ')}`;
  const answered = 100 * (1 - abstained / evaluated);
  const at80 = coverage.find((point) => point.coverage === 80);
  return drawing(WIDTH, HEIGHT, 'Precision against coverage', [
    ...x.ticks.map((tick) => label(x.at(tick), HEIGHT - 18, String(tick), 'axis middle')),
    ...y.ticks.flatMap((tick) => [
      line([PLOT.left, y.at(tick)], [PLOT.right, y.at(tick)], 'grid'),
      label(PLOT.left - 6, y.at(tick) + 4, percent(tick, 0), 'axis end'),
    ]),
    element('polygon', { points: band, class: 'band' }),
    line([PLOT.left, y.at(base)], [PLOT.right, y.at(base)], 'diagonal'),
    label(PLOT.left + 6, y.at(base) - 6, `commonest outcome ${percent(base, 0)}`, 'axis halo'),
    line([x.at(answered), PLOT.top], [x.at(answered), PLOT.bottom], 'answered'),
    label(
      x.at(answered) + (answered > 60 ? -6 : 6),
      PLOT.top + 12,
      `answers given ${answered.toFixed(0)} %`,
      answered > 60 ? 'axis end halo' : 'axis halo',
    ),
    element('polyline', { points: pointsOf((i) => coverage[i].precision), class: 'curve' }),
    ...(at80
      ? [
          element('circle', { cx: x.at(80), cy: y.at(at80.precision), r: 4, class: 'ink' }),
          label(
            x.at(80),
            y.at(at80.precision) - 10,
            `80 %: ${percent(at80.precision, 0)}`,
            'name middle halo',
          ),
        ]
      : []),
    label(PLOT.right, HEIGHT - 3, 'the surest … % of all questions', 'axis end'),
  ]);
}
