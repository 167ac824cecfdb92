import type { AnyColumns } from '../../contracts/contract.ts';

/** A table that was published a moment ago. */
type FreshTable = { readonly sha256: string; readonly columns: AnyColumns };

/**
 * What a build has just published of the session at hand, so that the stages behind need not decode
 * it again. Whoever ends a session clears it; its memory is that of the session's tables.
 */
export class FreshTables {
  readonly #tables = new Map<string, FreshTable>();

  /** @param columns nobody may change them. @param sha256 of the file they were written to. */
  keep(folder: string, sha256: string, columns: AnyColumns): void {
    this.#tables.set(folder, { sha256, columns });
  }

  /** The columns of a partition's file; undefined if another file lies there, or none is known. */
  find(folder: string, sha256: string): AnyColumns | undefined {
    const table = this.#tables.get(folder);
    return table?.sha256 === sha256 ? table.columns : undefined;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#tables.clear();
  }
}
