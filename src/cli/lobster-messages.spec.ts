import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultError } from '../base/fault.ts';
import { lobsterMessages, parseMessage } from './lobster-messages.ts';

const place = { path: 'AAPL.csv', row: 7 };

describe('a LOBSTER row', () => {
  it('is a time, a type, an order, a size, a price and the side of the resting order', () => {
    expect(parseMessage('34200.004241176,1,16113575,18,5853300,1', place)).toEqual({
      row: 7,
      clockNs: 34_200_004_241_176,
      type: 1,
      orderId: 16113575n,
      sz: 18,
      price: 5853300,
      direction: 1,
    });
  });

  it.each([
    ['34200', 34_200_000_000_000],
    ['34200.5', 34_200_500_000_000],
    ['34200.00426064', 34_200_004_260_640],
    // Digits after the ninth are what a float left behind.
    ['35821.088778456004', 35_821_088_778_456],
    ['35821.088778455996', 35_821_088_778_456],
    ['35821.999999999999', 35_822_000_000_000],
  ])('counts %s seconds in whole nanoseconds', (time, clockNs) => {
    expect(parseMessage(`${time},1,1,1,1,1`, place).clockNs).toBe(clockNs);
  });

  it('may be a halt, which has no order', () => {
    expect(parseMessage('34200.1,7,0,0,-1,-1', place)).toMatchObject({ type: 7, price: -1 });
  });

  it.each([
    ['34200.1,1,2,3', 'expected 6 columns (time, type, order id, size, price, direction)'],
    ['09:30,1,1,1,1,1', 'expected seconds after midnight, found 09:30'],
    ['34200.1,9,1,1,1,1', 'expected an event type of 1 to 7, found 9'],
    ['34200.1,1,x,1,1,1', 'expected a whole order id, found x'],
    ['34200.1,1,1,0,1,1', 'expected a size, found 0'],
    ['34200.1,1,1,1,585.33,1', 'expected a price, found 585.33'],
    ['34200.1,1,1,1,1,0', 'expected a direction of 1 or -1, found 0'],
  ])('is refused when it reads %s', (line, message) => {
    expect(() => parseMessage(line, place)).toThrow(FaultError);
    expect(() => parseMessage(line, place)).toThrow(`AAPL.csv row 7: ${message}`);
  });
});

describe('a LOBSTER file', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lobster-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** Rows of the messages in a file of this content. */
  async function rows(content: string): Promise<number[]> {
    const path = join(folder, 'messages.csv');
    await writeFile(path, content);
    const found: number[] = [];
    for await (const { row } of lobsterMessages(path)) found.push(row);
    return found;
  }

  it('counts rows as an editor does, whatever ends its lines', async () => {
    expect(await rows('1,1,1,1,1,1\r\n\r\n2,1,2,1,1,1')).toEqual([1, 3]);
  });

  it('is refused where its time runs backwards', async () => {
    await expect(rows('2.5,1,1,1,1,1\n2.4,1,2,1,1,1\n')).rejects.toThrow(
      'messages.csv row 2: expected a time not before the row above, found 2.4,1,2,1,1,1',
    );
  });

  it('is refused when it is empty', async () => {
    await expect(rows('')).rejects.toThrow('messages.csv row 1: expected a message, found nothing');
  });
});
