import type { ChartScene, SceneRibbon } from '../chart-scene.ts';
import { storedAbstention } from '../../context/answer-lead.ts';
import { isOwnLevel } from '../../context/level-id.ts';
import { clockAt } from '../../context/session-frame.ts';
import type { Signal } from '../../context/signal-tracks.ts';
import { percent } from '../../ui/figures.ts';
import { drawFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import { pushApart } from '../push-apart.ts';
import { leaderOf, outcomeWords, saidAt } from '../ribbon-runs.ts';
import { saidWords } from '../ribbon-words.ts';
import { shareY } from './probability-ribbon.ts';

const INSET_PX = 6;
const LEFT_PX = 10;
const LINE_PX = 14;
const TITLE_Y = 12;

/** The ribbon's title; under the pointer what was said there, in full. */
export const ribbonTitle: Layer = {
  zOrder: 'top',
  pane({ context, width, scene }) {
    const { ribbon, pointer, moment, palette } = scene;
    if (ribbon === undefined) return;
    context.font = labelFont(scene);
    context.textBaseline = 'middle';
    const isPointing = pointer !== undefined && pointer.atS <= moment.atS;
    const wordings = isPointing
      ? saidAtPointer(scene, ribbon, pointer.atS)
      : [titleOf(ribbon), `P, ${ribbon.levelName}, %, smoothed`];
    const fitting = wordings.find((words) => context.measureText(words).width < width - 16);
    const text = fitting ?? wordings.at(-1) ?? '';
    context.fillStyle = isPointing ? palette.ink : palette.ink2;
    context.fillText(text, 8, TITLE_Y);
  },
};

/** Shares at the pointer, or else at the cursor, at their heights in the right edge. */
export const ribbonGutter: Layer = {
  zOrder: 'top',
  priceAxis(brush) {
    const { scene } = brush;
    if (scene.ribbon === undefined) return;
    const { pointer, moment } = scene;
    const atS = pointer === undefined ? moment.atS : Math.min(pointer.atS, moment.atS);
    const signal = signalAt(scene.ribbon, atS);
    if (signal?.outcome === undefined) {
      writeQuiet(brush, ['No line', whyUnasked(scene, signal, atS)]);
    } else if (signal.outcome.abstains) writeKept(brush, signal);
    else writeShares(brush, signal);
  },
};

function titleOf({ levelName, horizonMin }: SceneRibbon): string {
  return `Probability at ${levelName}, ${horizonMin} min, %, smoothed`;
}

function saidAtPointer(scene: ChartScene, ribbon: SceneRibbon, atS: number): readonly string[] {
  const signal = signalAt(ribbon, atS);
  return saidWords(signal, clockAt(scene.frame, atS), whyUnasked(scene, signal, atS));
}

/** Why nothing was asked at an instant: price far away is only one of the reasons. */
function whyUnasked(
  { moment, selected }: ChartScene,
  signal: Signal | undefined,
  atS: number,
): string {
  if (isOwnLevel(selected)) return 'for own levels';
  const fromS = moment.levels.find(({ kind }) => kind === selected)?.validFromS ?? Infinity;
  if (atS < fromS) return 'level not there yet';
  return signal === undefined ? 'nothing stored yet' : 'price is far';
}

function signalAt({ track }: SceneRibbon, atS: number): Signal | undefined {
  return track === undefined ? undefined : saidAt(track, atS);
}

function writeKept(brush: Brush, { outcome }: Signal): void {
  writeQuiet(brush, [storedAbstention(outcome?.reason ?? '').title, `n ${outcome?.k ?? 0}`]);
}

function writeQuiet({ context, height, scene }: Brush, lines: readonly string[]): void {
  context.textBaseline = 'middle';
  context.font = labelFont(scene);
  lines.forEach((line, i) => {
    context.fillStyle = i === 0 ? scene.palette.ink2 : scene.palette.ink3;
    context.fillText(line, LEFT_PX, shareY(height, 0.5) + (i - 0.5) * LINE_PX);
  });
}

function writeShares(brush: Brush, { outcome }: Signal): void {
  if (outcome === undefined) return;
  const { context, width, height, scene } = brush;
  const leader = leaderOf(outcome);
  const { palette } = scene;
  const [first, ...others] = outcomeWords
    .toSorted((a, b) => Number(b === leader) - Number(a === leader))
    .map((word) => ({
      ...{ name: word, share: outcome.smooth[word], isBold: word === leader },
      color: palette.outcomeTexts[word],
    }));
  const base = { name: 'base', share: outcome.base[leader], isBold: false, color: palette.ink3 };
  // In a low ribbon the leader stays longest, then what it is held against.
  const lines = [first, base, ...others].slice(0, Math.floor(height / LINE_PX));
  const wishes = lines.map(({ share }) => shareY(height, share));
  const room = { start: LINE_PX / 2 + 2, end: height - LINE_PX / 2, gap: LINE_PX };
  const centers = pushApart(wishes, room);
  context.textBaseline = 'middle';
  lines.forEach(({ name, share, isBold, color }, i) => {
    const y = centers[i] ?? 0;
    context.font = labelFont(scene, isBold ? 600 : 400);
    context.fillStyle = color;
    context.fillText(name, LEFT_PX, y);
    drawFigures(context, percent(share), { x: width - INSET_PX, y });
  });
}
