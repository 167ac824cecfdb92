/** A column as words and, for each value that is not null, the place of its word. */
export type Dictionary<Words> = { readonly words: Words; readonly codes: Int32Array };

/** Values looked at before a dictionary is begun, spread over the column. */
const SAMPLE = 1000;
/** Share of the sample's bytes that its words may be, for a dictionary to be tried. */
const SAMPLE_WORDS_MAX = 0.9;

/**
 * The dictionary of a column of numbers, words in the order in which they come first; undefined
 * where it would not halve the column's bytes.
 *
 * @param values NaN for null. @param wordBytes 4 or 8, bytes of a stored value.
 */
export function numberDictionary(
  values: Float64Array,
  wordBytes: number,
): Dictionary<Float64Array> | undefined {
  const rows = sampleRows(values.length);
  const sample = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) sample[i] = values[rows[i]];
  const sampled = numberCodes(sample, sample.length);
  if (!sampled || sampled.words.length > SAMPLE_WORDS_MAX * sampled.codes.length) return undefined;
  const found = numberCodes(values, values.length / 2);
  return found && isWorth(found, wordBytes * found.words.length, wordBytes * found.codes.length)
    ? found
    : undefined;
}

/** The same of a column of texts. @param values undefined for null. */
export function textDictionary(
  values: readonly (string | undefined)[],
): Dictionary<readonly string[]> | undefined {
  const sample = textCodes(Array.from(sampleRows(values.length), (row) => values[row]));
  const wordBytes = textBytes(sample.words);
  const sampleBytes = sample.codes.reduce((sum, code) => sum + sample.words[code].length + 4, 0);
  if (sampleBytes === 0 || wordBytes > SAMPLE_WORDS_MAX * sampleBytes) return undefined;
  const found = textCodes(values);
  const lengths = found.words.map((word) => word.length + 4);
  let plainBytes = 0;
  for (const code of found.codes) plainBytes += lengths[code];
  return isWorth(found, textBytes(found.words), plainBytes) ? found : undefined;
}

/** Bits of the codes of so many words. */
export function codeBits(wordCount: number): number {
  return wordCount < 2 ? 0 : 32 - Math.clz32(wordCount - 1);
}

function isWorth(
  { words, codes }: Dictionary<ArrayLike<unknown>>,
  wordBytes: number,
  plainBytes: number,
): boolean {
  const codeBytes = Math.ceil((codes.length * codeBits(words.length)) / 8);
  return words.length > 0 && 2 * (wordBytes + codeBytes) <= plainBytes;
}

/** Rows spread over a column, its first and last among them. */
function sampleRows(rowCount: number): Int32Array {
  const count = Math.min(rowCount, SAMPLE);
  const rows = new Int32Array(count);
  for (let i = 1; i < count; i++) rows[i] = Math.floor((i * (rowCount - 1)) / (count - 1));
  return rows;
}

function textBytes(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length + 4, 0);
}

function textCodes(values: readonly (string | undefined)[]): Dictionary<readonly string[]> {
  const places = new Map<string, number>();
  const codes = new Int32Array(values.length);
  let count = 0;
  let [last, lastCode]: [string | undefined, number] = [undefined, 0];
  for (const value of values) {
    if (value === undefined) continue;
    if (value !== last) {
      lastCode = places.get(value) ?? places.size;
      if (lastCode === places.size) places.set(value, lastCode);
      last = value;
    }
    codes[count++] = lastCode;
  }
  return { words: [...places.keys()], codes: codes.subarray(0, count) };
}

/** Places of words; borrowed by one call after the other, for columns come in thousands. */
let slotsOfAll = new Int32Array();

function freeSlots(count: number): Int32Array {
  if (slotsOfAll.length < count) slotsOfAll = new Int32Array(count);
  return slotsOfAll.fill(-1, 0, count);
}

/**
 * Distinct numbers in the order in which they come first; the two zeros are one.
 *
 * @returns undefined as soon as there are more than `wordsMax` words.
 */
function numberCodes(values: Float64Array, wordsMax: number): Dictionary<Float64Array> | undefined {
  const range = wholeRange(values);
  const isNarrow = range !== undefined && range.span <= 2 * values.length;
  return isNarrow ? codesByValue(values, wordsMax, range) : codesByHash(values, wordsMax);
}

/** Whole numbers of a column, nulls apart, from the least on. */
type WholeRange = { readonly least: number; readonly span: number };

/** Where the values of a column lie; undefined if there are none, or some are not whole. */
function wholeRange(values: Float64Array): WholeRange | undefined {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if ((value | 0) !== value) {
      if (Number.isNaN(value)) continue;
      return undefined;
    }
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least > greatest ? undefined : { least, span: greatest - least + 1 };
}

/** Numbers that lie close together: each value has a slot of its own. */
function codesByValue(
  values: Float64Array,
  wordsMax: number,
  { least, span }: WholeRange,
): Dictionary<Float64Array> | undefined {
  const slots = freeSlots(span);
  const words = new Float64Array(Math.ceil(wordsMax));
  const codes = new Int32Array(values.length);
  let [wordCount, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    let code = slots[value - least];
    if (code < 0) {
      if (wordCount >= wordsMax) return undefined;
      code = wordCount;
      slots[value - least] = code;
      words[wordCount++] = value;
    }
    codes[count++] = code;
  }
  return { words: words.subarray(0, wordCount), codes: codes.subarray(0, count) };
}

/** Any numbers, by open addressing over their bits. */
function codesByHash(values: Float64Array, wordsMax: number): Dictionary<Float64Array> | undefined {
  const slotBits = Math.max(4, codeBits(2 * wordsMax));
  const slots = freeSlots(1 << slotBits);
  const [shift, mask] = [32 - slotBits, (1 << slotBits) - 1];
  const words = new Float64Array(Math.ceil(wordsMax));
  const bits = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const codes = new Int32Array(values.length);
  let [wordCount, count, code] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (count === 0 || words[code] !== value) {
      // The two zeros are one word.
      let slot = value === 0 ? 0 : hashOf(bits[2 * i], bits[2 * i + 1]) >>> shift;
      while (slots[slot] >= 0 && words[slots[slot]] !== value) slot = (slot + 1) & mask;
      if (slots[slot] < 0) {
        if (wordCount >= wordsMax) return undefined;
        slots[slot] = wordCount;
        words[wordCount++] = value;
      }
      code = slots[slot];
    }
    codes[count++] = code;
  }
  return { words: words.subarray(0, wordCount), codes: codes.subarray(0, count) };
}

function hashOf(lo: number, hi: number): number {
  const mixed = Math.imul(lo, 0x9e3779b1) ^ Math.imul(hi, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}
