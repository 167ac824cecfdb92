import { required } from '../base/assert.ts';
import { assertColumns } from '../contracts/check-columns.ts';
import type { Contract } from '../contracts/contract.ts';
import { reprices5s } from '../contracts/reprices-5s.ts';
import { tickLedger5s } from '../contracts/tick-ledger-5s.ts';
import { window5s } from '../contracts/window-5s.ts';
import { utcNsOf } from '../domain/session/exchange-clock.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { keptRows } from '../lake/gold/row-range.ts';
import type { LakePlatform } from '../lake/stage/lake-platform.ts';
import type { SessionKey } from '../lake/stage/list-partitions.ts';
import { readManifest } from '../lake/stage/manifest.ts';
import { publishTable } from '../lake/stage/publish-table.ts';
import { TableReader } from '../lake/stage/table-reader.ts';

/** The ledger begins here: half an hour before the open, as far as any setup looks back. */
const LEDGER_FROM = '09:00';
const WINDOW_NS = 5_000_000_000n;

/** The ledger's tables, each of which a sample keeps from 09:00 on. */
export const ledgerTables: readonly Contract[] = [window5s, tickLedger5s, reprices5s];

/**
 * Copies a session's ledger from one lake to another, from 09:00 on. A keyframe falls on that
 * window, as on every tenth minute, so that it can be read from there.
 */
export async function copyLedger(
  from: LakePlatform,
  to: LakePlatform,
  { session, profile }: { readonly session: SessionKey; readonly profile: InstrumentProfile },
): Promise<void> {
  const { symbol, date } = session;
  const reader = new TableReader(from);
  const startWin = firstWindow(date, profile);
  for (const contract of ledgerTables) {
    const place = { tier: 'gold', contract, symbol, date } as const;
    const key = { tier: 'gold', table: contract.table, symbol, date } as const;
    const manifest = required(await readManifest(from.storage, key), contract.table);
    const columns = await reader.read(place, symbol, date);
    assertColumns(contract, columns, contract.table);
    const rows = Uint8Array.from(Array.from(columns['win'], Number), (win) => +(win >= startWin));
    const { stage, configHash, inputs, source } = manifest;
    const provenance = { stage, configHash, inputs };
    await publishTable(
      to,
      { ...place, profile, source, provenance },
      keptRows(contract, columns, rows),
    );
  }
}

function firstWindow(date: string, profile: InstrumentProfile): number {
  const { startNs } = sessionAnchors(profile, date);
  return Number((utcNsOf(date, LEDGER_FROM, profile.timeZone) - startNs) / WINDOW_NS);
}
