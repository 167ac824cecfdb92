import type { AnyColumns } from '../../contracts/contract.ts';

/** A table of an earlier session, and the file that it was read from. */
type PastTable = { readonly sha256: string; readonly columns: AnyColumns };

/**
 * Tables of earlier sessions that a build has read: the sessions behind them ask for the same ones
 * again and again.
 */
export class PastTables {
  readonly #tables = new Map<string, PastTable>();

  /** @param columns nobody may change them. @param sha256 of their file. */
  keep(path: string, sha256: string, columns: AnyColumns): void {
    this.#tables.set(path, { sha256, columns });
  }

  /** The columns of a file; undefined if another one lies there now, or none is known. */
  find(path: string, sha256: string): AnyColumns | undefined {
    const table = this.#tables.get(path);
    return table?.sha256 === sha256 ? table.columns : undefined;
  }
}
