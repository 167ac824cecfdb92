import type { AnyColumns } from '../../contracts/contract.ts';
import type { LakePlatform } from './lake-platform.ts';
import { readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { partitionPath } from './partition.ts';
import type { PartitionKey } from './partition.ts';

/**
 * Manifest of a partition of the lake, waited for while it is on its way; undefined if it is missing
 * or was never finished.
 *
 * @throws FaultError of its publishing, and as `readManifest` does.
 */
export async function freshManifest(
  { storage, fresh }: Pick<LakePlatform, 'storage' | 'fresh'>,
  key: PartitionKey,
): Promise<Manifest | undefined> {
  return (await fresh?.manifestOf(partitionPath(key))) ?? readManifest(storage, key);
}

/** A partition on its way, and its columns where later stages read them. */
type FreshTable = {
  readonly manifest: Promise<Manifest>;
  readonly columns: AnyColumns | undefined;
};

/**
 * What a build is publishing of the session at hand: stages need not wait until a table lies on the
 * disk, nor decode it again. Whoever ends a session settles it; its memory is that of the session's
 * tables.
 */
export class FreshTables {
  readonly #tables = new Map<string, FreshTable>();
  readonly #help: () => Promise<void>;

  /** @param help does a part of the work that is left, when nothing else is to be done. */
  constructor(help: () => Promise<void> = () => Promise.resolve()) {
    this.#help = help;
  }

  /** @param columns nobody may change them; undefined if no stage reads them. */
  begin(folder: string, manifest: Promise<Manifest>, columns?: AnyColumns): void {
    // A fault is told by `settle`, or by whoever needs the manifest.
    manifest.catch(() => undefined);
    this.#tables.set(folder, { manifest, columns });
  }

  /** Whether a partition is published or on its way. */
  has(folder: string): boolean {
    return this.#tables.has(folder);
  }

  /** Columns of a partition that is published or on its way; undefined if they are not kept. */
  columnsOf(folder: string): AnyColumns | undefined {
    return this.#tables.get(folder)?.columns;
  }

  /** Manifest of such a partition, there as soon as it is; undefined if none is on its way. */
  manifestOf(folder: string): Promise<Manifest> | undefined {
    return this.#tables.get(folder)?.manifest;
  }

  /**
   * Waits for all of them and forgets them.
   *
   * @throws the fault of the first that failed, in the order in which they were begun.
   */
  async settle(): Promise<void> {
    const tables = [...this.#tables.values()];
    await this.#help();
    await Promise.allSettled(tables.map(({ manifest }) => manifest));
    this.#tables.clear();
    for (const { manifest } of tables) await manifest;
  }
}
