import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '../base/assert.ts';
import type { LabQuestion } from '../protocol/lab-api.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import { LabTables, bypassIn, tablesIn } from './lab-tables.ts';
import { ledgerSession } from './pressure-session.ts';

/** Half of what memory has room for, and a little more. */
const HALF = 17e6;

/** A session with a table of trades at 10:00 and 11:00 New York, in a file of so many bytes. */
function sessionOf(date: string, byteLength = 1, tickNano = 250_000_000): CatalogSession {
  const trades = { path: `trades/${date}`, rowCount: 2, byteLength };
  const market = { ...ledgerSession.market, tickNano };
  return { ...ledgerSession, date, market, tables: { trades } };
}

function noonOf({ date }: CatalogSession): bigint {
  return BigInt(Date.parse(`${date}T17:00:00Z`)) * 1_000_000n;
}

/** The engine of Node in the place of the browser's; a stream is the SQL of its rows. */
let connection: DuckDBConnection;
let instance: DuckDBInstance;
/** Paths of the files that were read. */
let read: string[];
let tables: LabTables;

beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  read = [];
  tables = new LabTables(
    {
      run: async (sql) => {
        await connection.run(sql);
      },
      insert: async (stream, { schema, name, create }) => {
        const rows = new TextDecoder().decode(stream);
        const into = create ? `create table ${schema}.${name} as` : `insert into ${schema}.${name}`;
        await connection.run(`${into} ${rows}`);
      },
    },
    (_, { session, partition }) => {
      read.push(partition.path);
      const key = `'${session.date}' as session_date, '${session.symbol}' as symbol`;
      const [ten, eleven] = [2n, 1n].map((hours) => noonOf(session) - hours * 3_600_000_000_000n);
      return Promise.resolve(
        new TextEncoder().encode(
          `select ${key}, ${ten}::bigint as ts_ns union all select ${key}, ${eleven}::bigint`,
        ),
      );
    },
  );
  await tables.begin();
});

afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

/** What a question is put to: sessions, of which the last is open at noon unless it is said. */
type Put = {
  readonly sessions: readonly CatalogSession[];
  readonly session?: CatalogSession;
  readonly atNs?: bigint;
  readonly isWholeLake?: boolean;
};

async function ask(sql: string, put: Put): Promise<readonly (readonly unknown[])[]> {
  const { sessions, isWholeLake = false } = put;
  const session = put.session ?? required(sessions.at(-1), 'a session');
  const horizon = { session, atNs: put.atNs ?? noonOf(session) };
  const question = { sql, lakeUrl: 'http://lake/', sessions, horizon, isWholeLake };
  await tables.bring({ ...question, rowCountMax: 10 } satisfies LabQuestion);
  return (await connection.runAndReadAll(sql)).getRowsJS();
}

const [monday, tuesday, wednesday] = ['2025-11-10', '2025-11-11', '2025-11-12'];
const days = 'select session_date, count(*)::integer from trades group by all order by all';

describe('words of the market', () => {
  it('go back with it, however often it changes', async () => {
    const [es, cl] = [sessionOf(monday), sessionOf(tuesday, 1, 10_000_000)];
    const pointOf = async (session: CatalogSession): Promise<unknown> =>
      (await ask('select px(100)::double', { sessions: [es, cl], session }))[0][0];
    expect([await pointOf(es), await pointOf(cl), await pointOf(es)]).toEqual([25, 1, 25]);
  });
});

describe('tables in memory', () => {
  const sessions = [monday, tuesday, wednesday].map((date) => sessionOf(date, HALF));
  const held = 'select distinct session_date from lake.trades order by all';

  it('are the newest that there is room for, and the open session’s', async () => {
    const [first] = sessions;
    expect(await ask(days, { sessions })).toEqual([[wednesday, 2]]);
    expect(await ask(days, { sessions, session: first, isWholeLake: true })).toEqual([
      ...[[monday, 2]],
      ...[[wednesday, 2]],
    ]);
  });

  it('are let go when another session opens', async () => {
    for (const session of sessions) {
      const mine = 'select count(*)::integer from session.trades';
      expect(await ask(mine, { sessions, session })).toEqual([[2]]);
    }
    expect((await connection.runAndReadAll(held)).getRowsJS()).toEqual([[wednesday]]);
    await ask(days, { sessions, session: sessions[0], isWholeLake: true });
    await ask(days, { sessions, session: sessions[1], isWholeLake: true });
    expect((await connection.runAndReadAll(held)).getRowsJS()).toEqual([[tuesday], [wednesday]]);
  });

  it('stay while there is room, whatever part of them is asked for', async () => {
    const small = [sessionOf(monday), sessionOf(tuesday)];
    for (const sql of [days, 'select * from session.trades', days]) {
      await ask(sql, { sessions: small });
    }
    expect(read).toEqual([`trades/${monday}`, `trades/${tuesday}`]);
  });
});

describe('what may be seen', () => {
  const sessions = [sessionOf(monday), sessionOf(tuesday)];
  const tenNs = noonOf(sessions[1]) - 7_200_000_000_000n;

  it('goes back with the cursor, and with the whole lake', async () => {
    expect(await ask(days, { sessions })).toEqual([...[[monday, 2]], ...[[tuesday, 2]]]);
    const [session] = sessions;
    expect(await ask(days, { sessions, atNs: tenNs })).toEqual([
      ...[[monday, 2]],
      ...[[tuesday, 1]],
    ]);
    expect(await ask(days, { sessions, session, isWholeLake: true })).toHaveLength(2);
    expect(await ask(days, { sessions, session })).toEqual([[monday, 2]]);
  });

  it('does so in a view of one’s own, which names no table any more', async () => {
    await ask(`create view mine as ${days}`, { sessions });
    expect(await ask('select * from mine', { sessions, atNs: tenNs })).toEqual([
      ...[[monday, 2]],
      ...[[tuesday, 1]],
    ]);
  });

  it('is not to be had past the views', async () => {
    const rows = 'select count(*)::integer from lake.trades';
    await expect(ask(rows, { sessions })).rejects.toThrow('found lake.trades');
    expect(await ask(rows, { sessions, isWholeLake: true })).toEqual([[4]]);
    expect(bypassIn('from memory."MAIN" . "trades"')).toBe('main.trades');
    expect(bypassIn('select lake.date from trades lake')).toBeUndefined();
  });
});

describe('the tables of a question', () => {
  it('are those it names outside of texts and comments', () => {
    const sql = "select 'labels' from Trades -- bars_2m\n join session.signals s on true";
    expect(tablesIn(sql).map(({ contract, isOpenOnly }) => [contract.table, isOpenOnly])).toEqual([
      ['trades', false],
      ['signals', true],
    ]);
  });
});
