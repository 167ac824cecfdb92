import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { decimalPx, isoTime, spacedTime } from './field-text.ts';
import type { TimeText } from './field-text.ts';
import type { RecordTable, TableColumn } from './table-columns.ts';

/** Writes the field of one column: the text of the value of a record. */
type FieldText = (view: DataView, at: number) => string;

/** How a table of text is put together. */
type TextFormat = {
  readonly header: string;
  readonly fields: readonly FieldText[];
  readonly rowStart: string;
  readonly rowEnd: string;
};

/**
 * A table as CSV with a header, as the publisher writes it: exact decimal prices, UTC times, empty
 * fields for none.
 *
 * @param emit takes the text, piece by piece.
 */
export function csvTable(
  columns: readonly TableColumn[],
  emit: (text: string) => void,
): RecordTable {
  const time = spacedTime();
  return textTable(
    {
      header: `${columns.map(({ name }) => name).join(',')}\n`,
      fields: columns.map((column) => csvField(column, time)),
      rowStart: '',
      rowEnd: '\n',
    },
    emit,
  );
}

/**
 * A table as one JSON object a line: times as ISO 8601 text, prices and integers as exact numbers
 * (read those beyond 2^53 with a parser that keeps them), null for none.
 *
 * @param emit takes the text, piece by piece.
 */
export function jsonTable(
  columns: readonly TableColumn[],
  emit: (text: string) => void,
): RecordTable {
  const time = isoTime();
  const fields = columns.map((column): FieldText => {
    const value = jsonField(column, time);
    const key = `${JSON.stringify(column.name)}:`;
    return (view, at) => key + value(view, at);
  });
  return textTable({ header: '', fields, rowStart: '{', rowEnd: '}\n' }, emit);
}

function textTable(format: TextFormat, emit: (text: string) => void): RecordTable {
  const { header, fields, rowStart, rowEnd } = format;
  if (header !== '') emit(header);
  return {
    run: ({ words, wordsPerRecord, count }: RecordRun) => {
      const view = new DataView(words.buffer, words.byteOffset, words.byteLength);
      let text = '';
      for (let i = 0; i < count; i++) {
        text += rowStart;
        for (let f = 0; f < fields.length; f++) {
          if (f > 0) text += ',';
          text += fields[f](view, i * wordsPerRecord * 4);
        }
        text += rowEnd;
      }
      emit(text);
    },
    end: () => undefined,
  };
}

/** Letters by their codes, as CSV; code 0 is none. */
const csvLetters = Array.from({ length: 256 }, (_, code) =>
  code === 0 ? '' : csvText(String.fromCharCode(code)),
);

function csvField({ type, read }: TableColumn, time: TimeText): FieldText {
  switch (type) {
    case 'px':
      return (view, at) => decimalPx(read(view, at) as bigint) ?? '';
    case 'ns':
      return (view, at) => time(read(view, at) as bigint) ?? '';
    case 'letter':
      return (view, at) => csvLetters[read(view, at) as number];
    case 'text':
      return (view, at) => csvText((read(view, at) as string | undefined) ?? '');
    default:
      return (view, at) => String(read(view, at));
  }
}

/** Text as a CSV field, quoted where it must be (RFC 4180). */
function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonField({ type, read }: TableColumn, time: TimeText): FieldText {
  switch (type) {
    case 'px':
      return (view, at) => decimalPx(read(view, at) as bigint) ?? 'null';
    case 'ns':
      return (view, at) => JSON.stringify(time(read(view, at) as bigint) ?? null);
    case 'letter':
      return (view, at) => jsonText(letterText(read(view, at) as number));
    case 'text':
      return (view, at) => jsonText(read(view, at) as string | undefined);
    default:
      return (view, at) => String(read(view, at));
  }
}

function jsonText(text: string | undefined): string {
  return text === undefined ? 'null' : JSON.stringify(text);
}

/** A letter by its code; undefined for code 0, which is none. */
export function letterText(code: number): string | undefined {
  return code === 0 ? undefined : String.fromCharCode(code);
}
