import { addDays, isoNs } from '../../domain/units/time.ts';
import { schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { LedgerFold } from '../../domain/ledger/ledger-fold.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { SessionAnchors } from '../../domain/session/session-anchors.ts';
import type { Stretch } from '../bronze/session-splitter.ts';
import { jsonText } from '../stage/lake-json.ts';
import { writeDraftFile } from '../stage/lake-storage.ts';
import type { DraftFile, LakeStorage, PartitionDraft } from '../stage/lake-storage.ts';
import { MANIFEST_VERSION, readManifest } from '../stage/manifest.ts';
import type { Manifest, ManifestInput, Provenance, SourceFacts } from '../stage/manifest.ts';
import { MANIFEST_FILE, partitionPath } from '../stage/partition.ts';
import type { PartitionKey } from '../stage/partition.ts';
import type { DraftSession } from './session-draft.ts';
import { OrderFile } from './order-file.ts';

/** The one data file of the bronze order partition, readable by every tool for DBN. */
export const ORDER_FILE = 'mbo.dbn.zst';

/** Orders that are published. */
export type PublishedOrders = {
  readonly origin: ManifestInput;
  readonly ledger: SessionLedger;
};

/** Folds the orders of a session into its ledger. */
export function ledgerFoldOf(
  { startNs, tailEndNs: endNs }: SessionAnchors,
  { tickNano }: InstrumentProfile,
): LedgerFold {
  return new LedgerFold({ startNs, endNs, tickNano });
}

/** Bronze `mbo` of one session in the making. */
export class OrderPartition {
  readonly #key: PartitionKey;
  readonly #draft: Promise<PartitionDraft>;
  readonly #file: OrderFile;
  readonly #ledger: LedgerFold;

  constructor(session: DraftSession) {
    this.#key = orderKey(session);
    this.#draft = session.platform.storage.draft(this.#key);
    const opened = this.#draft.then((draft) => draft.open(ORDER_FILE));
    // A fault of opening is told by the first write.
    opened.catch(() => undefined);
    this.#ledger = ledgerFoldOf(session.window.anchors, session.profile);
    this.#file = new OrderFile(whenOpen(opened), metadataOf(session), (run) =>
      this.#ledger.push(run),
    );
  }

  /** Takes the contract's records among a stretch of mbo records. */
  take(run: RecordRun, stretch: Stretch, instrumentId: number): void {
    this.#file.take(run, stretch, instrumentId);
  }

  /** Lets the compressor and the disk catch up. */
  async drain(): Promise<void> {
    await this.#file.drain();
  }

  /** Publishes what was taken; returns it as an input of others, and the ledger of it. */
  async publish(provenance: Provenance, source: SourceFacts): Promise<PublishedOrders> {
    const { recordCount, recordsSha256, byteLength, sha256 } = await this.#file.close();
    const manifest: Manifest = {
      manifestVersion: MANIFEST_VERSION,
      ...this.#key,
      ...provenance,
      rowCount: recordCount,
      columns: { records: recordsSha256 },
      files: { [ORDER_FILE]: { byteLength, sha256 } },
      source,
    };
    const draft = await this.#draft;
    await writeDraftFile(draft, MANIFEST_FILE, jsonText(manifest));
    await draft.publish();
    this.#ledger.end();
    return {
      origin: { name: `${partitionPath(this.#key)}/${ORDER_FILE}`, sha256 },
      ledger: this.#ledger.ledger(),
    };
  }

  /** Throws away what was taken. */
  async discard(): Promise<void> {
    await this.#file.abandon();
    await (await this.#draft).discard();
  }
}

/** Key of a session's bronze order partition. */
export function orderKey({
  symbol,
  window,
}: Pick<DraftSession, 'symbol' | 'window'>): PartitionKey {
  return { tier: 'bronze', table: 'mbo', symbol, date: window.date };
}

/** Whether the lake has orders of a session. */
export async function hasOrders(
  storage: LakeStorage,
  session: Pick<DraftSession, 'symbol' | 'window'>,
): Promise<boolean> {
  return (await readManifest(storage, orderKey(session))) !== undefined;
}

/** A file that can be written to before it is open. */
function whenOpen(opened: Promise<DraftFile>): DraftFile {
  return {
    write: async (data) => (await opened).write(data),
    close: async () => (await opened).close(),
  };
}

/** Header of the order file; nothing in it depends on how the raw files were cut. */
function metadataOf({ window, symbol, instrumentId, dataset }: DraftSession): DbnMetadata {
  const { sourceStartNs, ordersEndNs } = window;
  const startDate = isoNs(sourceStartNs).slice(0, 10);
  const endDate = addDays(isoNs(ordersEndNs - 1n).slice(0, 10), 1);
  return {
    version: 3,
    dataset,
    schema: schemaId('mbo'),
    startNs: sourceStartNs,
    endNs: ordersEndNs,
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: [symbol],
    partial: [],
    notFound: [],
    mappings: [
      { rawSymbol: symbol, intervals: [{ startDate, endDate, symbol: String(instrumentId) }] },
    ],
  };
}
