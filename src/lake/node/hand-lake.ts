/** A small sound lake for specs, and ways to damage copies of it. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import { assert } from '../../base/assert.ts';
import type { AnyColumns, Column, ColumnArray } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { buildCatalog } from '../build-catalog.ts';
import { parquetSchemaOf } from '../parquet/parquet-schema.ts';
import { readStoredTable } from '../parquet/read-parquet.ts';
import { jsonText } from '../stage/lake-json.ts';
import type { Findings } from '../validate/findings.ts';
import { validateLake } from '../validate/validate-lake.ts';
import { buildLake } from './build-lake.ts';
import { columnHash, sha256 } from './column-hash.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { openLakeDisk } from './lake-disk.ts';
import { nodePlatform } from './node-platform.ts';
import { nodeZstd } from './zstd-codec.ts';

/** A session in seven events: three bars, five trades. */
const session: readonly HandEvent[] = [
  { at: '03:00', action: 'Add', px: 6899, size: 7 },
  { at: '04:00', action: 'Trade', px: 6900, size: 2 },
  { at: '09:30', action: 'Trade', px: 6901, size: 3 },
  { at: '09:31:59', action: 'Trade', px: 6900.25, size: 1, side: 'Ask' },
  { at: '09:44:59', action: 'Trade', px: 6903, size: 5, side: 'None' },
  { at: '09:45', action: 'Trade', px: 6910, size: 1 },
  { at: '10:00', action: 'Cancel', px: 6899, size: 7 },
];

/** How a rewritten table differs from the one before. */
export type Rewrite = {
  readonly change?: (columns: AnyColumns) => AnyColumns;
  /** Columns of the file instead of the contract's. */
  readonly columns?: (columns: readonly Column[]) => readonly Column[];
  /** Values of a column as the file has them, NaN and all. */
  readonly stored?: Readonly<Record<string, ColumnSource['data']>>;
};

/** A lake that a spec may damage; `build` makes one of ESZ5, 2025-11-18 and the day after. */
export class HandLake {
  readonly folder: string;

  /** @param folder of a lake that is there. */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Builds it. */
  static async build(): Promise<HandLake> {
    const raw = scratchFolder();
    const lake = scratchFolder();
    for (const date of ['2025-11-18', '2025-11-19']) {
      writeOrders(join(raw, `${date}.dbn`), { date }, session);
    }
    await buildLake({ raw, lake, profile: handProfile }, listener());
    return new HandLake(lake);
  }

  /** A copy of it on the disk. */
  copy(): HandLake {
    const folder = scratchFolder();
    cpSync(this.folder, folder, { recursive: true });
    return new HandLake(folder);
  }

  /** Path of something in it. */
  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /**
   * Changes a text.
   *
   * @throws InvariantError if nothing changed.
   */
  edit(name: string, change: (text: string) => string): void {
    const before = readFileSync(this.path(name), 'utf8');
    const after = change(before);
    assert(after !== before, `${name}: expected a change, found none`);
    writeFileSync(this.path(name), after);
  }

  /** Flips a bit. */
  flip(name: string, byteOffset: number): void {
    const bytes = readFileSync(this.path(name));
    assert(byteOffset < bytes.length, `${name}: has ${bytes.length} bytes`);
    bytes[byteOffset] ^= 1 << (byteOffset % 8);
    writeFileSync(this.path(name), bytes);
  }

  /**
   * Puts another table in the place of a partition of 2025-11-18, and signs and lists it as a build
   * with a fault would: only what the rows say is wrong.
   *
   * @param tablePath such as `gold/bars_2m`.
   */
  async rewrite(tablePath: string, { change, columns, stored }: Rewrite): Promise<void> {
    const folder = partitionOf(tablePath);
    const where = this.path(`${folder}/part-0.parquet`);
    const contract = lakeTables.find(({ table }) => tablePath.endsWith(`/${table}`));
    assert(contract !== undefined, `no contract of ${tablePath}`);
    const file = new Uint8Array(readFileSync(where)).buffer;
    const before = await readStoredTable(contract, { file, zstd: nodeZstd, where });
    const after = change?.(before.columns) ?? before.columns;
    const fileColumns = columns?.(contract.columns) ?? contract.columns;
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: fileColumns.map((column) => ({
          name: column.name,
          data: stored?.[column.name] ?? storedValues(column, after[column.name]),
        })),
        schema: parquetSchemaOf({ ...contract, columns: fileColumns }),
        kvMetadata: Object.entries(before.facts).map(([key, value]) => ({ key, value })),
      }),
    );
    writeFileSync(where, bytes);
    this.edit(`${folder}/manifest.json`, (text) =>
      jsonText({
        ...(JSON.parse(text) as object),
        rowCount: after[contract.columns[0].name].length,
        columns: Object.fromEntries(
          contract.columns.map(({ name }) => [name, columnHash(after[name])]),
        ),
        files: { 'part-0.parquet': { byteLength: bytes.length, sha256: sha256(bytes) } },
      }),
    );
    await buildCatalog(nodePlatform(this.folder));
  }

  /** Validates it. @param date the only one to look at, if any. */
  async validate(date?: string): Promise<Findings> {
    return validateLake(await openLakeDisk(this.folder), { lake: this.folder, date });
  }

  /** Each kind of violation as "table check column count". */
  async told(date?: string): Promise<readonly string[]> {
    const { kinds } = await this.validate(date);
    return kinds.map(({ table, check, column, count }) =>
      [table, check, column, count].filter((word) => word !== undefined).join(' '),
    );
  }

  /** The first violation of each kind: its place, what was expected, what was found. */
  async firsts(): Promise<readonly string[]> {
    const { kinds } = await this.validate();
    return kinds.map(({ violations: [{ table, date, row, column, expected, found }] }) =>
      [table, date, row, column, '|', expected, '|', found]
        .filter((word) => word !== undefined)
        .join(' '),
    );
  }
}

/** Folder of a partition. @param tablePath such as `gold/bars_2m`. */
export function partitionOf(tablePath: string, date = '2025-11-18'): string {
  return `${tablePath}/symbol=ESZ5/date=${date}`;
}

/** A table with one value of a column replaced. */
export function withValue(name: string, row: number, value: number | bigint | string): Rewrite {
  return {
    change: (columns) => {
      const values = columns[name].slice();
      Reflect.set(values, row, value);
      return { ...columns, [name]: values };
    },
  };
}

/** A table with all of its columns changed in the same way, such as reversed. */
export function withRows(change: (values: ColumnArray) => ColumnArray): Rewrite {
  return {
    change: (columns) =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, change(values)])),
  };
}

function storedValues({ type, nullable }: Column, values: ColumnArray): ColumnSource['data'] {
  const list: ArrayLike<unknown> = values;
  if (type === 'bool') return Array.from(list, (value) => value === 1);
  if (nullable) return Array.from(list, (value) => (Number.isNaN(value) ? undefined : value));
  return Array.from(list);
}
