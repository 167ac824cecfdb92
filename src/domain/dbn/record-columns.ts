import { required } from '../../base/assert.ts';
import { ns, u8 } from './codec.ts';
import type { Codec } from './codec.ts';
import { columnNames } from './column-names.ts';
import { kindOf } from './kinds.ts';
import { consolidatedQuoteLayout, QUOTE_BYTES, quoteLayout, QUOTES } from './quote.ts';
import { ABSENT, lengthIn } from './record-layout.ts';
import type { Field, Layout } from './record-layout.ts';
import type { DbnVersion } from './record-run.ts';

/** One column of the records of a kind: its name and where its value lies. */
export type RecordColumn = {
  /** As in the publisher's own CSV files, such as `ts_event` or `bid_px_00`. */
  readonly name: string;
  readonly codec: Codec<unknown>;
  /** Bytes from the record's start. */
  readonly offset: number;
};

/** Names of our fields where they are not the column's name in camel case. */
const renamed: Readonly<Record<string, string>> = {
  price: 'pxNano',
  size: 'sz',
  open: 'openNano',
  high: 'highNano',
  low: 'lowNano',
  close: 'closeNano',
  stype_in_symbol: 'symbolIn',
  stype_out_symbol: 'symbolOut',
  bid_px: 'bidPxNano',
  ask_px: 'askPxNano',
};

/** A column of a book: side and what, then the depth. */
const quoteName = /^((?:bid|ask)_(?:px|sz|ct|pb))_(\d\d)$/;

/** Both layouts of a depth have these fields at the same places, where they have them. */
const anyQuoteLayout: Layout = { ...quoteLayout, ...consolidatedQuoteLayout };

/**
 * Columns of a kind in one version, in the publisher's order, without those that the version lacks.
 *
 * @param hasTsOut whether the time of sending follows each record; it is the last column.
 * @returns none for a kind we do not know.
 */
export function recordColumns(
  rtype: number,
  version: DbnVersion,
  hasTsOut: boolean,
): readonly RecordColumn[] {
  const kind = kindOf(rtype);
  if (kind === undefined) return [];
  const columns = columnNames(rtype)
    .map((name) => columnOf(kind.layout, version, name))
    .filter(({ offset }) => offset !== ABSENT);
  if (!hasTsOut) return columns;
  return [...columns, { name: 'ts_out', codec: ns, offset: lengthIn(kind, version) }];
}

function columnOf(layout: Layout, version: DbnVersion, name: string): RecordColumn {
  // Every record has its kind in the header, though not every layout names it.
  if (name === 'rtype') return { name, codec: u8, offset: 1 };
  const quoted = quoteName.exec(name);
  if (quoted === null) return placed(name, fieldOf(layout, name), version);
  const [, quoteField, depth] = quoted;
  const column = placed(name, fieldOf(anyQuoteLayout, quoteField), version);
  return { ...column, offset: column.offset + QUOTES.byteOffset + Number(depth) * QUOTE_BYTES };
}

function placed(name: string, field: Field<unknown>, version: DbnVersion): RecordColumn {
  return { name, codec: field.codecs[version - 1], offset: field.offsets[version - 1] };
}

function fieldOf(layout: Layout, name: string): Field<unknown> {
  const fieldName =
    renamed[name] ?? name.replace(/_(\w)/g, (_, next: string) => next.toUpperCase());
  return required(layout[fieldName], `field of column ${name}`);
}
