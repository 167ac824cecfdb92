import { expect, it } from 'vitest';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { dayFacts } from './quality-facts.ts';

const session = { symbol: 'ESZ5', source: 'mbo' } as CatalogSession;
const frame = {
  ...{
    timeZone: 'America/New_York',
    zone: 'ET',
    tailEndS: Date.parse('2025-11-14T17:45:00Z') / 1e3,
  },
  screen: { timeZone: 'UTC', zone: 'UTC', midnightS: 0 },
} as SessionFrame;
const row = {
  first_ns: BigInt(Date.parse('2025-11-14T09:00:00Z')) * 1_000_000n,
  last_ns: BigInt(Date.parse('2025-11-14T17:44:59Z')) * 1_000_000n,
  records: 1200,
};

function recordsAt(isOver: boolean): string | undefined {
  const facts = dayFacts(session, row, { frame, isOver });
  return facts.find(({ name }) => name === 'Records')?.value;
}

it('the span of a day is told by the clock on the screen and named after it, at its end', () => {
  expect(recordsAt(true)).toBe('1\u2009200, 09:00:00–17:44:59 UTC');
  expect(recordsAt(false)).toBe('known at 17:45');
});

it('nothing that is counted over the whole day is told before its end', () => {
  const told = dayFacts(session, row, { frame, isOver: false }).filter(
    ({ value }) => !value.startsWith('known at'),
  );
  expect(told.map(({ name }) => name)).toEqual([
    ...['Contract', 'Calendar', 'Source', 'Pre-market covered', 'Configuration'],
  ]);
});
