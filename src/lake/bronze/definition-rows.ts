import type { Columns } from '../../contracts/contract.ts';
import type { definitions } from '../../contracts/definitions.ts';
import type { DefinitionRecord } from '../../domain/dbn/definition.ts';
import { UNDEF_PRICE } from '../../domain/units/ticks.ts';
import { UNDEF_TIMESTAMP } from '../../domain/units/time.ts';
import type { SessionWindow } from './session-window.ts';

/** The definitions of a contract and of the options on it that were known during a session. */
export function definitionRows(
  records: readonly DefinitionRecord[],
  symbol: string,
  { sourceStartNs, ordersEndNs }: SessionWindow,
): Columns<typeof definitions> {
  const rows = records
    .filter(({ rawSymbol, underlying }) => rawSymbol === symbol || underlying === symbol)
    .filter(({ tsRecv }) => tsRecv >= sourceStartNs && tsRecv < ordersEndNs)
    .sort((a, b) => (a.tsRecv < b.tsRecv ? -1 : a.tsRecv > b.tsRecv ? 1 : 0));
  return {
    ts_ns: BigInt64Array.from(rows, ({ tsRecv }) => tsRecv),
    instrument_id: Float64Array.from(rows, ({ instrumentId }) => instrumentId),
    raw_symbol: rows.map(({ rawSymbol }) => rawSymbol),
    instrument_class: rows.map(({ instrumentClass }) => instrumentClass),
    asset: rows.map(({ asset }) => asset),
    underlying: rows.map(({ underlying }) => (underlying === '' ? undefined : underlying)),
    strike_px: Float64Array.from(rows, ({ strikePrice }) => pointsOrNull(strikePrice)),
    tick_px: Float64Array.from(rows, ({ minPriceIncrement }) => pointsOrNull(minPriceIncrement)),
    multiplier: Float64Array.from(rows, ({ unitOfMeasureQty }) => pointsOrNull(unitOfMeasureQty)),
    expiration_ms: Float64Array.from(rows, ({ expiration }) => msOrNull(expiration)),
  };
}

function pointsOrNull(nano: bigint): number {
  return nano === UNDEF_PRICE ? NaN : Number(nano) / 1e9;
}

function msOrNull(ns: bigint): number {
  return ns === UNDEF_TIMESTAMP || ns === 0n ? NaN : Number(ns / 1_000_000n);
}
