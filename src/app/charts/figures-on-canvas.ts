/**
 * Tabular figures on a canvas, which knows no `font-variant-numeric`: every digit takes the width
 * of a zero, so columns of prices align and clocks do not jitter.
 */

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** Width of a text with tabular digits, in the context's font, px. */
export function widthOfFigures(context: CanvasRenderingContext2D, text: string): number {
  const digit = context.measureText('0').width;
  let width = 0;
  for (const character of text) {
    width += isDigit(character) ? digit : context.measureText(character).width;
  }
  return width;
}

/** Draws a text with tabular digits so that it ends at `x`. */
export function drawFigures(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: { x: number; y: number },
): void {
  const digit = context.measureText('0').width;
  let left = x - widthOfFigures(context, text);
  for (const character of text) {
    const own = context.measureText(character).width;
    const cell = isDigit(character) ? digit : own;
    context.fillText(character, left + (cell - own) / 2, y);
    left += cell;
  }
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
