import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { FaultError } from '../../base/fault.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { HEADER } from '../../domain/dbn/record-run.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { nsOf } from '../../domain/dbn/wire-time.ts';
import { timeWordsOf } from '../bronze/record-time.ts';
import type { TimeWords } from '../bronze/session-splitter.ts';
import type { LakeDisk, LakeEntry, OrderFacts } from '../validate/lake-disk.ts';
import { readGuarded } from './guarded-table.ts';
import { nodePlatform } from './node-platform.ts';
import { RawFile } from './raw-file.ts';
import { fileSha256 } from './raw-folder.ts';

/**
 * A lake in a folder of the disk, as `validate` looks at it.
 *
 * @throws FaultError 'input' if there is no such folder.
 */
export async function openLakeDisk(root: string): Promise<LakeDisk> {
  const hashes = new Map<string, Promise<string>>();
  return {
    platform: nodePlatform(root),
    entries: await entriesOf(root),
    sha256Of: (path) => {
      const known = hashes.get(path);
      if (known) return known;
      const hash = fileSha256(join(root, path));
      hashes.set(path, hash);
      return hash;
    },
    readDamaged: async (path, { table }) => {
      const where = join(root, path);
      return readGuarded({ path: where, table }, (await stat(where)).size);
    },
    readOrders: (path) => readOrders(join(root, path)),
  };
}

async function entriesOf(root: string): Promise<readonly LakeEntry[]> {
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new FaultError(
      'input',
      `lake ${root}: expected a folder, found ${found ? 'a file' : 'none'}`,
    );
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const lakeEntries = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const isFolder = entry.isDirectory();
      const byteLength = isFolder ? 0 : (await stat(path)).size;
      return { path: relative(root, path).replaceAll(sep, '/'), isFolder, byteLength };
    }),
  );
  return lakeEntries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readOrders(path: string): Promise<OrderFacts> {
  const tally = new OrderTally();
  const reader = new DbnReader({ run: (run) => tally.take(run) }, { file: path });
  for await (const chunk of await RawFile.open(path)) reader.push(chunk);
  reader.end();
  return tally.facts();
}

/** What an order file holds, gathered run by run. */
class OrderTally {
  readonly #hash = createHash('sha256');
  readonly #instrumentIds = new Set<number>();
  #recordCount = 0;
  #backwardsAt: number | undefined;
  #firstNs: bigint | undefined;
  #lastNs = 0n;

  take(run: RecordRun): void {
    const { words, wordsPerRecord, count, rtype } = run;
    // Records of another kind are counted, and then missed by the manifest's hash.
    this.#hash.update(words.subarray(0, count * wordsPerRecord));
    const time = timeWordsOf(rtype, false);
    if (time) this.#takeTimes(run, time);
    this.#recordCount += count;
  }

  facts(): OrderFacts {
    return {
      recordCount: this.#recordCount,
      recordsSha256: this.#hash.digest('hex'),
      instrumentIds: [...this.#instrumentIds],
      backwardsAt: this.#backwardsAt,
      span:
        this.#firstNs === undefined ? undefined : { firstNs: this.#firstNs, lastNs: this.#lastNs },
    };
  }

  #takeTimes({ words, wordsPerRecord, count }: RecordRun, { lo, hi }: TimeWords): void {
    for (let i = 0, at = 0; i < count; i++, at += wordsPerRecord) {
      this.#instrumentIds.add(words[at + HEADER.instrumentId]);
      const ns = nsOf(words[at + lo], words[at + hi]);
      if (ns < this.#lastNs) this.#backwardsAt ??= this.#recordCount + i;
      this.#firstNs ??= ns;
      this.#lastNs = ns;
    }
  }
}
