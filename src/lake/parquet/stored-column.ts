import type { Statistics } from 'hyparquet';
import type { Column, ColumnArray } from '../../contracts/contract.ts';
import { PAGE_BYTES } from './page-bytes.ts';
import { numberDictionary, textDictionary } from './dictionary.ts';
import { packingOf } from './packing.ts';
import { areNear } from './time-deltas.ts';

/** What data pages are filled from; nulls are left out. */
type StoredValues =
  /** Words as PLAIN has them, and the place of each value's word. */
  | {
      readonly kind: 'words';
      readonly words: Uint8Array;
      readonly wordCount: number;
      readonly codes: Int32Array;
    }
  /** Values as PLAIN has them, each of `width` bytes. */
  | { readonly kind: 'plain' | 'split'; readonly bytes: Uint8Array; readonly width: number }
  /** Numbers that lie close to their neighbors, each of `width` bytes without that. */
  | { readonly kind: 'steps'; readonly numbers: BigInt64Array; readonly width: number };

/** A column of one group of rows, ready to be written. */
export type StoredColumn = {
  readonly rowCount: number;
  readonly nullCount: number;
  /** 1 for a value, 0 for a null, row by row; undefined where there can be no null. */
  readonly presence: Int32Array | undefined;
  readonly statistics: Statistics;
  readonly values: StoredValues;
};

/** The column as it is stored; undefined for a rare one, which the library is left to write. */
export function storedColumn(column: Column, values: ColumnArray): StoredColumn | undefined {
  const { type, nullable } = column;
  if (type === 'bool') return undefined;
  if (values instanceof BigInt64Array) return nullable ? undefined : storedTimes(values);
  if (values instanceof Float64Array) return storedNumbers(column, values);
  if (ArrayBuffer.isView(values)) return storedNumbers(column, new Float64Array(values));
  return nullable ? undefined : storedTexts(values);
}

function storedNumbers(column: Column, values: Float64Array): StoredColumn | undefined {
  const { type, nullable } = column;
  const known = nullable ? knownOf(values) : values;
  const nullCount = values.length - known.length;
  const width = type === 'f64' ? 8 : 4;
  const packing = packingOf(column, values);
  const dictionary = packing ? undefined : numberDictionary(values, width);
  // Pages are cut by bytes, and nulls have none: too rare for code of its own.
  if (nullCount > 0 && !dictionary && known.length * width >= PAGE_BYTES) return undefined;
  if (packing === 'steps' && known.length === 0) return undefined;
  const nan = type === 'i32' ? {} : { nan_count: 0n };
  return {
    ...{ rowCount: values.length, nullCount },
    presence: nullable && presenceOf(values, nullCount),
    statistics: { ...boundsOf(known), null_count: BigInt(nullCount), ...nan },
    values: dictionary
      ? {
          ...{ kind: 'words', words: plainBytes(dictionary.words, type) },
          ...{ wordCount: dictionary.words.length, codes: dictionary.codes },
        }
      : packing === 'steps'
        ? { kind: 'steps', numbers: wholeNumbers(known), width }
        : { kind: packing ? 'split' : 'plain', bytes: plainBytes(known, type), width },
  };
}

/** Texts of few words; longer lists and nulls are rare. */
function storedTexts(values: readonly (string | undefined)[]): StoredColumn | undefined {
  const dictionary = textDictionary(values);
  if (!dictionary || dictionary.codes.length < values.length) return undefined;
  const { words, codes } = dictionary;
  // Bounds go by code points; what is not ASCII would have to be decoded for that.
  if (!words.every(isAscii)) return undefined;
  const sorted = [...words].sort((a, b) => (a < b ? -1 : 1));
  return {
    ...{ rowCount: values.length, nullCount: 0, presence: undefined },
    statistics: { min_value: sorted[0], max_value: sorted.at(-1), null_count: 0n },
    values: { kind: 'words', words: textBytes(words), wordCount: words.length, codes },
  };
}

/** Times without nulls that follow each other closely. */
function storedTimes(times: BigInt64Array): StoredColumn | undefined {
  if (!areNear(times)) return undefined;
  let [least, greatest] = [times[0], times[0]];
  for (const time of times) {
    if (time < least) least = time;
    if (time > greatest) greatest = time;
  }
  return {
    ...{ rowCount: times.length, nullCount: 0, presence: undefined },
    statistics: { min_value: least, max_value: greatest, null_count: 0n },
    values: { kind: 'steps', numbers: times, width: 8 },
  };
}

function presenceOf(values: Float64Array, nullCount: number): Int32Array {
  const presence = new Int32Array(values.length).fill(1);
  for (let i = 0; nullCount > 0 && i < values.length; i++) {
    if (Number.isNaN(values[i])) presence[i] = 0;
  }
  return presence;
}

/** The values that are no nulls; borrowed where all are. */
function knownOf(values: Float64Array): Float64Array {
  let count = 0;
  while (count < values.length && !Number.isNaN(values[count])) count++;
  if (count === values.length) return values;
  const known = values.slice();
  for (let i = count; i < values.length; i++) {
    known[count] = values[i];
    if (!Number.isNaN(values[i])) count++;
  }
  return known.subarray(0, count);
}

/** Least and greatest value; of the zeros the lesser and the greater. */
function boundsOf(values: Float64Array): Pick<Statistics, 'min_value' | 'max_value'> {
  if (values.length === 0) return {};
  let [least, greatest] = [values[0], values[0]];
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    if (value < least) least = value;
    else if (value > greatest) greatest = value;
  }
  return { min_value: least === 0 ? -0 : least, max_value: greatest === 0 ? 0 : greatest };
}

/** Whole numbers below 2^53 as words, by their halves: BigInt is slow. */
function wholeNumbers(values: Float64Array): BigInt64Array {
  const words = new Int32Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    words[2 * i] = values[i];
    words[2 * i + 1] = Math.floor(values[i] / 4294967296);
  }
  return new BigInt64Array(words.buffer);
}

function plainBytes(values: Float64Array, type: Column['type']): Uint8Array {
  const stored =
    type === 'i32' ? new Int32Array(values) : type === 'f32' ? new Float32Array(values) : values;
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}

function isAscii(word: string): boolean {
  return /^[ -~]*$/.test(word);
}

/** ASCII words as PLAIN has them: their length in four bytes, then themselves. */
function textBytes(words: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(words.reduce((sum, word) => sum + word.length + 4, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const word of words) {
    view.setUint32(at, word.length, true);
    at += 4;
    for (let i = 0; i < word.length; i++) bytes[at++] = word.charCodeAt(i);
  }
  return bytes;
}
