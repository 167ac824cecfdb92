import { FaultError } from '../../../base/fault.ts';
import type { TakenChart } from './chart-picture.ts';

/** What a picture says of itself. */
export type PictureWords = {
  /** Contract, date and clock. */
  readonly title: string;
  /** The selected level and its price. */
  readonly level: string;
  /** SYNTHETIC, PLANTED; none for recorded data. */
  readonly labels: readonly string[];
  /** Hashes, and what is not in it. */
  readonly provenance: readonly string[];
  /** What made it. */
  readonly maker: string;
};

/** Heights at one device pixel a px. */
const [HEAD_PX, FOOT_PX, INSET_PX] = [34, 30, 12];

/** The bytes of a PNG: a chart with a head that names it and a foot that says where it is from. */
export async function footedPicture(
  { canvas, palette }: TakenChart,
  words: PictureWords,
): Promise<Uint8Array> {
  const ratio = devicePixelRatio;
  const [head, foot] = [HEAD_PX * ratio, FOOT_PX * ratio];
  const picture = new OffscreenCanvas(canvas.width, canvas.height + head + foot);
  const context = picture.getContext('2d');
  if (context === null)
    throw new FaultError('unavailable', 'picture: expected a canvas, found none');
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, head);
  context.scale(ratio, ratio);
  const pen: Pen = { context, palette, width: picture.width / ratio };
  drawHead(pen, words);
  drawFoot(pen, words, HEAD_PX + canvas.height / ratio);
  const blob = await picture.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

type Pen = {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly palette: TakenChart['palette'];
  readonly width: number;
};

function drawHead(pen: Pen, { title, level, labels }: PictureWords): void {
  const { context, palette } = pen;
  const middle = HEAD_PX / 2;
  context.textBaseline = 'middle';
  context.font = `600 ${palette.bodyPx + 1}px ${palette.font}`;
  context.fillStyle = palette.ink;
  context.fillText(title, INSET_PX, middle);
  const titleEnd = INSET_PX + context.measureText(title).width;
  context.font = `400 ${palette.bodyPx}px ${palette.font}`;
  context.fillStyle = palette.ink2;
  context.fillText(level, titleEnd + INSET_PX, middle);
  drawLabels(pen, labels, middle);
}

/** From the right edge inwards, in frames as on the desk. */
function drawLabels({ context, palette, width }: Pen, labels: readonly string[], y: number): void {
  context.font = `600 ${palette.labelPx}px ${palette.font}`;
  let right = width - INSET_PX;
  for (const label of labels.toReversed()) {
    const boxWidth = context.measureText(label).width + 14;
    context.strokeStyle = context.fillStyle = palette.warn;
    context.lineWidth = 1;
    context.strokeRect(Math.round(right - boxWidth) + 0.5, Math.round(y - 9) + 0.5, boxWidth, 18);
    context.fillText(label, right - boxWidth + 7, y + 0.5);
    right -= boxWidth + 8;
  }
}

function drawFoot({ context, palette, width }: Pen, words: PictureWords, top: number): void {
  context.fillStyle = palette.line;
  context.fillRect(0, top, width, 1);
  const y = top + FOOT_PX / 2;
  context.font = `400 ${palette.labelPx}px ${palette.font}`;
  context.fillStyle = palette.ink3;
  const maker = words.maker;
  const makerWidth = context.measureText(maker).width;
  context.fillText(maker, width - INSET_PX - makerWidth, y);
  const text = [...words.labels, ...words.provenance].join(' \u00b7 ');
  context.fillText(text, INSET_PX, y, width - makerWidth - 3 * INSET_PX);
}
