import type { Column } from './contract.ts';
import { lakeTables } from './lake-tables.ts';

/** Columns by table. */
type ColumnsByTable = Readonly<Record<string, readonly string[]>>;

/** What only a source of orders tells: who came and who went. */
const ofOrders: ColumnsByTable = {
  window_5s: ['n_events'],
  tick_ledger_5s: namesOf('tick_ledger_5s', (name) => /_(add|pull|fill|moved)$/.test(name)),
  level_pressure_5s: namesOf('level_pressure_5s', (name) =>
    /^n_events$|^raw_.*_(add|pull|fill)$|_(pa|dep|haz|ahaz|fs|rep)$|_pa_/.test(name),
  ),
  pressure_ladder_5s: namesOf('pressure_ladder_5s', (name) =>
    /_(add|pull|fill)$|^(long|short|net)$/.test(name),
  ),
};

/** What only a source with a book tells: the touch, depth, and flow at it. */
const ofBook: ColumnsByTable = {
  window_5s: namesOf('window_5s', (name) => /^(bb|ba|ofi_\d+)$/.test(name)),
  tick_ledger_5s: ['ask_E', 'bid_E'],
  level_pressure_5s: namesOf('level_pressure_5s', (name) =>
    /^(mid_dist|spread|micro_dev|ofi_n)$|^raw_|_(shift|rd|mb|wall|vac)$/.test(name),
  ),
  pressure_ladder_5s: ['ask_depth', 'bid_depth', 'median_depth', 'ask_rest', 'bid_rest'],
  global_30s: ['spot', 'spread', 'rv_5m', 'depth_imb', 'bid_depth10', 'ask_depth10'],
};

const unknownTo: Readonly<Record<string, readonly ColumnsByTable[]>> = {
  'mbp-10': [ofOrders],
  trades: [ofOrders, ofBook],
};

/**
 * Columns of a table that a kind of source cannot know: null in all of their rows.
 *
 * @param kind what the session was built from, as its manifest says.
 */
export function columnsUnknownTo(kind: string, table: string): readonly string[] {
  const columns = (unknownTo[kind] ?? []).flatMap((byTable) => byTable[table] ?? []);
  return [...new Set(columns)];
}

/** Names of a table's columns that a test picks. */
function namesOf(table: string, isWanted: (name: string) => boolean): readonly string[] {
  const columns: readonly Column[] =
    lakeTables.find((known) => known.table === table)?.columns ?? [];
  return columns.map(({ name }) => name).filter(isWanted);
}
