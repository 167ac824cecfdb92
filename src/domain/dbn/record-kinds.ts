/** Record kinds by their `rtype`, the second byte of every record. */
export const Rtype = {
  Trade: 0,
  Mbp1: 1,
  Mbp10: 10,
  OhlcvDeprecated: 17,
  Status: 18,
  Definition: 19,
  Imbalance: 20,
  Error: 21,
  SymbolMapping: 22,
  System: 23,
  Statistics: 24,
  Ohlcv1S: 32,
  Ohlcv1M: 33,
  Ohlcv1H: 34,
  Ohlcv1D: 35,
  OhlcvEod: 36,
  Mbo: 160,
  Cmbp1: 177,
  Cbbo1S: 192,
  Cbbo1M: 193,
  Tcbbo: 194,
  Bbo1S: 195,
  Bbo1M: 196,
} as const;

const rtypeNames = new Map<number, string>([
  [Rtype.Trade, 'trades'],
  [Rtype.Mbp1, 'mbp-1'],
  [Rtype.Mbp10, 'mbp-10'],
  [Rtype.OhlcvDeprecated, 'ohlcv-deprecated'],
  [Rtype.Status, 'status'],
  [Rtype.Definition, 'definition'],
  [Rtype.Imbalance, 'imbalance'],
  [Rtype.Error, 'error'],
  [Rtype.SymbolMapping, 'symbol-mapping'],
  [Rtype.System, 'system'],
  [Rtype.Statistics, 'statistics'],
  [Rtype.Ohlcv1S, 'ohlcv-1s'],
  [Rtype.Ohlcv1M, 'ohlcv-1m'],
  [Rtype.Ohlcv1H, 'ohlcv-1h'],
  [Rtype.Ohlcv1D, 'ohlcv-1d'],
  [Rtype.OhlcvEod, 'ohlcv-eod'],
  [Rtype.Mbo, 'mbo'],
  [Rtype.Cmbp1, 'cmbp-1'],
  [Rtype.Cbbo1S, 'cbbo-1s'],
  [Rtype.Cbbo1M, 'cbbo-1m'],
  [Rtype.Tcbbo, 'tcbbo'],
  [Rtype.Bbo1S, 'bbo-1s'],
  [Rtype.Bbo1M, 'bbo-1m'],
]);

/** Name of a record kind: that of its schema, or `rtype-N` for a kind we do not know. */
export function schemaName(rtype: number): string {
  return rtypeNames.get(rtype) ?? `rtype-${rtype}`;
}

/** Kind of the records of a schema, or of a kind that no schema has, by its name. */
export function rtypeOf(name: string): number | undefined {
  // Its records are of kind mbp-1, taken at each trade.
  if (name === 'tbbo') return Rtype.Mbp1;
  for (const [rtype, rtypeName] of rtypeNames) if (rtypeName === name) return rtype;
  return undefined;
}

/** Names of all kinds of records, as `rtypeOf` takes them. */
export function kindNames(): readonly string[] {
  return [...rtypeNames.values(), 'tbbo'];
}

/** Schema names in the order of their ids in the metadata. */
const schemas = [
  'mbo',
  'mbp-1',
  'mbp-10',
  'tbbo',
  'trades',
  'ohlcv-1s',
  'ohlcv-1m',
  'ohlcv-1h',
  'ohlcv-1d',
  'definition',
  'statistics',
  'status',
  'imbalance',
  'ohlcv-eod',
  'cmbp-1',
  'cbbo-1s',
  'cbbo-1m',
  'tcbbo',
  'bbo-1s',
  'bbo-1m',
] as const;

/** A schema as the metadata names it; `tbbo` has records of kind mbp-1. */
export type SchemaName = (typeof schemas)[number];

/** Id of a schema in the metadata. */
export function schemaId(name: SchemaName): number {
  return schemas.indexOf(name);
}

/** Name of a schema id of the metadata, `schema-N` for one we do not know. */
export function schemaOfId(id: number): string {
  return schemas[id] ?? `schema-${id}`;
}

/** What kind of word a symbol is. */
export const Stype = {
  InstrumentId: 0,
  RawSymbol: 1,
  Smart: 2,
  Continuous: 3,
  Parent: 4,
} as const;
