import { beforeAll, describe, expect, it } from 'vitest';
import { DbnReader } from '../dbn/dbn-reader.ts';
import { DbnWriter } from '../dbn/dbn-writer.ts';
import type { MboRecord } from '../dbn/mbo.ts';
import { readMbo } from '../dbn/mbo.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { simulateSession } from './simulated-session.ts';

// 2025-10-31: 04:00 New York is 08:00Z. Here the open comes after five minutes, the end after ten.
const startNs = 1761897600000000000n;
const minutes = (count: number): bigint => startNs + BigInt(count) * 60_000_000_000n;
const anchors: SessionAnchors = {
  date: '2025-10-31',
  startNs,
  openNs: minutes(5),
  orEndNs: minutes(7),
  endNs: minutes(9),
  tailEndNs: minutes(10),
  barsEndNs: minutes(10),
};
const midnightNs = 1761868800000000000n;

function sessionBytes(seed: string, activity = 0.2): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = new DbnWriter(
    {
      version: 3,
      dataset: 'SYNTHETIC',
      schema: 0,
      startNs: midnightNs,
      endNs: undefined,
      limit: undefined,
      stypeIn: 1,
      stypeOut: 0,
      tsOut: false,
      symbols: ['ESZ5'],
      partial: [],
      notFound: [],
      mappings: [],
    },
    (bytes) => chunks.push(bytes),
  );
  const session = simulateSession({
    seed,
    activity,
    anchors,
    instrumentId: 7,
    tickNano: 250_000_000,
    startTick: 27_400,
    firstOrderId: 6_412_000_000_000,
    emit: (run) => writer.run(run),
  });
  while (session.next().done !== true);
  writer.end();
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function fnv1a(data: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function decode(bytes: Uint8Array, chunkSize: number): MboRecord[] {
  const records: MboRecord[] = [];
  const reader = new DbnReader({
    run(run) {
      for (let i = 0; i < run.count; i++) records.push(readMbo(run, i));
    },
  });
  for (let at = 0; at < bytes.length; at += chunkSize) {
    reader.push(bytes.subarray(at, at + chunkSize));
  }
  reader.end();
  return records;
}

const letter = (code: number): string => String.fromCharCode(code);

type Resting = { side: string; px: bigint; sz: number };

/** A book without any cleverness: a map of orders, which throws at the first lie. */
class NaiveBook {
  readonly orders = new Map<bigint, Resting>();

  apply({ action, side, orderId, pxNano, sz }: MboRecord): void {
    if (letter(action) === 'R') this.orders.clear();
    else if (letter(action) === 'A') this.add(orderId, { side: letter(side), px: pxNano, sz });
    else if (letter(action) === 'C') this.cancel(orderId, sz, { side: letter(side), px: pxNano });
    else if (letter(action) === 'M') this.modify(orderId, { side: letter(side), px: pxNano, sz });
  }

  add(orderId: bigint, order: Resting): void {
    if (this.orders.has(orderId)) throw new Error(`${orderId} is known`);
    if (order.sz < 1) throw new Error(`${orderId} is empty`);
    this.orders.set(orderId, order);
  }

  cancel(orderId: bigint, sz: number, { side, px }: Omit<Resting, 'sz'>): void {
    const order = this.known(orderId);
    if (order.side !== side || order.px !== px) throw new Error(`${orderId} rests elsewhere`);
    if (sz < 1 || sz > order.sz) throw new Error(`${orderId}: ${sz} of ${order.sz} canceled`);
    order.sz -= sz;
    if (order.sz === 0) this.orders.delete(orderId);
  }

  modify(orderId: bigint, to: Resting): void {
    const order = this.known(orderId);
    if (order.side !== to.side || to.sz < 1) throw new Error(`${orderId}: a wrong modify`);
    if (order.px === to.px && order.sz === to.sz) throw new Error(`${orderId}: nothing modified`);
    // A new price goes to the end of its queue; a Map keeps that order.
    if (order.px !== to.px) this.orders.delete(orderId);
    this.orders.set(orderId, to);
  }

  known(orderId: bigint): Resting {
    const order = this.orders.get(orderId);
    if (!order) throw new Error(`${orderId} is unknown`);
    return order;
  }

  best(side: 'A' | 'B'): bigint {
    let best = side === 'A' ? UNDEF_PRICE : 0n;
    for (const order of this.orders.values()) {
      if (order.side === side && (side === 'A' ? order.px < best : order.px > best)) {
        best = order.px;
      }
    }
    return best;
  }

  lots(): number {
    return [...this.orders.values()].reduce((sum, { sz }) => sum + sz, 0);
  }
}

/** Records by event; an event ends with its F_LAST. */
function events(records: readonly MboRecord[]): MboRecord[][] {
  const found: MboRecord[][] = [[]];
  for (const record of records) {
    found.at(-1)?.push(record);
    if (record.flags & 128) found.push([]);
  }
  expect(found.pop()).toEqual([]);
  return found;
}

let bytes: Uint8Array;
let snapshot: MboRecord[];
let live: MboRecord[];

beforeAll(() => {
  bytes = sessionBytes('spec');
  const records = decode(bytes, 65_536);
  snapshot = records.filter(({ flags }) => flags & 32);
  live = records.slice(snapshot.length);
});

describe('a simulated day file', () => {
  it('decodes alike in pieces of 1, 7 and 65,536 bytes', () => {
    const short = sessionBytes('short', 0.02);
    const whole = decode(short, 65_536);
    expect(whole.length).toBeGreaterThan(5000);
    expect(decode(short, 1)).toEqual(whole);
    expect(decode(short, 7)).toEqual(whole);
  });

  it('has the same bytes for the same seed, and others for another', () => {
    expect(isSame(sessionBytes('spec'), bytes)).toBe(true);
    expect(isSame(sessionBytes('spec 2'), bytes)).toBe(false);
  });

  it('has the same bytes on every machine and in every engine', () => {
    // Whoever changes the law changes this number, and has to make the sample lake again.
    expect(fnv1a(bytes).toString(16)).toBe('64233b99');
  });

  it('clears the book at midnight UTC and rebuilds it before anything else', () => {
    expect(letter(snapshot[0].action)).toBe('R');
    expect(new Set(snapshot.slice(1).map(({ action }) => letter(action)))).toEqual(new Set(['A']));
    expect(new Set(snapshot.map(({ tsRecv }) => tsRecv))).toEqual(new Set([midnightNs]));
    expect(new Set(snapshot.slice(0, -1).map(({ flags }) => flags))).toEqual(new Set([40]));
    expect(snapshot.at(-1)?.flags).toBe(168);
    expect(snapshot.slice(1).every(({ tsEvent }) => tsEvent < midnightNs)).toBe(true);
    expect(live.some(({ flags }) => flags & ~128)).toBe(false);
  });

  it('lists the snapshot by price from the touch, who waits longest first', () => {
    for (const side of ['B', 'A']) {
      const orders = snapshot.filter((record) => letter(record.side) === side);
      const isOrdered = orders.slice(1).every(({ pxNano, tsEvent }, i) => {
        const ahead = orders[i];
        if (pxNano === ahead.pxNano) return tsEvent > ahead.tsEvent;
        return pxNano > ahead.pxNano === (side === 'A');
      });
      expect(isOrdered).toBe(true);
    }
  });

  it('runs from the pre-market to the end on one clock', () => {
    expect(live[0].tsEvent).toBeGreaterThanOrEqual(startNs);
    expect(live.at(-1)?.tsEvent).toBeLessThan(anchors.tailEndNs);
    const isOnTime = live.slice(1).every((record, i) => {
      const before = live[i];
      return (
        record.tsEvent >= before.tsEvent &&
        record.tsRecv >= before.tsRecv &&
        record.tsRecv > record.tsEvent &&
        record.sequence >= before.sequence
      );
    });
    expect(isOnTime).toBe(true);
    expect(live.at(-1)?.sequence).toBeGreaterThan(snapshot.length);
  });

  it('trades on the tick, in its own instrument', () => {
    expect(live.every(({ pxNano }) => pxNano % 250_000_000n === 0n)).toBe(true);
    expect(live.every(({ instrumentId }) => instrumentId === 7)).toBe(true);
    expect(live.every(({ publisherId }) => publisherId === 1)).toBe(true);
  });
});

describe('the book behind it', () => {
  it('holds at every record, and is never crossed after an event', () => {
    const book = new NaiveBook();
    for (const record of snapshot) book.apply(record);
    expect(book.best('B')).toBeLessThan(book.best('A'));
    let crossedCount = 0;
    for (const [i, event] of events(live).entries()) {
      for (const record of event) book.apply(record);
      // The naive best is a scan of all orders: only every tenth event is looked at.
      if (i % 10 === 0 && book.best('B') >= book.best('A')) crossedCount++;
    }
    expect(crossedCount).toBe(0);
  });

  it('loses and gains lots only as the records say', () => {
    const book = new NaiveBook();
    for (const record of snapshot) book.apply(record);
    let lots = book.lots();
    for (const record of live) {
      const before = book.orders.get(record.orderId)?.sz ?? 0;
      book.apply(record);
      if (letter(record.action) === 'A') lots += record.sz;
      if (letter(record.action) === 'C') lots -= record.sz;
      if (letter(record.action) === 'M') lots += record.sz - before;
    }
    expect(book.lots()).toBe(lots);
  });
});

describe('an aggressor', () => {
  const trades = (): MboRecord[][] =>
    events(live).filter((event) => letter(event[0].action) === 'T');

  it('fills exactly what it trades, and each fill leaves the book in the same event', () => {
    for (const event of trades()) {
      const of = (word: string): MboRecord[] =>
        event.filter(({ action }) => word.includes(letter(action)));
      const lots = (records: MboRecord[]): number => records.reduce((sum, { sz }) => sum + sz, 0);
      expect(lots(of('F'))).toBe(lots(of('T')));
      expect(of('CM').map(({ orderId }) => orderId)).toEqual(of('F').map(({ orderId }) => orderId));
      expect(event.map(({ action }) => letter(action)).join('')).toMatch(/^(TF+)+[CM]+$/);
    }
  });

  it('meets resting orders in the order of price and time', () => {
    const book = new NaiveBook();
    for (const record of snapshot) book.apply(record);
    for (const event of events(live)) {
      const fills = event.filter(({ action }) => letter(action) === 'F');
      if (fills.length > 0) {
        const side = letter(fills[0].side) as 'A' | 'B';
        const far = fills[fills.length - 1].pxNano;
        const queue = [...book.orders]
          .filter(([, { side: s, px }]) => s === side && (s === 'A' ? px <= far : px >= far))
          .sort(([, a], [, b]) => Number(side === 'A' ? a.px - b.px : b.px - a.px))
          .slice(0, fills.length)
          .map(([orderId]) => orderId);
        expect(fills.map(({ orderId }) => orderId)).toEqual(queue);
        expect(fills.map(({ side: s }) => s)).not.toContain(event[0].side);
      }
      for (const record of event) book.apply(record);
    }
  });

  it('sweeps several ticks now and then, never more than five', () => {
    const ticks = trades().map(
      (event) => event.filter(({ action }) => letter(action) === 'T').length,
    );
    expect(Math.max(...ticks)).toBeGreaterThan(1);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(5);
  });

  it('leaves partial fills half as cancels, half as modifies', () => {
    const partial = { C: 0, M: 0 };
    const book = new NaiveBook();
    for (const record of snapshot) book.apply(record);
    for (const event of events(live)) {
      const isTrade = letter(event[0].action) === 'T';
      for (const record of event) {
        const before = book.orders.get(record.orderId)?.sz ?? 0;
        book.apply(record);
        if (!isTrade || !book.orders.has(record.orderId)) continue;
        if (letter(record.action) === 'M') partial.M++;
        if (letter(record.action) === 'C' && record.sz < before) partial.C++;
      }
    }
    const share = partial.M / (partial.C + partial.M);
    expect(partial.C).toBeGreaterThan(50);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });
});
