const SIZE_PX = 6;

/** Patterns by colour: a pattern is made once, however often it is drawn. */
const made = new Map<string, CanvasPattern>();

/** Diagonal lines: what is not known, or not said. */
export function hatchOf(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const known = made.get(color);
  if (known !== undefined) return known;
  const tile = new OffscreenCanvas(SIZE_PX, SIZE_PX);
  const brush = tile.getContext('2d');
  if (brush === null) return color;
  brush.strokeStyle = color;
  brush.lineWidth = 1;
  brush.beginPath();
  // Twice at the corners, so that the lines meet from tile to tile.
  for (const shift of [-SIZE_PX, 0, SIZE_PX]) {
    brush.moveTo(shift - 1, SIZE_PX + 1);
    brush.lineTo(shift + SIZE_PX + 1, -1);
  }
  brush.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern === null) return color;
  made.set(color, pattern);
  return pattern;
}
