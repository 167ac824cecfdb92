import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { CatalogPartition } from '../../protocol/lake-catalog.ts';

/**
 * What hides a session's date and prices. Columns are moved before anything on this side sees
 * them, so that nothing that is shown, said or written anywhere can give the day away.
 */
export type Veil = {
  /** Real time less shown time, ns. */
  readonly aheadNs: bigint;
  /** Real price less shown price, ticks and points. */
  readonly zeroTick: number;
  readonly zeroPx: number;
  /** How ids begin in the lake, and how they are shown. */
  readonly idStart: { readonly real: string; readonly shown: string };
};

/** A file of the lake whose columns come veiled. */
export type VeiledPartition = CatalogPartition & { readonly veil: Veil };

/** What tells time and price in each table that can be veiled; windows and lots tell neither. */
const telling: Readonly<Partial<Record<string, { tick?: string[]; px?: string[] }>>> = {
  bars_2m: { tick: ['o', 'h', 'l', 'c'] },
  levels_2m: { tick: ['level_tick'], px: ['level_px'] },
  trades: { tick: ['tick'] },
  window_5s: {
    tick: [
      ...['bb', 'ba', 'first_tick', 'last_tick', 'high_tick', 'low_tick'],
      ...['known_lo', 'known_hi'],
    ],
  },
  tick_ledger_5s: { tick: ['tick'] },
  reprices_5s: { tick: ['from_tick', 'to_tick'] },
  episodes: { tick: ['L_tick'] },
  labels: {},
};
/** Times beside those that end with `_ns`. */
const times = new Set(['resolved_at']);
/** Ids hold symbol and date. */
const ids = new Set(['approach_id', 'event_id', 'row_id', 'confluence_id']);

/** Whether a table can be veiled: of another nobody knows what it would tell. */
export function canVeil(table: string): boolean {
  return telling[table] !== undefined;
}

/** The veil over a file; undefined over one that lies open. */
export function veilOver(partition: CatalogPartition): Veil | undefined {
  return (partition as Partial<VeiledPartition>).veil;
}

/** The columns of a table under a veil; numbers are moved in place. */
export function veiledColumns(table: string, columns: AnyColumns, veil: Veil): AnyColumns {
  const { tick = [], px = [] } = telling[table] ?? {};
  if (table === 'levels_2m') dropRound(columns);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      if (tick.includes(name)) lower(column, veil.zeroTick);
      else if (px.includes(name)) lower(column, veil.zeroPx);
      else if (column instanceof BigInt64Array && isTime(name)) setBack(column, veil.aheadNs);
      return [name, ids.has(name) ? renamed(column, veil.idStart) : column];
    }),
  );
}

/**
 * Rows of levels on round prices stay and say that there is none: their distance would tell where the
 * real scale begins.
 */
function dropRound({ level_kind: kinds, level_tick: tick, level_px: px, valid }: AnyColumns): void {
  if (!Array.isArray(kinds)) return;
  kinds.forEach((kind, i) => {
    if (kind !== 'ROUND') return;
    for (const column of [tick, px]) if (column instanceof Float64Array) column[i] = NaN;
    if (valid instanceof Uint8Array) valid[i] = 0;
  });
}

function isTime(name: string): boolean {
  return name.endsWith('_ns') || times.has(name);
}

/** NaN stays NaN. */
function lower(column: AnyColumns[string] | undefined, by: number): void {
  if (!(column instanceof Int32Array) && !(column instanceof Float64Array)) return;
  for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? NaN) - by;
}

function setBack(column: BigInt64Array, by: bigint): void {
  for (let i = 0; i < column.length; i++) {
    const ns = column[i] ?? UNDEF_I64;
    if (ns !== UNDEF_I64) column[i] = ns - by;
  }
}

function renamed(column: AnyColumns[string], { real, shown }: Veil['idStart']): AnyColumns[string] {
  if (!Array.isArray(column)) return column;
  return (column as (string | undefined)[]).map((id) => id?.replace(real, shown));
}
