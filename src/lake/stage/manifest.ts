import { readJson } from './lake-json.ts';
import type { LakeStorage } from './lake-storage.ts';
import { MANIFEST_FILE, SUCCESS_FILE, partitionPath } from './partition.ts';
import type { PartitionKey } from './partition.ts';

/** Schema of the manifest; a partition with another one is made again. */
export const MANIFEST_VERSION = 1;

/** Something a partition was made from. */
export type ManifestInput = {
  /** Path from the lake's root, or the name of a raw file. */
  readonly name: string;
  /** Hash of its bytes, hexadecimal. */
  readonly sha256: string;
};

/** What decides whether a partition has to be made again. */
export type Provenance = {
  readonly stage: { readonly name: string; readonly version: number };
  /** Hash of the profile and of all else that shapes the rows. */
  readonly configHash: string;
  /** In the order of the stage's inputs. */
  readonly inputs: readonly ManifestInput[];
};

/** A provenance whose inputs may still be on their way. */
export type PlannedProvenance = Omit<Provenance, 'inputs'> & {
  readonly inputs: Provenance['inputs'] | Promise<Provenance['inputs']>;
};

/** Facts about the source that no row carries, handed on from bronze to gold. */
export type SourceFacts = {
  readonly kind: 'mbo' | 'mbp-10' | 'trades' | 'ohlcv-1m';
  readonly instrumentId: number;
  /** Records of the contract inside the session. */
  readonly records: number;
  /** First and last of them, UNIX ns in decimal. */
  readonly firstNs: string;
  readonly lastNs: string;
  /** Trades that were off the tick grid and went to their nearest tick. */
  readonly qaOffTick: number;
  readonly synthetic: boolean;
  readonly planted: boolean;
  /** Share of a real market's orders that a simulation has; 1 for a market. */
  readonly activity: number;
  /** Contract rules that keep the session out of the corpus, such as NO_DOMINANT. */
  readonly reasons: readonly string[];
};

/** `manifest.json`. No clock of the machine in it: equal inputs give equal manifests. */
export type Manifest = PartitionKey &
  Provenance & {
    readonly manifestVersion: typeof MANIFEST_VERSION;
    readonly rowCount: number;
    /** Hash of the layout of vectors, where the table has some. */
    readonly layout?: string;
    /** Hash of each column's values by name; for a DBN file that of its records. */
    readonly columns: Readonly<Record<string, string>>;
    /** Data files by name. */
    readonly files: Readonly<
      Record<string, { readonly byteLength: number; readonly sha256: string }>
    >;
    readonly source: SourceFacts;
  };

/**
 * Manifest of a whole partition; undefined if the partition is missing or was never finished.
 *
 * @throws FaultError with code `storage` if the manifest is no JSON.
 */
export async function readManifest(
  storage: LakeStorage,
  key: PartitionKey,
): Promise<Manifest | undefined> {
  const folder = partitionPath(key);
  const names = await storage.list(folder);
  if (!names.includes(SUCCESS_FILE)) return undefined;
  const manifest = await readJson<Manifest>(storage, `${folder}/${MANIFEST_FILE}`);
  if (manifest?.manifestVersion !== MANIFEST_VERSION) return undefined;
  return Object.keys(manifest.files).every((name) => names.includes(name)) ? manifest : undefined;
}

/** Whether a partition was made by this stage, from these inputs, with this configuration. */
export function isUpToDate(manifest: Manifest, wanted: Provenance): boolean {
  return provenanceText(manifest) === provenanceText(wanted);
}

function provenanceText({ stage, configHash, inputs }: Provenance): string {
  const inputTexts = inputs.map(({ name, sha256 }) => [name, sha256]);
  return JSON.stringify([stage.name, stage.version, configHash, inputTexts]);
}
