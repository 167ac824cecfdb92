import { decompressZstd } from 'hyparquet-compressors';
import { FaultError } from '../base/fault.ts';
import type { Columns, Contract } from '../contracts/contract.ts';
import { readParquet } from '../lake/parquet/read-parquet.ts';
import type { CatalogPartition, CatalogSession } from '../protocol/lake-catalog.ts';
import { OneByOne } from './one-by-one.ts';
import { pause } from './pause.ts';
import { openRemote } from './remote-file.ts';

const zstd = { decompress: (bytes: Uint8Array) => decompressZstd(bytes) };

/**
 * Gold tables of a lake by its catalog, decoded here one after the other: what many tables that are
 * decoded side by side leave half done is dear to keep. Questions come in between.
 */
export class GoldTables {
  readonly #lakeUrl: string;
  readonly #decoding = new OneByOne();

  /** @param lakeUrl absolute address of the lake's folder, with a slash at the end. */
  constructor(lakeUrl: string) {
    this.#lakeUrl = lakeUrl;
  }

  /**
   * A session's table.
   *
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
   */
  async read<C extends Contract>(
    contract: C,
    { date, tables }: Pick<CatalogSession, 'date' | 'tables'>,
  ): Promise<Columns<C>> {
    const partition = Object.hasOwn(tables, contract.table) ? tables[contract.table] : undefined;
    if (partition !== undefined) return this.readPartition(contract, partition);
    const message = `${contract.table} of ${date}: expected a table of the catalog, found none`;
    throw new FaultError('unavailable', message);
  }

  /** A table by its place in the lake. @throws FaultError as `read` does. */
  async readPartition<C extends Contract>(
    contract: C,
    { path, byteLength }: CatalogPartition,
  ): Promise<Columns<C>> {
    const file = await openRemote({ url: this.#urlOf(path), path, byteLength });
    const { columns } = await this.#decoding.run(async () => {
      await pause();
      return readParquet(contract, { file, zstd, where: path });
    });
    return columns;
  }

  /** A document of the lake. @throws FaultError 'unavailable' or 'decode'. */
  async readJson<T>(path: string): Promise<T> {
    const response = await fetch(this.#urlOf(path));
    if (!response.ok) {
      const message = `${path}: expected a file, found HTTP ${response.status}`;
      throw new FaultError('unavailable', message, { file: path });
    }
    try {
      return (await response.json()) as T;
    } catch (cause) {
      throw new FaultError('decode', `${path}: expected JSON`, { file: path }, cause);
    }
  }

  #urlOf(path: string): string {
    return new URL(path, this.#lakeUrl).href;
  }
}
