/** Half an hour of a simulated market with everything in it that a stream may hold, for specs. */
import { Random } from '../../base/random.ts';
import { Action, Flag, MBO, Side } from '../dbn/mbo.ts';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { hiWord, loWord } from '../dbn/wire-int.ts';
import { joinedWords, shortDay, simulatedWords, TICK_NANO } from './word-stream.ts';

type Words = Int32Array<ArrayBuffer>;
type Letter = keyof typeof letters;
type OddOrder = {
  readonly id: number;
  side: 'A' | 'B';
  tick: number;
  size: number;
  filled: number;
};
/** A record to write, times left to the one before it. */
type OddRecord = {
  readonly action: Letter;
  readonly side: 'A' | 'B' | 'N';
  readonly id?: number;
  readonly tick?: number;
  readonly size?: number;
  readonly flags?: number;
};

const letters = {
  ...{ A: Action.Add, C: Action.Cancel, M: Action.Modify },
  ...{ T: Action.Trade, F: Action.Fill, R: Action.Clear },
} as const;
const sides = { A: Side.Ask, B: Side.Bid, N: Side.None } as const;
const { wordCount } = MBO;
/** High word of the ids of odd orders, which nobody else has. */
const ODD_ID_HI = 77;
const MINUTES = 30;
const SNAPSHOT = Flag.Snapshot | Flag.BadTsRecv;

/** Start and end of the half hour, UNIX ns. */
export const ODD_START_NS = 1_761_897_600_000_000_000n;
export const ODD_END_NS = ODD_START_NS + BigInt(MINUTES) * 60_000_000_000n;

/**
 * The half hour: sizes and sides modified, prices too, fills by cancel and by modify, late and
 * without a reduction, orders unknown, known twice and canceled beyond their size, events of an
 * older time, the book cleared and rebuilt by a snapshot, and by plain adds.
 */
export function oddSession(seed: string, activity = 0.05): Words {
  const calm = simulatedWords(seed, activity, shortDay(ODD_START_NS, MINUTES));
  return new OddMarket(calm, new Random(`${seed}|odd`)).words();
}

class OddMarket {
  readonly #calm: Words;
  readonly #random: Random;
  readonly #parts: Words[] = [];
  /** Every order that rests, by its id's words, as a snapshot writes it. */
  readonly #resting = new Map<string, Words>();
  readonly #orders: OddOrder[] = [];
  #nextId = 1;
  #tick = 27_400;
  /** Record that the next odd one takes its times from. */
  #like: Words;

  constructor(calm: Words, random: Random) {
    this.#calm = calm;
    this.#random = random;
    this.#like = calm.slice(0, wordCount);
  }

  words(): Words {
    const count = this.#calm.length / wordCount;
    const rebuilds = new Map([
      [Math.floor(count * 0.35), 'snapshot'],
      [Math.floor(count * 0.7), 'adds'],
    ]);
    let waiting: string | undefined;
    for (let i = 0; i < count; i++) {
      const record = this.#calm.slice(i * wordCount, (i + 1) * wordCount);
      this.#write(record);
      this.#like = record;
      waiting = rebuilds.get(i) ?? waiting;
      const isBetween = (record[MBO.bits] & Flag.Last) !== 0;
      if (!isBetween || (record[MBO.bits] & Flag.Snapshot) !== 0) continue;
      if (waiting !== undefined) this.#rebuild(waiting === 'snapshot');
      waiting = undefined;
      if (this.#random.uniform() < 0.08) this.#odd();
    }
    return joinedWords(this.#parts);
  }

  /** Passes a record on and notes what rests. */
  #write(record: Words): void {
    this.#parts.push(record);
    const bits = record[MBO.bits];
    const action = (bits >>> 16) & 0xff;
    const key = `${record[MBO.orderIdLo]} ${record[MBO.orderIdHi]}`;
    const known = this.#resting.get(key);
    if (action === Action.Trade) this.#tick = tickOf(record);
    if (action === Action.Clear) this.#resting.clear();
    if (action === Action.Add || action === Action.Modify) this.#resting.set(key, record);
    if (action !== Action.Cancel || !known) return;
    const rest = known.slice();
    rest[MBO.size] -= record[MBO.size];
    if (rest[MBO.size] > 0) this.#resting.set(key, rest);
    else this.#resting.delete(key);
  }

  /** Writes one event. @param lateNs how much older than what came before. */
  #event(rows: readonly OddRecord[], lateNs = 0): void {
    rows.forEach(({ action, side, id = 0, tick, size = 0, flags = 0 }, i) => {
      const record = this.#like.slice();
      const px = tick === undefined ? UNDEF_PRICE : BigInt(tick) * BigInt(TICK_NANO);
      const last = i === rows.length - 1 ? Flag.Last : 0;
      record[MBO.orderIdLo] = id;
      record[MBO.orderIdHi] = id === 0 ? 0 : ODD_ID_HI;
      record[MBO.priceLo] = loWord(px);
      record[MBO.priceHi] = hiWord(px);
      record[MBO.size] = size;
      record[MBO.bits] = flags | last | (letters[action] << 16) | (sides[side] << 24);
      if (lateNs > 0) backdate(record, lateNs);
      this.#write(record);
    });
  }

