/** Bronze is the source, cut to contract and session; silver is derived; gold is for readers. */
export type Tier = 'bronze' | 'silver' | 'gold';

/** Which partition: one table of one contract and one session. */
export type PartitionKey = {
  readonly tier: Tier;
  readonly table: string;
  /** Raw symbol of the contract. */
  readonly symbol: string;
  /** Session date, YYYY-MM-DD. */
  readonly date: string;
};

/** The one data file of a Parquet partition. */
export const PARQUET_FILE = 'part-0.parquet';

/** Says what the partition holds and what it was made from. */
export const MANIFEST_FILE = 'manifest.json';

/** Empty; its presence says that the partition is whole. */
export const SUCCESS_FILE = '_SUCCESS';

/** Folder of a partition from the lake's root, with forward slashes. */
export function partitionPath({ tier, table, symbol, date }: PartitionKey): string {
  return `${tablePath(tier, table)}/symbol=${folderWord(symbol)}/date=${date}`;
}

/** Folder of a table from the lake's root. */
export function tablePath(tier: Tier, table: string): string {
  return `${tier}/${table}`;
}

/** The word after `symbol=` or `date=` in a folder's name; undefined in another folder. */
export function wordOfFolder(name: string, key: 'symbol' | 'date'): string | undefined {
  if (!name.startsWith(`${key}=`)) return undefined;
  return name
    .slice(key.length + 1)
    .replaceAll(/~([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A symbol as a folder and an address can hold it: "BRK/B" is "BRK~002fB". */
function folderWord(symbol: string): string {
  return symbol.replaceAll(
    /[^\w.-]/g,
    (character) => `~${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
