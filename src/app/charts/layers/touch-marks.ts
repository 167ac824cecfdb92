import type { OutcomeWord, Touch } from '../../context/episode-rows.ts';
import { outcomeKnownAt } from '../../context/known-touches.ts';
import type { Brush, Layer } from '../layer.ts';
import { drawDot, drawGlyph, outcomeDashes } from '../outcome-look.ts';

/** Middle of a glyph from its level's line, px: the line of the touch's glyph lies on the level. */
const TOUCH_AWAY_PX = 4.5;
const OUTCOME_AWAY_PX = 18;
/** Narrower slots have room for dots alone. */
const GLYPH_SLOT_PX = 3.5;

/** A touch as far as the moment knows it, in px. */
type Mark = {
  readonly touch: Touch;
  readonly x: number;
  readonly y: number;
  /** Undefined until it is decided. */
  readonly outcome: { readonly word: OutcomeWord; readonly x: number } | undefined;
};

/**
 * Touches from when they were confirmed, and what became of them from when that was decided. Those
 * of the selected level are signs, those of the others dots.
 */
export const touchMarks: Layer = {
  zOrder: 'top',
  pane(brush) {
    const { context, width, scene, scale } = brush;
    // The last mark may hang over the cursor's line; nothing of it is younger than the moment.
    const marks = marksOf(brush).filter(({ x, outcome }) => (outcome?.x ?? x) > 0 && x < width);
    const hasRoom = scale.slotPx >= GLYPH_SLOT_PX;
    const own = marks.filter(({ touch }) => touch.level === scene.selected);
    context.globalAlpha = 0.75;
    for (const mark of marks) if (mark.touch.level !== scene.selected) drawSmall(brush, mark);
    context.globalAlpha = 1;
    for (const mark of own) drawSpan(brush, mark);
    for (const mark of own) (hasRoom ? drawSigns : drawSmall)(brush, mark);
  },
};

function marksOf({ scene, scale }: Brush): Mark[] {
  const { touches, horizonMin } = scene.touches;
  const { atS } = scene.moment;
  return touches.flatMap((touch): Mark[] => {
    const y = scale.y(touch.levelTick * scene.frame.tickPx);
    if (touch.triggerS > atS || y === undefined) return [];
    const known = outcomeKnownAt(touch, horizonMin, atS);
    const outcome =
      known?.outcome === undefined
        ? undefined
        : { word: known.outcome, x: scale.x(known.resolvedS ?? atS) };
    return [{ touch, x: scale.x(touch.triggerS), y, outcome }];
  });
}

/** From the touch to its outcome, along the level as it was at the contact. */
function drawSpan({ context, scene }: Brush, { x, y, outcome }: Mark): void {
  if (outcome === undefined) return;
  context.strokeStyle = scene.palette.outcomes[outcome.word];
  context.lineWidth = 2;
  context.setLineDash([...outcomeDashes[outcome.word]]);
  context.beginPath();
  context.moveTo(x, Math.round(y));
  context.lineTo(outcome.x, Math.round(y));
  context.stroke();
  context.setLineDash([]);
}

function drawSigns({ context, scene: { palette } }: Brush, mark: Mark): void {
  const { touch, x, y, outcome } = mark;
  const isFlipped = touch.dir === 'DOWN';
  const from = isFlipped ? -1 : 1;
  const common = { isFlipped, ground: palette.panel };
  const touchY = y + from * TOUCH_AWAY_PX;
  drawGlyph(context, { ...common, word: 'TOUCH', x, y: touchY, color: palette.ink });
  if (outcome === undefined) return;
  const side = { BREAK: -1, REJECT: 1, CHOP: 0 }[outcome.word];
  const color = palette.outcomes[outcome.word];
  const outcomeY = y + side * from * OUTCOME_AWAY_PX;
  drawGlyph(context, { ...common, word: outcome.word, x: outcome.x, y: outcomeY, color });
}

function drawSmall({ context, scene: { palette } }: Brush, { x, y, touch, outcome }: Mark): void {
  context.fillStyle = palette.ink2;
  const height = 5;
  context.fillRect(Math.round(x), Math.round(touch.dir === 'UP' ? y : y - height), 1, height);
  if (outcome === undefined) return;
  const color = palette.outcomes[outcome.word];
  drawDot(context, outcome.word, { x: outcome.x, y, r: 2.6, color });
}
