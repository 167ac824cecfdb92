import { FaultError } from '../base/fault.ts';
import { textLines } from './text-file.ts';

/** LOBSTER's event types. */
export const LobsterType = {
  Add: 1,
  /** Part of an order is taken back. */
  PartialCancel: 2,
  Delete: 3,
  /** A visible order trades, in part or in full. */
  Execution: 4,
  /** A hidden order trades; it was never in the book. */
  HiddenExecution: 5,
  /** An auction's trade. */
  Cross: 6,
  /** Trading stops or starts again; the row holds no order. */
  Halt: 7,
} as const;

/** One row of a message file. */
export type LobsterMessage = {
  /** Line of the file, counted from 1. */
  readonly row: number;
  /** Nanoseconds after local midnight. */
  readonly clockNs: number;
  /** One of `LobsterType`. */
  readonly type: number;
  readonly orderId: bigint;
  /** Shares. */
  readonly sz: number;
  /** Price in 1/10,000 of a dollar. */
  readonly price: number;
  /** 1 where the resting order is a bid, −1 where it is an ask. */
  readonly direction: number;
};

const columns = ['time', 'type', 'order id', 'size', 'price', 'direction'];

/**
 * Reads a message file: six columns without a header, in time order. Blank lines are skipped.
 *
 * @throws FaultError naming the row that is none, or that runs backwards; also if there is no row.
 */
export async function* lobsterMessages(path: string): AsyncGenerator<LobsterMessage> {
  let row = 0;
  let previousNs: number | undefined;
  for await (const lines of textLines(path)) {
    for (const line of lines) {
      row++;
      if (line.trim() === '') continue;
      const message = parseMessage(line, { path, row });
      if (previousNs !== undefined && message.clockNs < previousNs) {
        throw rowFault({ path, row }, 'a time not before the row above', line);
      }
      previousNs = message.clockNs;
      yield message;
    }
  }
  if (previousNs === undefined) throw rowFault({ path, row: 1 }, 'a message', undefined);
}

/** Where a row stands, for messages. */
type Place = { readonly path: string; readonly row: number };

/**
 * Reads one row.
 *
 * @throws FaultError with file, row, what was expected and what was found.
 */
export function parseMessage(line: string, place: Place): LobsterMessage {
  const cells = line.trim().split(',');
  if (cells.length !== columns.length) {
    throw rowFault(place, `${columns.length} columns (${columns.join(', ')})`, line);
  }
  const [time = '', ...rest] = cells;
  const [type = NaN, id = NaN, sz = NaN, price = NaN, direction = NaN] = rest.map(integer);
  const clockNs = clockNsOf(time);
  if (clockNs === undefined) throw rowFault(place, 'seconds after midnight', time);
  if (!(type >= LobsterType.Add && type <= LobsterType.Halt)) {
    throw rowFault(place, 'an event type of 1 to 7', rest[0]);
  }
  if (Number.isNaN(id)) throw rowFault(place, 'a whole order id', rest[1]);
  const isOrder = type <= LobsterType.HiddenExecution;
  if (Number.isNaN(sz) || (isOrder && sz <= 0)) throw rowFault(place, 'a size', rest[2]);
  if (Number.isNaN(price) || (isOrder && price <= 0)) throw rowFault(place, 'a price', rest[3]);
  if (isOrder && Math.abs(direction) !== 1) {
    throw rowFault(place, 'a direction of 1 or -1', rest[4]);
  }
  return { row: place.row, clockNs, type, orderId: BigInt(rest[1] ?? 0), sz, price, direction };
}

/**
 * Seconds as whole nanoseconds, from the digits: a float would not hold them. LOBSTER's own files
 * have gone through one (35821.088778456004), so what follows the ninth decimal is rounded away.
 */
function clockNsOf(text: string): number | undefined {
  const match = /^(\d{1,5})(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = (match.at(2) ?? '').padEnd(10, '0');
  const roundedUp = fraction.charAt(9) >= '5' ? 1 : 0;
  return Number(match[1]) * 1e9 + Number(fraction.slice(0, 9)) + roundedUp;
}

function integer(text: string): number {
  const value = Number(text);
  return text !== '' && Number.isSafeInteger(value) ? value : NaN;
}

function rowFault({ path, row }: Place, expected: string, found: string | undefined): FaultError {
  const message = `${path} row ${row}: expected ${expected}, found ${found ?? 'nothing'}`;
  return new FaultError('input', message, { file: path, row, expected, found });
}
