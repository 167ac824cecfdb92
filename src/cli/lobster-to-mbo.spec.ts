import { describe, expect, it } from 'vitest';
import type { MboRecord } from '../domain/dbn/mbo.ts';
import { Side } from '../domain/dbn/mbo.ts';
import type { LobsterMessage } from './lobster-messages.ts';
import { LobsterToMbo } from './lobster-to-mbo.ts';

const origin = { publisherId: 2, instrumentId: 7, midnightNs: 1_000_000_000_000n };

/** A record in short: action, side, order, size, price in dollars, and L on the event's last. */
function short({ action, side, orderId, sz, pxNano, flags }: MboRecord): string {
  const letters = String.fromCharCode(action, side);
  const last = (flags & 128) !== 0 ? ' L' : '';
  return `${letters} ${orderId} ${sz}@${Number(pxNano) / 1e9}${last}`;
}

function message(change: Partial<LobsterMessage>): LobsterMessage {
  return {
    row: 1,
    clockNs: 34_200e9,
    type: 1,
    orderId: 5n,
    sz: 10,
    price: 5_853_300,
    direction: 1,
    ...change,
  };
}

function converted(
  messages: readonly Partial<LobsterMessage>[],
  seed: Parameters<LobsterToMbo['seed']>[0] = [],
): { records: MboRecord[]; unknownCount: number } {
  const records: MboRecord[] = [];
  const converter = new LobsterToMbo(origin, (record) => records.push(record));
  if (seed.length > 0) converter.seed(seed, 34_200e9);
  for (const change of messages) converter.message(message(change));
  return { records, unknownCount: converter.unknownCount };
}

describe('LOBSTER messages as order-by-order records', () => {
  it.each([
    ['an add', { type: 1 }, ['AB 5 10@585.33 L']],
    ['a partial cancel', { type: 2, sz: 4 }, ['CB 5 4@585.33 L']],
    ['a delete', { type: 3 }, ['CB 5 10@585.33 L']],
    // The resting order is a bid, so the aggressor sold.
    ['an execution', { type: 4 }, ['TA 0 10@585.33', 'FB 5 10@585.33', 'CB 5 10@585.33 L']],
    ['a hidden execution', { type: 5, orderId: 0n }, ['TA 0 10@585.33 L']],
    ['a cross', { type: 6, orderId: -1n }, ['TN 0 10@585.33 L']],
    ['a halt', { type: 7, orderId: 0n, sz: 0, price: -1 }, []],
  ])('%s', (_, change, expected) => {
    const { records } = converted([{ type: 1 }, change]);
    expect(records.slice(1).map(short)).toEqual(expected);
  });

  it('swap sides when the resting order is an ask', () => {
    const { records } = converted([{ direction: -1 }, { type: 4, direction: -1 }]);
    expect(records.map(short)).toEqual([
      'AA 5 10@585.33 L',
      'TB 0 10@585.33',
      'FA 5 10@585.33',
      'CA 5 10@585.33 L',
    ]);
  });

  it('carry the time of day, the row as sequence and the instrument', () => {
    const [record] = converted([{ row: 12, clockNs: 34_200_004_241_176 }]).records;
    expect(record).toMatchObject({
      publisherId: 2,
      instrumentId: 7,
      tsEvent: 35_200_004_241_176n,
      tsRecv: 35_200_004_241_176n,
      sequence: 12,
    });
  });

  it('keep the id of an order that rested before the first message', () => {
    const { records, unknownCount } = converted([{ type: 3, orderId: 99n }]);
    expect(records.map(short)).toEqual(['CB 99 10@585.33 L']);
    expect(unknownCount).toBe(1);
  });
});

describe('a seeded book', () => {
  const levels = [
    { side: Side.Ask, price: 5_859_400, sz: 200 },
    { side: Side.Bid, price: 5_853_300, sz: 15 },
  ];
  const ask = 2n ** 48n;
  const bid = ask + 1n;

  it('is a clear and one order per level, as a snapshot', () => {
    const { records } = converted([], levels);
    expect(records.map(({ action }) => String.fromCharCode(action))).toEqual(['R', 'A', 'A']);
    expect(records.map(({ flags }) => flags)).toEqual([32, 32, 32 | 128]);
    expect(records.slice(1).map(short)).toEqual([`AA ${ask} 200@585.94`, `AB ${bid} 15@585.33 L`]);
  });

  it('gives way to orders nobody saw come, for as long as it has shares', () => {
    const { records, unknownCount } = converted(
      [
        { type: 2, orderId: 98n, sz: 4 },
        { type: 4, orderId: 99n, sz: 11 },
        { type: 3, orderId: 97n, sz: 1 },
      ],
      levels,
    );
    expect(records.slice(3).map(short)).toEqual([
      `CB ${bid} 4@585.33 L`,
      'TA 0 11@585.33',
      `FB ${bid} 11@585.33`,
      `CB ${bid} 11@585.33 L`,
      'CB 97 1@585.33 L',
    ]);
    expect(unknownCount).toBe(1);
  });

  it('stays as it is when an order that came later at its price goes', () => {
    const { records } = converted([{ orderId: 5n }, { type: 3, orderId: 5n }], levels);
    expect(records.slice(3).map(short)).toEqual(['AB 5 10@585.33 L', 'CB 5 10@585.33 L']);
  });
});
