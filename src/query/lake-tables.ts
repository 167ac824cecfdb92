import type { AsyncBuffer } from 'hyparquet';
import { assert, required } from '../base/assert.ts';
import { bars2m } from '../contracts/bars-2m.ts';
import type { AnyColumns, Contract } from '../contracts/contract.ts';
import { episodes } from '../contracts/episodes.ts';
import { labels } from '../contracts/labels.ts';
import { levels2m } from '../contracts/levels-2m.ts';
import { narrowed } from '../contracts/narrowed.ts';
import { reprices5s } from '../contracts/reprices-5s.ts';
import { sessions } from '../contracts/sessions.ts';
import { signals } from '../contracts/signals.ts';
import { tickLedger5s } from '../contracts/tick-ledger-5s.ts';
import { trades } from '../contracts/trades.ts';
import { window5s } from '../contracts/window-5s.ts';
import type { EngineFacts, TableRequest, TapeFacts } from '../protocol/query-api.ts';
import { arrowStream, wordPlaces } from './arrow-stream.ts';
import { OneByOne } from './one-by-one.ts';
import { openRemote } from './remote-file.ts';
import { SqlEngine } from './sql-engine.ts';
import type { SqlRow } from './sql-engine.ts';

const contracts = new Map<string, Contract>(
  [
    ...[bars2m, levels2m, sessions, trades, window5s, tickLedger5s, reprices5s],
    ...[episodes, labels, signals],
  ].map((contract) => [contract.table, contract]),
);

/** Decodes a file into the arrays of its contract. @throws FaultError 'decode' or 'contract' */
export type TableReader = (
  contract: Contract,
  file: AsyncBuffer,
  path: string,
) => Promise<AnyColumns>;

/**
 * The gold tables of the open session, for SQL and for the screen.
 *
 * The one place that knows the route of a file: Parquet decoded here, columns handed over at once,
 * the same columns as an Arrow stream to the SQL engine. The engine's 34 MB take seconds to compile,
 * half of all that a desk does when it opens: it starts when somebody asks for it, and finds the
 * tables that wait.
 */
export class LakeTables {
  readonly #read: TableReader;
  #engine: Promise<SqlEngine> | undefined;
  #facts: Promise<EngineFacts> | undefined;
  #session = noTables();
  /** A table is dropped, then made: in between another session's would be there already. */
  readonly #replacing = new OneByOne();

  /** @param read the lake's own reader, so that nulls are mapped in one place. */
  constructor(read: TableReader) {
    this.#read = read;
  }

  /** Starts the SQL engine once. @see QueryApi.startEngine */
  startEngine(assetUrl: string): Promise<EngineFacts> {
    if (this.#facts !== undefined) return this.#facts;
    this.#engine = SqlEngine.open(assetUrl);
    this.#facts = this.#firstAnswer(this.#engine);
    for (const [table, stream] of this.#session.waiting) this.#register(table, stream);
    this.#session.waiting.clear();
    return this.#facts;
  }

  /** The engine, once it answers. */
  async engine(): Promise<SqlEngine> {
    assert(this.#engine !== undefined, 'engine() before startEngine()');
    return this.#engine;
  }

  /** Forgets the session before. @see QueryApi.beginSession */
  beginSession(): void {
    this.#session = noTables();
  }

  /** Decodes a file and gives the asked columns. @see QueryApi.readTable */
  async read(request: TableRequest): Promise<AnyColumns> {
    const session = this.#session;
    const contract = required(contracts.get(request.table), `contract of ${request.table}`);
    const file = await openRemote(request);
    if (request.isForSql !== true) {
      const { handOver } = request;
      const asked = handOver === 'all' ? contract : narrowed(contract, handOver);
      return handedOver(request, asked, await this.#read(asked, file, request.path));
    }
    const columns = await this.#read(contract, file, request.path);
    // Before the columns go to the other side.
    const stream = arrowStream(columns, contract);
    if (session === this.#session) {
      if (this.#engine === undefined) session.waiting.set(request.table, stream);
      else this.#register(request.table, stream);
    }
    return handedOver(request, contract, columns);
  }

  /** Counts the tape up to a moment. @see QueryApi.tapeFacts */
  async tapeFacts(atNs: bigint): Promise<TapeFacts> {
    const engine = await this.#engineWith('trades');
    const total = await engine.row(`
      select count(*)::double as trade_count, coalesce(sum(size), 0)::double as volume,
        (sum(size) filter (where side = 'B') / sum(size) filter (where side <> 'N'))::double
          as buy_share
      from trades where ts_ns < ${atNs}`);
    const busiest = await engine.row(`
      select tick, sum(size)::double as volume from trades where ts_ns < ${atNs}
      group by tick order by volume desc, tick limit 1`);
    return {
      tradeCount: numberIn(total, 'trade_count') ?? 0,
      volume: numberIn(total, 'volume') ?? 0,
      buyShare: numberIn(total, 'buy_share'),
      busiestTick: numberIn(busiest, 'tick'),
      busiestVolume: numberIn(busiest, 'volume') ?? 0,
    };
  }

  async #firstAnswer(opening: Promise<SqlEngine>): Promise<EngineFacts> {
    const startedMs = performance.now();
    const engine = await opening;
    const row = await engine.row('select version() as version');
    return { version: String(row?.['version']), startMs: performance.now() - startedMs };
  }

  /** Gives a table of the open session to the engine. */
  #register(table: string, stream: Uint8Array): void {
    const session = this.#session;
    const registration = this.engine().then((engine) =>
      this.#replacing.run(async () => {
        // A session opened meanwhile has its own tables of the same names.
        if (session === this.#session) await engine.replaceTable(table, stream);
      }),
    );
    // Who asks SQL for the table hears of a failure; without a question it is no news.
    registration.catch(() => undefined);
    session.registered.set(table, registration);
  }

  async #engineWith(table: string): Promise<SqlEngine> {
    const engine = await this.engine();
    await required(this.#session.registered.get(table), `SQL table ${table}`);
    return engine;
  }
}

/** The open session's tables for SQL. */
type SessionTables = {
  /** Streams that no engine is there for yet. */
  readonly waiting: Map<string, Uint8Array>;
  /** Those that one has, or is given. */
  readonly registered: Map<string, Promise<void>>;
};

function noTables(): SessionTables {
  return { waiting: new Map(), registered: new Map() };
}

/** The columns that a request asks for, in the form it asks for. */
function handedOver(
  { handOver, coded = [] }: TableRequest,
  contract: Contract,
  columns: AnyColumns,
): AnyColumns {
  const asked = contract.columns.filter(
    ({ name }) => handOver === 'all' || handOver.includes(name),
  );
  return Object.fromEntries(
    asked.map((column) => {
      const values = required(columns[column.name], `${contract.table}.${column.name}`);
      return [column.name, coded.includes(column.name) ? wordPlaces(values, column) : values];
    }),
  );
}

function numberIn(row: SqlRow | undefined, name: string): number | undefined {
  const value = row?.[name];
  return value === undefined ? undefined : Number(value);
}