  /** Clears the book and writes all of it again. */
  #rebuild(asSnapshot: boolean): void {
    const resting = [...this.#resting.values()];
    const flags = asSnapshot ? SNAPSHOT : 0;
    this.#event([{ action: 'R', side: 'N', flags }]);
    if (asSnapshot) this.#parts[this.#parts.length - 1][MBO.bits] &= ~Flag.Last;
    resting.forEach((order, i) => {
      const record = this.#like.slice();
      record.set(order.subarray(MBO.orderIdLo, MBO.size + 1), MBO.orderIdLo);
      const isLast = !asSnapshot || i === resting.length - 1;
      const side = order[MBO.bits] >>> 24;
      record[MBO.bits] = flags | (isLast ? Flag.Last : 0) | (Action.Add << 16) | (side << 24);
      this.#write(record);
    });
    for (const order of this.#orders) order.filled = 0;
  }

  #odd(): void {
    const random = this.#random;
    const draw = random.uniform();
    const order = this.#orders[random.integer(0, Math.max(1, this.#orders.length))];
    if (!(order as OddOrder | undefined) || draw < 0.3) this.#enter();
    else if (order.filled > 0) this.#cancel(order, Math.min(order.size, order.filled));
    else if (draw < 0.4) this.#cancel(order, random.integer(1, order.size + 1));
    else if (draw < 0.5) this.#change(order, { size: random.integer(1, 30) });
    else if (draw < 0.65) this.#reprice(order);
    else if (draw < 0.68) this.#change(order, { ...this.#place(), size: random.integer(1, 30) });
    else if (draw < 0.85) this.#fill(order);
    else this.#stumble(order);
  }

  #place(): Pick<OddOrder, 'side' | 'tick'> {
    const side = this.#random.uniform() < 0.5 ? 'A' : 'B';
    const away = this.#random.integer(1, 24);
    return { side, tick: this.#tick + (side === 'A' ? away : -away) };
  }

  #enter(): void {
    const order = {
      ...{ id: this.#nextId++, ...this.#place() },
      ...{ size: this.#random.integer(1, 30), filled: 0 },
    };
    this.#orders.push(order);
    this.#event([{ action: 'A', ...order }]);
  }

  #cancel(order: OddOrder, size: number): void {
    this.#event([{ action: 'C', ...order, size }]);
    order.filled = 0;
    this.#shrink(order, size);
  }

  #shrink(order: OddOrder, size: number): void {
    order.size -= size;
    if (order.size <= 0) this.#orders.splice(this.#orders.indexOf(order), 1);
  }

  #change(order: OddOrder, to: Partial<OddOrder>): void {
    Object.assign(order, to);
    this.#event([{ action: 'M', ...order }]);
  }

  #reprice(order: OddOrder): void {
    const tick = order.tick + this.#random.integer(-9, 10);
    const size = this.#random.uniform() < 0.5 ? order.size : this.#random.integer(1, 30);
    this.#change(order, { tick, size });
  }

  /** A match: its reduction comes at once as a cancel or a modify, later, or never. */
  #fill(order: OddOrder): void {
    const random = this.#random;
    const size = random.integer(1, order.size + 1);
    const { side, tick } = order;
    const aggressor = side === 'A' ? 'B' : 'A';
    const match: OddRecord[] = [
      { action: 'T', side: aggressor, tick, size },
      { action: 'F', ...order, size },
    ];
    const rest = order.size - size;
    if (random.uniform() < 0.25) {
      order.filled = size;
      this.#event(match);
    } else if (rest > 0 && random.uniform() < 0.5) {
      // What a modify takes beyond the fill is a pull; with another price the rest moves.
      const left = random.integer(1, rest + 1);
      const to = random.uniform() < 0.3 ? tick + (side === 'A' ? 2 : -2) : tick;
      Object.assign(order, { size: left, tick: to });
      this.#event([...match, { action: 'M', ...order }]);
    } else {
      this.#event([...match, { action: 'C', ...order, size }]);
      this.#shrink(order, size);
    }
  }

  /** What a clean stream would not hold. */
  #stumble(order: OddOrder): void {
    const id = 1_000_000 + this.#nextId++;
    const size = this.#random.integer(1, 9);
    const kind = this.#random.integer(0, 7);
    if (kind === 0) this.#event([{ action: 'C', ...order, id, size }]);
    else if (kind === 1) {
      const found = { ...order, id, size };
      this.#orders.push(found);
      this.#event([{ action: 'M', ...found }]);
    } else if (kind === 2) {
      Object.assign(order, { size, tick: order.tick + 1 });
      this.#event([{ action: 'A', ...order }]);
    } else if (kind === 3) this.#cancel(order, order.size + 3);
    else if (kind === 4) this.#event([{ action: 'F', ...order, id, size }]);
    else if (kind === 5) this.#event([{ action: 'T', side: 'N', tick: this.#tick, size }]);
    else {
      this.#shrink(order, 1);
      this.#event([{ action: 'C', ...order, size: 1 }], 6e9);
    }
  }
}

function tickOf(record: Words): number {
  const nano = record[MBO.priceHi] * 2 ** 32 + (record[MBO.priceLo] >>> 0);
  return nano / TICK_NANO;
}

/** Makes a record's event time older. */
function backdate(record: Words, ns: number): void {
  const lo = record[MBO.tsEventLo] >>> 0;
  const full = (BigInt(record[MBO.tsEventHi]) << 32n) + BigInt(lo) - BigInt(ns);
  record[MBO.tsEventLo] = loWord(full);
  record[MBO.tsEventHi] = hiWord(full);
}
