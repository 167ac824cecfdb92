import type { DepthField } from '../domain/features/depth-field.ts';
import { depthStep } from '../protocol/depth-ramp.ts';

/** How many windows and ticks a cell of a picture sums. */
export type CellSpan = { readonly windows: number; readonly ticks: number };

/** Cells of depth, each the sum of what it covers, as steps of the ramp. */
export type DepthCells = {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Lowest tick of the lowest row. */
  readonly firstTick: number;
  /** Steps row by row from the highest price down, as a picture is stored. */
  readonly steps: Uint8Array;
};

/**
 * A field of depth in cells of so many windows and ticks. A cell is the sum of its lots, and its
 * step that sum as a multiple of what is usual for so much time and price: a wall that stood in one
 * window of four still adds all its lots. Windows that fill no whole column stay out.
 */
export function depthCells(field: DepthField, { windows, ticks }: CellSpan): DepthCells {
  const firstTick = Math.floor(field.firstTick / ticks) * ticks;
  const shift = field.firstTick - firstTick;
  const rowCount = Math.ceil((field.tickCount + shift) / ticks);
  const columnCount = Math.floor(field.windowCount / windows);
  const steps = new Uint8Array(rowCount * columnCount);
  const sums = new Float64Array(rowCount);
  for (let column = 0; column < columnCount; column++) {
    const start = column * windows;
    sumColumn(field, { start, end: start + windows, shift, ticks }, sums);
    const usual = usualLots(field, start, start + windows) * ticks;
    for (let row = 0; row < rowCount; row++) {
      steps[(rowCount - 1 - row) * columnCount + column] = depthStep(sums[row] / usual);
    }
  }
  return { columnCount, rowCount, firstTick, steps };
}

/** Lots that rest in windows and ticks of a field, added up. @param cell ends not included. */
export function lotsIn(
  { lots, tickCount, firstTick }: DepthField,
  cell: { startWindow: number; endWindow: number; startTick: number; endTick: number },
): number {
  const start = Math.max(0, cell.startTick - firstTick);
  const end = Math.min(tickCount, cell.endTick - firstTick);
  let sum = 0;
  for (let window = cell.startWindow; window < cell.endWindow; window++) {
    for (let at = start; at < end; at++) sum += lots[window * tickCount + at];
  }
  return sum;
}

/** Usual lots of a tick, added up over windows; those that do not know it stay out. */
export function usualLots({ usual }: DepthField, start: number, end: number): number {
  let sum = 0;
  for (let window = start; window < end; window++) {
    if (!Number.isNaN(usual[window])) sum += usual[window];
  }
  return sum;
}

function sumColumn(
  { lots, tickCount }: DepthField,
  cell: { start: number; end: number; shift: number; ticks: number },
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let window = cell.start; window < cell.end; window++) {
    const from = window * tickCount;
    for (let at = 0; at < tickCount; at++) {
      sums[Math.floor((at + cell.shift) / cell.ticks)] += lots[from + at];
    }
  }
}
