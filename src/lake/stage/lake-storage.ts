import type { PartitionKey } from './partition.ts';

/** Where a lake lies: folders on a disk, a browser's private files. Paths are from its root. */
export type LakeStorage = {
  /** A whole file, owned by the caller; undefined if there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** A whole file as UTF-8 text; undefined if there is none. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /** Names in a folder, ascending, without those that are still being written; none without it. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Replaces a single file; a reader sees the old one or the new one. */
  readonly write: (path: string, data: Uint8Array | string) => Promise<void>;
  /** Starts a partition that nobody sees until it is published. */
  readonly draft: (key: PartitionKey) => Promise<PartitionDraft>;
  /** Takes a partition away; nothing happens if there is none. */
  readonly remove: (key: PartitionKey) => Promise<void>;
};

/** A partition in the making. */
export type PartitionDraft = {
  /** Opens a file of the partition for writing from its start. */
  readonly open: (name: string) => Promise<DraftFile>;
  /** Puts the partition in place of the one before, with its `_SUCCESS`. Nothing may follow. */
  readonly publish: () => Promise<void>;
  /** Throws the draft away. */
  readonly discard: () => Promise<void>;
};

/** A file of a draft. */
export type DraftFile = {
  /** @param data text as UTF-8; bytes may be reused once the promise is fulfilled. */
  readonly write: (data: Uint8Array | string) => Promise<void>;
  /** Has everything on the disk. */
  readonly close: () => Promise<void>;
};

/** Writes one whole file into a draft. */
export async function writeDraftFile(
  draft: PartitionDraft,
  name: string,
  data: Uint8Array | string,
): Promise<void> {
  const file = await draft.open(name);
  await file.write(data);
  await file.close();
}
