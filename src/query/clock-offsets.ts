import { utcNsOf } from '../domain/session/exchange-clock.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';

const NS_PER_S = 1_000_000_000n;

/**
 * Seconds that the exchange's clock is ahead of UTC at an instant `ns`, as SQL: clocks are put
 * forward and back between the sessions of a lake.
 */
export function offsetSql(sessions: readonly CatalogSession[]): string {
  let sql = '0';
  let last: bigint | undefined;
  for (const { date, market } of sessions) {
    const midnightNs = utcNsOf(date, '00:00', market.timeZone);
    const offsetS = BigInt(Date.parse(date)) / 1000n - midnightNs / NS_PER_S;
    if (offsetS === last) continue;
    // The last change that lies before the instant holds.
    const otherwise = last === undefined ? offsetS : sql;
    sql = `case when ns >= ${midnightNs} then ${offsetS} else ${otherwise} end`;
    last = offsetS;
  }
  return sql;
}
