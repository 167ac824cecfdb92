import type { AnyColumns } from '../../contracts/contract.ts';
import { FaultError } from '../../base/fault.ts';
import { readParquet } from '../parquet/read-parquet.ts';
import type { TableRef } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import { freshManifest } from './fresh-tables.ts';
import { PARQUET_FILE, partitionPath } from './partition.ts';
import type { PastTables } from './past-tables.ts';

/** The session at hand, and where tables of those before it are kept for those behind it. */
type Present = { readonly date: string; readonly past: PastTables };

/** Reads tables of a lake and keeps those of the session at hand, which several stages read. */
export class TableReader {
  readonly #platform: LakePlatform;
  readonly #present: Present | undefined;
  readonly #tables = new Map<string, AnyColumns>();

  constructor(platform: LakePlatform, present?: Present) {
    this.#platform = platform;
    this.#present = present;
  }

  /**
   * The columns of a partition; nobody may change them.
   *
   * @throws FaultError with code `storage` if there is no file, or not the one that its manifest
   * signs; others as `readParquet` does.
   */
  async read({ tier, contract }: TableRef, symbol: string, date: string): Promise<AnyColumns> {
    const key = { tier, table: contract.table, symbol, date };
    const folder = partitionPath(key);
    const path = `${folder}/${PARQUET_FILE}`;
    const known = this.#tables.get(path);
    if (known) return known;
    const { storage, zstd, fresh } = this.#platform;
    const own = fresh?.columnsOf(folder);
    if (own) return own;
    const signed = (await freshManifest(this.#platform, key))?.files[PARQUET_FILE].sha256;
    const past = this.#present && date < this.#present.date ? this.#present.past : undefined;
    const found = signed === undefined ? undefined : past?.find(path, signed);
    if (found) return found;
    const bytes = await storage.read(path);
    if (bytes === undefined) {
      throw new FaultError('storage', `${path}: expected a file, found none`);
    }
    this.#checkSigned(path, bytes, signed);
    const { columns } = await readParquet(contract, {
      file: new Uint8Array(bytes).buffer,
      zstd,
      where: path,
    });
    if (past && signed !== undefined) past.keep(path, signed, columns);
    else this.#tables.set(path, columns);
    return columns;
  }

  /** A flipped bit can turn a count into billions, and the decoder would count them all. */
  #checkSigned(path: string, bytes: Uint8Array, signed: string | undefined): void {
    const found = this.#platform.sha256(bytes);
    if (signed === undefined || signed === found) return;
    throw new FaultError(
      'storage',
      `${path}: expected the file that was built, sha256 ${signed}, found ${found}`,
    );
  }
}
