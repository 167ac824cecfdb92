import { ASK, TICK_LIMIT } from '../book/place.ts';

/** Most reprices of a window: the number of one shares a double with the place it left. */
export const WINDOW_REPRICES_MAX = 1 << 20;

/** Orders leave ticks close to each other: within so many they are counted, not sorted. */
const COUNTED_TICKS_MAX = 2048;

/** Reprices of a window in the order of rows: asks first, by the tick left, by the tick reached. */
export class RepriceOrder {
  #order = new Int32Array(256);
  #keys = new Float64Array();
  readonly #starts = new Int32Array(2 * COUNTED_TICKS_MAX + 1);

  /**
   * Numbers of the first `count` reprices in that order; those alike keep theirs.
   *
   * @param from places left. @param to places reached.
   * @returns `count` numbers, and perhaps others behind them; valid until the next call.
   */
  of(from: Int32Array, to: Int32Array, count: number): Int32Array {
    if (this.#order.length < count) this.#order = new Int32Array(from.length);
    const order = this.#order;
    const { least, span } = ticksOf(from, count);
    if (span <= COUNTED_TICKS_MAX) this.#count(from, count, { least, span });
    else this.#sort(from, count);
    // The few that left the same place go in order one by one.
    for (let i = 1; i < count; i++) {
      const index = order[i];
      let at = i;
      while (at > 0 && from[order[at - 1]] === from[index] && to[index] < to[order[at - 1]]) {
        order[at] = order[--at];
      }
      order[at] = index;
    }
    return order;
  }

  /** By the place left: how many left each says where those of the next begin. */
  #count(from: Int32Array, count: number, { least, span }: Ticks): void {
    const starts = this.#starts.fill(0, 0, 2 * span + 1);
    const order = this.#order;
    // Asks come first.
    const bidsFrom = span - least;
    for (let i = 0; i < count; i++) {
      const tick = from[i] >> 1;
      starts[((from[i] & 1) === ASK ? tick - least : tick + bidsFrom) + 1]++;
    }
    for (let i = 1; i < 2 * span; i++) starts[i] += starts[i - 1];
    for (let i = 0; i < count; i++) {
      const tick = from[i] >> 1;
      order[starts[(from[i] & 1) === ASK ? tick - least : tick + bidsFrom]++] = i;
    }
  }

  /** The same where a stray order left a tick far away: numbers alone sort fast. */
  #sort(from: Int32Array, count: number): void {
    if (this.#keys.length < count) this.#keys = new Float64Array(from.length);
    const keys = this.#keys.subarray(0, count);
    for (let i = 0; i < count; i++) {
      const side = (from[i] & 1) === ASK ? 0 : 1;
      keys[i] = (side * 2 * TICK_LIMIT + TICK_LIMIT + (from[i] >> 1)) * WINDOW_REPRICES_MAX + i;
    }
    keys.sort();
    for (let i = 0; i < count; i++) {
      const place = Math.floor(keys[i] / WINDOW_REPRICES_MAX);
      this.#order[i] = keys[i] - place * WINDOW_REPRICES_MAX;
    }
  }
}

/** Least tick, and how many lie from there to the greatest. */
type Ticks = { readonly least: number; readonly span: number };

function ticksOf(places: Int32Array, count: number): Ticks {
  if (count === 0) return { least: 0, span: 0 };
  let [least, greatest] = [TICK_LIMIT, -TICK_LIMIT];
  for (let i = 0; i < count; i++) {
    const tick = places[i] >> 1;
    if (tick < least) least = tick;
    if (tick > greatest) greatest = tick;
  }
  return { least, span: greatest - least + 1 };
}
