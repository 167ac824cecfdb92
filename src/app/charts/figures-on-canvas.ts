/**
 * Tabular figures on a canvas, which knows no `font-variant-numeric`: every digit takes the width
 * of a zero, so columns of prices align and clocks do not jitter.
 */

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** Widths of single characters by font: to measure them costs as much as to draw them. */
const widthsByFont = new Map<string, Map<string, number>>();

/** Forgets what was measured: a font of the same name may have come meanwhile. */
export function forgetWidths(): void {
  widthsByFont.clear();
}

/** Width of a text with tabular digits, in the context's font, px. */
export function widthOfFigures(context: CanvasRenderingContext2D, text: string): number {
  const widthOf = measuring(context);
  let width = 0;
  for (const character of text) width += widthOf(isDigit(character) ? '0' : character);
  return width;
}

/** Draws a text with tabular digits so that it ends at `x`. */
export function drawFigures(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: { x: number; y: number },
): void {
  const widthOf = measuring(context);
  let left = x - widthOfFigures(context, text);
  for (const character of text) {
    const own = widthOf(character);
    const cell = isDigit(character) ? widthOf('0') : own;
    context.fillText(character, left + (cell - own) / 2, y);
    left += cell;
  }
}

function measuring(context: CanvasRenderingContext2D): (character: string) => number {
  const { font } = context;
  const widths = widthsByFont.get(font) ?? new Map<string, number>();
  widthsByFont.set(font, widths);
  return (character) => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const { width } = context.measureText(character);
    widths.set(character, width);
    return width;
  };
}

/** A text cut to a width, with an ellipsis where it is cut. */
export function textWithin(
  context: CanvasRenderingContext2D,
  text: string,
  widthMax: number,
): string {
  if (context.measureText(text).width <= widthMax) return text;
  let cut = text;
  while (cut !== '' && context.measureText(`${cut}…`).width > widthMax) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
