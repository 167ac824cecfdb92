import type { DepthPicture } from '../../protocol/depth-api.ts';

/** Columns of a tile: what is painted at once. */
const TILE_COLUMNS = 256;

/** Where an image lies on the pane. */
export type ImagePlace = {
  /** Left edge of a column, px. */
  readonly x: (column: number) => number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * A picture of depth as tiles off the screen. A tile is painted once, when it is first seen; to pan
 * and to zoom is to draw it elsewhere.
 */
export class DepthImage {
  readonly #picture: DepthPicture;
  readonly #colors: Uint32Array;
  readonly #tiles: (OffscreenCanvas | undefined)[] = [];

  /** @param colors by step, 0xAABBGGRR. */
  constructor(picture: DepthPicture, colors: Uint32Array) {
    this.#picture = picture;
    this.#colors = colors;
  }

  /** Draws columns. @param range half-open. */
  draw(
    context: CanvasRenderingContext2D,
    range: { start: number; end: number },
    { x, top, bottom }: ImagePlace,
  ): void {
    const { rowCount } = this.#picture;
    context.imageSmoothingEnabled = false;
    for (let at = range.start; at < range.end;) {
      const tile = Math.floor(at / TILE_COLUMNS);
      const end = Math.min(range.end, (tile + 1) * TILE_COLUMNS);
      const from = at - tile * TILE_COLUMNS;
      // On whole pixels, so that two tiles meet without a seam.
      const [left, right] = [Math.round(x(at)), Math.round(x(end))];
      const source = this.#tile(tile);
      context.drawImage(source, from, 0, end - at, rowCount, left, top, right - left, bottom - top);
      at = end;
    }
  }

  #tile(index: number): OffscreenCanvas {
    const known = this.#tiles[index];
    if (known !== undefined) return known;
    const { columnCount, rowCount, steps } = this.#picture;
    const start = index * TILE_COLUMNS;
    const width = Math.min(TILE_COLUMNS, columnCount - start);
    const tile = new OffscreenCanvas(width, rowCount);
    const image = new ImageData(width, rowCount);
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = 0; row < rowCount; row++) {
      const from = row * columnCount + start;
      for (let i = 0; i < width; i++)
        pixels[row * width + i] = this.#colors[steps[from + i] ?? 0] ?? 0;
    }
    tile.getContext('2d')?.putImageData(image, 0, 0);
    this.#tiles[index] = tile;
    return tile;
  }
}
