import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { knownRows } from './known-rows.ts';
import { ledgerSession as session, SESSION_START_S } from './pressure-session.ts';

const { date, symbol } = session;
const S = 1_000_000_000n;

/** An instant so many minutes after the session's start, as SQL has it. */
function at(minutes: number): bigint {
  return BigInt(SESSION_START_S + 60 * minutes) * S;
}

/** Rows of a table that are seen so many minutes after the session's start. @param rows SQL. */
async function seen(table: string, rows: string, minutes: number): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const where = knownRows(table, { session, atNs: at(minutes) });
  const found = await connection.runAndReadAll(
    `select id from (${rows}) where ${where} order by id`,
  );
  connection.closeSync();
  instance.closeSync();
  return found.getRowsJS().flat();
}

/** One label of the open session. */
type Label = {
  readonly id: string;
  readonly type?: 'TRIGGER' | 'MONITOR' | 'LIVE';
  readonly horizonMin: number;
  /** Minutes after the start at which it was decided; undefined of a censored one. */
  readonly resolved: number | undefined;
};

/** Labels of a moment ten minutes after the start, and one of the session before. */
function labelRows(labels: readonly Label[]): string {
  const rows = labels.map(({ id, type = 'TRIGGER', horizonMin, resolved }) => {
    const resolvedAt = resolved === undefined ? 'null' : at(resolved);
    return `('${id}', '${date}', '${symbol}', '${type}', ${at(10)}, ${horizonMin}, ${resolvedAt},
      ${resolved === undefined})`;
  });
  const before = `('before', '2025-11-13', 'ESZ5', 'TRIGGER', 0, 8, null, true)`;
  const names = 'id, session_date, symbol, row_type, decided_ns, H_min, resolved_at, censored';
  return `select id, session_date, symbol, row_type, decided_ns::bigint as decided_ns,
    H_min::integer as H_min, resolved_at::bigint as resolved_at, censored
    from (values ${[...rows, before].join(', ')}) as t(${names})`;
}

describe('labels up to the cursor', () => {
  it('are there when the horizon is over, though the outcome was decided before', async () => {
    const rows = labelRows([{ id: 'eight', horizonMin: 8, resolved: 11 }]);
    // The farthest that price went is a column too, and was not known at minute 11.
    expect(await seen('labels', rows, 17.95)).toEqual(['before']);
    expect(await seen('labels', rows, 18)).toEqual(['before', 'eight']);
  });

  it('of a short horizon wait for the price five minutes later', async () => {
    const rows = labelRows([{ id: 'two', type: 'LIVE', horizonMin: 2, resolved: 11 }]);
    expect(await seen('labels', rows, 14.95)).toEqual(['before']);
    expect(await seen('labels', rows, 15)).toEqual(['before', 'two']);
  });

  it('of an awaited touch are there with the touch: they hold nothing later', async () => {
    const rows = labelRows([{ id: 'touch', type: 'MONITOR', horizonMin: 10, resolved: 13 }]);
    expect(await seen('labels', rows, 12.95)).toEqual(['before']);
    expect(await seen('labels', rows, 13)).toEqual(['before', 'touch']);
  });

  it('without an outcome are not there before the day is over', async () => {
    const rows = labelRows([
      { id: 'none', horizonMin: 8, resolved: undefined },
      { id: 'no touch', type: 'MONITOR', horizonMin: 10, resolved: undefined },
    ]);
    expect(await seen('labels', rows, 300)).toEqual(['before']);
  });
});

describe('other tables up to the cursor', () => {
  /** A row of the session before, two of this one and one of the session after. */
  const rows = (name: string, first: bigint, second: bigint): string =>
    `select * from (values ('before', '2025-11-13', 'ESZ5', 9000000000000000000),
      ('first', '${date}', '${symbol}', ${first}), ('second', '${date}', '${symbol}', ${second}),
      ('after', '2025-11-17', 'ESZ5', 0)) as t(id, session_date, symbol, ${name})`;

  it.each([
    ['episodes', 'end_ns'],
    ['setups', 'decided_ns'],
    ['signals', 'ts_ns'],
    ['trades', 'ts_ns'],
    ['bars_2m', 'available_at_ns'],
    ['level_pressure_5s', 'win_end_ns'],
  ])('%s goes by %s', async (table, name) => {
    expect(await seen(table, rows(name, at(20), at(20) + 1n), 20)).toEqual(['before', 'first']);
  });

  it('a window of the ledger is there when it is over', async () => {
    // The window from 1:00 to 1:05 and the one after it.
    const windows = rows('win', 12n, 13n);
    expect(await seen('window_5s', windows, 65 / 60)).toEqual(['before', 'first']);
    expect(await seen('window_5s', windows, 64 / 60)).toEqual(['before']);
  });

  it.each(['sessions', 'session_facts', 'setup_paths', 'ohlcv_1m', 'evaluation'])(
    '%s says nothing of the open day: it looks back from its end',
    async (table) => {
      expect(await seen(table, rows('x', 0n, 0n), 300)).toEqual(['before']);
    },
  );

  it.each(['session_stats', 'setup_scaling'])('%s is made before the day', async (table) => {
    expect(await seen(table, rows('x', 0n, 0n), 0)).toEqual(['before', 'first', 'second']);
  });
});
