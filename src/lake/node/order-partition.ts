import { required } from '../../base/assert.ts';
import { addDays, isoNs } from '../../domain/units/time.ts';
import { MBO } from '../../domain/dbn/mbo.ts';
import { MBP10_WORDS } from '../../domain/dbn/mbp10.ts';
import { Rtype, schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { LedgerFold } from '../../domain/ledger/ledger-fold.ts';
import { QuoteFold } from '../../domain/ledger/quote-fold.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { SessionAnchors } from '../../domain/session/session-anchors.ts';
import type { Stretch } from '../bronze/session-splitter.ts';
import { bronzeStages } from '../lake-stages.ts';
import type { StageFacts } from '../lake-stages.ts';
import { jsonText } from '../stage/lake-json.ts';
import { writeDraftFile } from '../stage/lake-storage.ts';
import type { DraftFile, LakeStorage, PartitionDraft } from '../stage/lake-storage.ts';
import { MANIFEST_VERSION, readManifest } from '../stage/manifest.ts';
import type { Manifest, ManifestInput, Provenance, SourceFacts } from '../stage/manifest.ts';
import { MANIFEST_FILE, partitionPath } from '../stage/partition.ts';
import type { PartitionKey } from '../stage/partition.ts';
import type { DraftSession } from './session-draft.ts';
import { OrderFile } from './order-file.ts';
import type { FileRecords } from './order-file.ts';

/** What tells of a book: its orders, or its ten best prices. */
export type BookKind = 'mbo' | 'mbp-10';

/** Bronze of a kind: its table, and the records in its one file. */
type BookBronze = {
  readonly table: string;
  readonly stage: StageFacts;
  readonly records: FileRecords;
};

const bronzeOf: Readonly<Record<BookKind, BookBronze>> = {
  mbo: {
    table: 'mbo',
    stage: bronzeStages.mbo,
    records: { rtype: Rtype.Mbo, wordCount: MBO.wordCount },
  },
  'mbp-10': {
    table: 'mbp_10',
    stage: bronzeStages.mbp10,
    records: { rtype: Rtype.Mbp10, wordCount: MBP10_WORDS },
  },
};

/** Folds what tells of a session's book into its ledger. */
export function ledgerFoldOf(
  kind: BookKind,
  { startNs, tailEndNs: endNs }: SessionAnchors,
  { tickNano }: InstrumentProfile,
): Pick<LedgerFold, 'push' | 'end' | 'ledger'> {
  const options = { startNs, endNs, tickNano };
  return kind === 'mbo' ? new LedgerFold(options) : new QuoteFold(options);
}

/** Bronze `mbo` or `mbp_10` of one session in the making: one DBN file any tool can read. */
export class OrderPartition {
  readonly kind: BookKind;
  readonly #key: PartitionKey;
  readonly #fileName: string;
  readonly #draft: Promise<PartitionDraft>;
  readonly #file: OrderFile;
  #fold: Pick<LedgerFold, 'push' | 'end' | 'ledger'> | undefined;

  constructor(kind: BookKind, session: DraftSession) {
    const { records } = bronzeOf[kind];
    this.kind = kind;
    this.#fileName = `${kind}.dbn.zst`;
    this.#key = bookKey(kind, session);
    this.#draft = session.platform.storage.draft(this.#key);
    const opened = this.#draft.then((draft) => draft.open(this.#fileName));
    // A fault of opening is told by the first write.
    opened.catch(() => undefined);
    this.#fold = ledgerFoldOf(kind, session.window.anchors, session.profile);
    this.#file = new OrderFile(
      whenOpen(opened),
      { metadata: metadataOf(kind, session), records },
      (run) => this.#fold?.push(run),
    );
  }

  /** Folder of the partition from the lake's root. */
  get folder(): string {
    return partitionPath(this.#key);
  }

  /** The stage that this is the work of. */
  get stage(): StageFacts {
    return bronzeOf[this.kind].stage;
  }

  /** Takes the contract's records among a stretch of records of its kind. */
  take(run: RecordRun, stretch: Stretch, instrumentId: number): void {
    this.#file.take(run, stretch, instrumentId);
  }

  /** Lets the compressor and the disk catch up. */
  async drain(): Promise<void> {
    await this.#file.drain();
  }

  /** The ledger of what was taken, once; nothing may be taken any more. */
  ledger(): SessionLedger {
    this.#file.end();
    const fold = required(this.#fold, 'a ledger asked for once');
    fold.end();
    // Its book is as large as the ledger, and stages have the memory from here on.
    this.#fold = undefined;
    return fold.ledger();
  }

  /** Publishes what was taken; nothing may be taken any more. */
  async publish(provenance: Provenance, source: SourceFacts): Promise<Manifest> {
    const { recordCount, recordsSha256, byteLength, sha256 } = await this.#file.close();
    const manifest: Manifest = {
      manifestVersion: MANIFEST_VERSION,
      ...this.#key,
      ...provenance,
      rowCount: recordCount,
      columns: { records: recordsSha256 },
      files: { [this.#fileName]: { byteLength, sha256 } },
      source,
    };
    const draft = await this.#draft;
    await writeDraftFile(draft, MANIFEST_FILE, jsonText(manifest));
    await draft.publish();
    return manifest;
  }

  /** The file as an input of others, once it is published. */
  originOf({ files }: Manifest): ManifestInput {
    const name = `${this.folder}/${this.#fileName}`;
    return { name, sha256: files[this.#fileName].sha256 };
  }

  /** Throws away what was taken. */
  async discard(): Promise<void> {
    await this.#file.abandon();
    await (await this.#draft).discard();
  }
}

function bookKey(
  kind: BookKind,
  { symbol, window }: Pick<DraftSession, 'symbol' | 'window'>,
): PartitionKey {
  return { tier: 'bronze', table: bronzeOf[kind].table, symbol, date: window.date };
}

/** Whether the lake has a session's book of a kind. */
export async function hasBook(
  kind: BookKind,
  storage: LakeStorage,
  session: Pick<DraftSession, 'symbol' | 'window'>,
): Promise<boolean> {
  return (await readManifest(storage, bookKey(kind, session))) !== undefined;
}

/** A file that can be written to before it is open. */
function whenOpen(opened: Promise<DraftFile>): DraftFile {
  return {
    write: async (data) => (await opened).write(data),
    close: async () => (await opened).close(),
  };
}

/** Header of the file; nothing in it depends on how the raw files were cut. */
function metadataOf(
  kind: BookKind,
  { window, symbol, instrumentId, dataset }: DraftSession,
): DbnMetadata {
  const { sourceStartNs, ordersEndNs } = window;
  const startDate = isoNs(sourceStartNs).slice(0, 10);
  const endDate = addDays(isoNs(ordersEndNs - 1n).slice(0, 10), 1);
  return {
    version: 3,
    dataset,
    schema: schemaId(kind),
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
