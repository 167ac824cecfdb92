import { definitions } from '../../contracts/definitions.ts';
import { ohlcv1m } from '../../contracts/ohlcv-1m.ts';
import { trades } from '../../contracts/trades.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import type { DefinitionRecord } from '../../domain/dbn/definition.ts';
import { definitionRows } from '../bronze/definition-rows.ts';
import { bronzeStages } from '../lake-stages.ts';
import type { StageFacts } from '../lake-stages.ts';
import type { Provenance, SourceFacts } from '../stage/manifest.ts';
import { publishTable } from '../stage/publish-table.ts';
import { hasOrders } from './order-partition.ts';
import type { SessionDraft } from './session-draft.ts';

/** What became of a draft: published, or why not. */
export type DraftOutcome =
  { readonly kind: 'published' } | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Publishes a session's bronze, orders first, so that trades are never newer than their orders.
 *
 * @param known definitions of the raw files, of any contract and day.
 */
export async function publishSession(
  draft: SessionDraft,
  known: readonly DefinitionRecord[],
): Promise<DraftOutcome> {
  const { session, orders, inputs, span } = draft;
  const { platform, window, symbol } = session;
  if (span === undefined || !tradesInside(draft)) {
    await draft.discard();
    return { kind: 'skipped', reason: 'no trades inside the session' };
  }
  if (!orders && (await hasOrders(platform.storage, session))) {
    return { kind: 'skipped', reason: 'the lake has its order data' };
  }

  const facts: Pick<SourceFacts, 'instrumentId' | 'records' | 'firstNs' | 'lastNs'> = {
    instrumentId: session.instrumentId,
    records: draft.recordCount,
    firstNs: String(span.firstNs),
    lastNs: String(span.lastNs),
  };
  const sourceOf = (kind: SourceFacts['kind'], qaOffTick: number): SourceFacts => ({
    kind,
    ...facts,
    qaOffTick,
    ...session.facts,
  });
  const provenanceOf = ({ name, version }: StageFacts): Provenance => ({
    stage: { name, version },
    configHash: session.configHash,
    inputs,
  });
  const publish = async (
    contract: Contract,
    stage: StageFacts,
    { source, columns }: { source: SourceFacts; columns: AnyColumns },
  ): Promise<void> => {
    const provenance = provenanceOf(stage);
    const place = {
      tier: 'bronze',
      contract,
      symbol,
      date: window.date,
      provenance,
      source,
    } as const;
    await publishTable(platform, place, columns);
  };

  const tape = orders ? draft.orderTrades : draft.trades;
  const source = sourceOf(orders ? 'mbo' : 'trades', tape.offTickCount);
  const minuteSource = sourceOf('ohlcv-1m', draft.minutes.offTickCount);
  const best = tape.count > 0 ? source : minuteSource;
  const rows = definitionRows(known, symbol, window);
  if (rows.ts_ns.length > 0) {
    await publish(definitions, bronzeStages.definitions, { source: best, columns: rows });
  }
  await orders?.publish(provenanceOf(bronzeStages.mbo), source);
  if (tape.count > 0) {
    await publish(trades, bronzeStages.trades, { source, columns: tape.columns() });
  }
  if (draft.minutes.count > 0) {
    const columns = draft.minutes.columns();
    await publish(ohlcv1m, bronzeStages.ohlcv1m, { source: minuteSource, columns });
  }
  return { kind: 'published' };
}

/** Whether anything traded between the session's start and the end of its last bar. */
function tradesInside({
  session,
  orders,
  orderTrades,
  trades: tape,
  minutes,
}: SessionDraft): boolean {
  const { startNs, barsEndNs } = session.window.anchors;
  const isInside = (ns: bigint): boolean => ns >= startNs && ns < barsEndNs;
  const times = [(orders ? orderTrades : tape).columns().ts_ns, minutes.columns().ts_ns];
  return times.some((tsNs) => tsNs.some(isInside));
}
