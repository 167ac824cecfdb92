/** Sessions with a ledger, for specs. */
import type { SessionLedger } from '../domain/ledger/ledger-columns.ts';
import type { LevelColumns } from '../domain/levels/level-columns.ts';
import { profiles } from '../domain/session/profiles.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import type { LedgerInTransit } from '../protocol/pressure-api.ts';

/** An ES session from 09:00, so that a window's end can be told by hand. */
export const ledgerSession: CatalogSession = {
  ...{ date: '2025-11-14', symbol: 'ESZ5', profile: 'ES', included: true, grade: 'A', reasons: [] },
  ...{ synthetic: true, planted: false, source: 'mbo', pressure: { available: true }, tables: {} },
  market: {
    ...{ timeZone: 'America/New_York', tickNano: 250_000_000, pointValue: 50, priceDecimals: 2 },
    ...{ premarketStart: '09:00', open: '09:30', orMinutes: 15, end: '12:30', tailMinutes: 15 },
    barSeconds: 120,
  },
};

const { startNs } = sessionAnchors(
  { ...profiles.ES, premarketStart: ledgerSession.market.premarketStart },
  ledgerSession.date,
);

/** Its first instant, UNIX seconds. */
export const SESSION_START_S = Number(startNs / 1_000_000_000n);

/** One level after one closed bar. */
export type LevelRow = readonly [bar: number, kind: string, tick: number, valid: 0 | 1];

/** Level rows as the lake has them. @param rows by bar. */
export function levelColumns(rows: readonly LevelRow[]): LevelColumns {
  const barNs = (bar: number): bigint => startNs + BigInt(bar) * 120_000_000_000n;
  return {
    bar_start_ns: BigInt64Array.from(rows, ([bar]) => barNs(bar)),
    level_kind: rows.map(([, kind]) => kind),
    level_tick: Float64Array.from(rows, ([, , tick]) => tick),
    level_px: Float64Array.from(rows, ([, , tick]) => tick / 4),
    valid: Uint8Array.from(rows, ([, , , valid]) => valid),
    reason: rows.map(([, , , valid]) => (valid === 1 ? undefined : 'forming')),
    available_at_ns: BigInt64Array.from(rows, ([bar]) => barNs(bar + 1)),
  };
}

/** A ledger as it goes to the worker; a copy. @param before window behind the last that is known. */
export function ledgerInTransit(ledger: SessionLedger, before = Infinity): LedgerInTransit {
  const { windows, ticks, reprices } = ledger;
  const { side, ...moves } = reprices;
  const sides = Uint8Array.from(side, (word) => (word === 'A' ? 0 : 1));
  return {
    windows: knownRows(windows, before),
    ticks: knownRows(ticks, before),
    reprices: knownRows({ ...moves, side: sides }, before),
  };
}

function knownRows<T extends { readonly win: Int32Array }>(columns: T, before: number): T {
  const cut = columns.win.findIndex((win) => win >= before);
  const end = cut < 0 ? columns.win.length : cut;
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice(0, end)]),
  ) as T;
}
