import type { AnyColumns, ColumnArray } from '../../contracts/contract.ts';

/** Texts as they go from thread to thread: distinct words, and the place of each row's. */
type SentTexts = { readonly words: readonly (string | undefined)[]; readonly codes: Int32Array };

/** A table on its way to another thread. */
export type SentColumns = {
  readonly columns: Readonly<Record<string, Exclude<ColumnArray, readonly unknown[]> | SentTexts>>;
  /** What is handed over, not copied once more. */
  readonly buffers: readonly ArrayBuffer[];
};

/**
 * A table made ready for another thread: its numbers copied once, for the sender goes on reading
 * them; its texts, of few words, as codes, for each string sent alone costs more than its row.
 */
export function sentColumns(table: AnyColumns): SentColumns {
  const columns: Record<string, SentColumns['columns'][string]> = {};
  const buffers: ArrayBuffer[] = [];
  for (const [name, values] of Object.entries(table)) {
    if (ArrayBuffer.isView(values)) {
      const copy = values.slice();
      columns[name] = copy;
      buffers.push(copy.buffer);
    } else {
      const texts = sentTexts(values);
      columns[name] = texts;
      buffers.push(texts.codes.buffer);
    }
  }
  return { columns, buffers };
}

/** The table as it was. */
export function receivedColumns({ columns }: Pick<SentColumns, 'columns'>): AnyColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      ArrayBuffer.isView(values) ? values : receivedTexts(values),
    ]),
  );
}

/** One by one: `Array.from` with a function of its own takes several times as long. */
function receivedTexts({ words, codes }: SentTexts): (string | undefined)[] {
  const values = new Array<string | undefined>(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = words[codes[row]];
  return values;
}

function sentTexts(values: readonly (string | undefined)[]) {
  const places = new Map<string | undefined, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    // Most rows have the word of the row before.
    const isSame = row > 0 && values[row] === values[row - 1];
    const place = isSame ? codes[row - 1] : (places.get(values[row]) ?? places.size);
    if (place === places.size) places.set(values[row], place);
    codes[row] = place;
  }
  return { words: [...places.keys()], codes };
}
