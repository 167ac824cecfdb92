import type { InstrumentVolume } from '../bronze/volume-tally.ts';
import { jsonText, readJson } from '../stage/lake-json.ts';
import type { LakeStorage } from '../stage/lake-storage.ts';
import { fileSha256 } from './raw-folder.ts';
import type { RawEntry } from './raw-folder.ts';

/** Name of the registry in the lake's root. */
const REGISTRY_FILE = 'raw-files.json';

/** A session that a raw file gave something for. */
export type RawSession = {
  readonly symbol: string;
  readonly date: string;
  /** Why it was not built; undefined if it was. */
  readonly skipped?: string;
};

/** What is known of a raw file's content. */
export type RawRecord = {
  readonly name: string;
  /** What a scan found, if the build ever had to know. */
  readonly scan?: RawScan;
  /** What a build made of it, and under which plan. */
  readonly built?: RawBuilt;
};

/** What a scan over a raw file's trades found. */
export type RawScan = {
  /** Configuration whose clocks the volumes follow. */
  readonly configHash: string;
  readonly volumes: readonly InstrumentVolume[];
  /** Symbol mappings of a live stream; since UNIX ns in decimal. */
  readonly mappings: readonly LiveMapping[];
};

/** What a live stream says an instrument id stands for. */
export type LiveMapping = {
  readonly instrumentId: number;
  readonly symbol: string;
  readonly sinceNs: string;
};

/** What a build made of a raw file. */
export type RawBuilt = {
  /** Hash of configuration, stage versions and contract choice. */
  readonly planHash: string;
  /** First and last date that was asked for; undefined for no limit. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sessions: readonly RawSession[];
};

type RawStat = {
  readonly byteLength: number;
  readonly modifiedMs: number;
  readonly sha256: string;
};

type RegistryDocument = {
  readonly registryVersion: 1;
  /** By name in the raw folder: while size and time are the same, so is the content. */
  readonly stats: Readonly<Record<string, RawStat>>;
  /** By SHA-256 of the content. */
  readonly files: Readonly<Record<string, RawRecord>>;
};

/**
 * `raw-files.json` of a lake: what its raw files gave, so that a second build need not decode them.
 *
 * It may be deleted at any time; the next build makes it again.
 */
export class RawRegistry {
  readonly #storage: LakeStorage;
  readonly #stats: Record<string, RawStat>;
  readonly #files: Record<string, RawRecord>;

  private constructor(storage: LakeStorage, document: RegistryDocument | undefined) {
    this.#storage = storage;
    this.#stats = { ...document?.stats };
    this.#files = { ...document?.files };
  }

  /** @throws FaultError 'storage' if the registry is no JSON. */
  static async open(storage: LakeStorage): Promise<RawRegistry> {
    const document = await readJson<RegistryDocument>(storage, REGISTRY_FILE);
    return new RawRegistry(storage, document?.registryVersion === 1 ? document : undefined);
  }

  /** SHA-256 of a raw file, from its bytes only if its size or its time is new. */
  async sha256Of({ name, path, byteLength, modifiedMs }: RawEntry): Promise<string> {
    const known = this.#stats[name];
    if (name in this.#stats && known.byteLength === byteLength && known.modifiedMs === modifiedMs) {
      return known.sha256;
    }
    const sha256 = await fileSha256(path);
    this.#stats[name] = { byteLength, modifiedMs, sha256 };
    return sha256;
  }

  /** What is known of a content; undefined if it is new. */
  recordOf(sha256: string): RawRecord | undefined {
    return sha256 in this.#files ? this.#files[sha256] : undefined;
  }

  /** Adds to what is known of a content. */
  note(sha256: string, record: RawRecord): void {
    this.#files[sha256] = { ...this.recordOf(sha256), ...record };
  }

  /** Writes the registry, if it changed. */
  async save(): Promise<void> {
    const document: RegistryDocument = {
      registryVersion: 1,
      stats: sorted(this.#stats),
      files: sorted(this.#files),
    };
    const text = jsonText(document);
    if ((await this.#storage.readText(REGISTRY_FILE)) !== text) {
      await this.#storage.write(REGISTRY_FILE, text);
    }
  }
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
