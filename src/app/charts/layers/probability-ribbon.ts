import { storedAbstention } from '../../context/answer-lead.ts';
import type { OutcomeWord } from '../../context/episode-rows.ts';
import { hatchOf } from '../hatch.ts';
import type { Brush, Layer } from '../layer.ts';
import { crisp, labelFont } from '../layer.ts';
import { drawDot, outcomeDashes } from '../outcome-look.ts';
import { leaderOf, leaderSpans, outcomeWords, ribbonRuns } from '../ribbon-runs.ts';
import type { AskedSignal, RibbonRun } from '../ribbon-runs.ts';
import { drawBoundary, drawShades } from './session-field.ts';

/** Room of the title above, and below the lowest share, px. */
const TITLE_PX = 22;
const FOOT_PX = 6;
const gridShares = [0.25, 0.5, 0.75];
/** Between two lines of the grid, so that their figures do not touch. */
const GRID_ROOM_PX = 12;
/** A hatched gap says why if it has the room. */
const REASON_ROOM_PX = 54;

/** Height of a share of one in the ribbon, px. */
export function shareY(height: number, share: number): number {
  return height - FOOT_PX - share * (height - TITLE_PX - FOOT_PX);
}

/** The ribbon's ground: shades and boundaries as above it, a line at each quarter. */
export const ribbonField: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    const { context, width, height, scene, scale } = brush;
    drawShades(brush);
    if (scene.frame.hasPremarket) drawBoundary(brush, scale.x(scene.frame.openS), []);
    drawBoundary(brush, scale.x(scene.frame.orEndS), [2, 3]);
    context.font = labelFont(scene);
    context.textBaseline = 'middle';
    context.strokeStyle = scene.palette.line;
    context.lineWidth = 1;
    const nowX = Math.min(width, scale.x(scene.moment.atS));
    const isLow = shareY(height, 0.25) - shareY(height, 0.5) < GRID_ROOM_PX;
    for (const share of isLow ? [0.5] : gridShares) {
      const y = crisp(shareY(height, share));
      context.beginPath();
      context.moveTo(28, y);
      context.lineTo(nowX, y);
      context.stroke();
      context.fillStyle = scene.palette.ink3;
      context.fillText(String(share * 100), 8, y);
    }
  },
};

/**
 * What was said of the selected level, when it was said and as it was said: the smoothed share of
 * each outcome, the leader's interval as a band, its base rate; hatched where it was kept back.
 */
export const probabilityRibbon: Layer = {
  zOrder: 'normal',
  pane(brush) {
    const { context, width, height, scene, scale } = brush;
    const track = scene.ribbon?.track;
    if (track === undefined) return;
    const endS = Math.min(scene.moment.atS, scale.instant(width));
    const runs = ribbonRuns(track, { startS: scale.instant(0), endS });
    context.beginPath();
    context.rect(0, TITLE_PX - 4, Math.max(0, scale.x(endS)), height);
    context.clip();
    for (const run of runs) if (run.isKept) drawKept(brush, run);
    for (const run of runs) if (!run.isKept) drawBands(brush, run);
    for (const run of runs) if (!run.isKept) drawLines(brush, run);
  },
};

function drawKept({ context, height, scene, scale }: Brush, { startS, endS, signals }: RibbonRun) {
  const left = Math.round(scale.x(startS));
  const width = Math.max(1, Math.round(scale.x(endS)) - left);
  const top = shareY(height, 1);
  const fill = hatchOf(context, scene.palette.line2);
  context.fillStyle = fill;
  context.fillRect(left, top, width, shareY(height, 0) - top);
  if (width < REASON_ROOM_PX) return;
  const titles = new Set(
    signals.map(({ outcome }) => storedAbstention(outcome.reason ?? '').title),
  );
  const [words] = titles.size === 1 ? titles : ['Kept back'];
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  const textWidth = context.measureText(words).width;
  if (textWidth + 12 > width) return;
  const x = left + (width - textWidth) / 2;
  const y = shareY(height, 0.5);
  context.fillStyle = scene.palette.panel;
  context.fillRect(x - 5, y - 8, textWidth + 10, 16);
  context.fillStyle = scene.palette.ink3;
  context.fillText(words, x, y);
}

/** The leader's interval, a part for each leader, and its base rate as a dashed line. */
function drawBands(brush: Brush, run: RibbonRun): void {
  const { context, height, scene } = brush;
  for (const { leader, start, end } of leaderSpans(run.signals)) {
    const signals = run.signals.slice(start, end);
    const untilS = run.signals[end]?.atS ?? run.endS;
    const points = (measure: 'low' | 'high' | 'base'): Point[] =>
      heldPoints(brush, signals, untilS, (signal) =>
        shareY(height, signal.outcome[measure][leader]),
      );
    context.fillStyle = scene.palette.outcomes[leader];
    context.globalAlpha = 0.18;
    context.beginPath();
    trace(context, [...points('high'), ...points('low').reverse()]);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = scene.palette.ink3;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.beginPath();
    trace(context, points('base'));
    context.stroke();
    context.setLineDash([]);
  }
}

function drawLines(brush: Brush, run: RibbonRun): void {
  const { context, height, scene } = brush;
  const last = run.signals.at(-1);
  const leader = last && leaderOf(last.outcome);
  context.lineJoin = 'round';
  for (const word of outcomeWords.toReversed()) {
    const color = scene.palette.outcomes[word];
    const points = heldPoints(brush, run.signals, run.endS, ({ outcome }) =>
      shareY(height, outcome.smooth[word]),
    );
    context.strokeStyle = color;
    context.lineWidth = word === leader ? 2 : 1.25;
    context.setLineDash([...outcomeDashes[word]]);
    context.beginPath();
    trace(context, points);
    context.stroke();
    context.setLineDash([]);
    markEnd(brush, word, points);
  }
}

/** A run ends in its outcomes' dots: their shape tells what the color tells. */
function markEnd({ context, scene }: Brush, word: OutcomeWord, points: readonly Point[]): void {
  const end = points.at(-1);
  if (end === undefined || end.x - (points.at(0)?.x ?? 0) < 8) return;
  drawDot(context, word, { x: end.x - 2, y: end.y, r: 2.6, color: scene.palette.outcomes[word] });
}

type Point = { readonly x: number; readonly y: number };

/** A point at each thing said, the last held to an instant. */
function heldPoints(
  { scale }: Brush,
  signals: readonly AskedSignal[],
  untilS: number,
  heightOf: (signal: AskedSignal) => number,
): Point[] {
  const points = signals.map((signal) => ({ x: scale.x(signal.atS), y: heightOf(signal) }));
  const last = points.at(-1);
  if (last !== undefined) points.push({ x: scale.x(untilS), y: last.y });
  return points;
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
}
