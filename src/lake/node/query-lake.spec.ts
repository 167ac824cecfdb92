import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sessions } from '../../contracts/sessions.ts';
import { signals } from '../../contracts/signals.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { PlainRows } from '../../domain/retrieval/plain-rows.ts';
import type { SearchRows } from '../../domain/retrieval/nearest-rows.ts';
import { queryLake } from '../corpus/query-lake.ts';
import type { LakeAnswer } from '../corpus/query-lake.ts';
import { readGold } from '../corpus/read-corpus.ts';
import { publishSignals, publishSignalsSchema } from '../signals/publish-signals.ts';
import { TableReader } from '../stage/table-reader.ts';
import { validateLake } from '../validate/validate-lake.ts';
import { buildLake } from './build-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { openLakeDisk } from './lake-disk.ts';
import { nodePlatform } from './node-platform.ts';

const dates = ['2025-12-08', '2025-12-09', '2025-12-10'];
const [, asked] = dates;
const lake = scratchFolder();
const platform = nodePlatform(lake);
const openRows = (rows: SearchRows) => new PlainRows(rows);

function clock(seconds: number): string {
  const word = (count: number): string => String(count).padStart(2, '0');
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => word(Math.floor(part))).join(':');
}

const OPEN = 9.5 * 3600;

/**
 * Price below a pre-market high of 6,900 from the open on, which it touches at 09:40:00 and breaks
 * at 09:43:00, in a book that stays where it is.
 */
const day: readonly HandEvent[] = [
  { at: '08:30', action: 'Add', px: 6880, size: 5, side: 'Bid' },
  { at: '08:31', action: 'Add', px: 6920, size: 5, side: 'Ask' },
  ...Array.from({ length: 60 }, (_, i): HandEvent => ({
    ...{ at: clock(9 * 3600 + i * 30), action: 'Trade' },
    px: i === 0 ? 6900 : i % 2 === 0 ? 6890 : 6895,
  })),
  ...Array.from({ length: 1_170 }, (_, i): HandEvent => {
    const seconds = OPEN + i * 10;
    const px = seconds < OPEN + 600 ? 6892 : seconds < OPEN + 780 ? 6899.75 : 6906;
    return { at: clock(seconds), action: 'Trade', px, size: 10 };
  }),
];

/** Whatever happens, a day counts. */
const profile = withOverrides(handProfile, {
  premarketStart: '09:00',
  episodes: { levelKinds: ['PM_HIGH', 'EMA_20'] },
  quality: { crossedSecondsMax: 100_000, badOrderShareMax: 1 },
});

function ask(at: string, level: 'PM_HIGH' | number = 'PM_HIGH'): Promise<LakeAnswer> {
  const session = { symbol: 'ESZ5', date: asked };
  return queryLake(platform, { session, clock: at, level, horizonMin: 8 }, openRows);
}

beforeAll(async () => {
  const raw = scratchFolder();
  for (const date of dates) writeOrders(join(raw, `${date}.dbn`), { date }, day);
  await buildLake({ raw, lake, profile }, listener());
}, 120_000);

describe('a lake that is asked', () => {
  it('answers at a touch from earlier sessions alone', async () => {
    const { document } = await ask('09:40:01');
    expect(document).toMatchObject({
      ...{ question: 'atLevel', eventId: `ESZ5|${asked}|PM_HIGH|UP|01`, direction: 'UP' },
      ...{ horizonMin: 8, reason: null },
    });
    const { outcome } = document.answers;
    // Of the day before; what was jumped through tells nothing, nor does the day after.
    expect(outcome).toMatchObject({ eligible: 2, pool: 'all', k: 0, abstain: true });
    expect(outcome?.reason).toBe('NO_DATA: 1 earlier sessions say what is usual, 10 needed');
  });

  it('asks on the way, in the episode, and far from any level', async () => {
    expect((await ask('09:35:00')).document.question).toBe('approaching');
    expect((await ask('09:41:00')).document.question).toBe('inIt');
    const far = await ask('09:41:00', 6800);
    expect(far.document).toMatchObject({ question: 'none', direction: null, answers: {} });
    expect(far.document.reason).toMatch(/^NO_DATA: far: distance \d/);
  });

  it('refuses a moment that the session does not have', async () => {
    await expect(ask('12:31:00')).rejects.toThrow('time: expected one after 09:00, up to 12:30');
  });

  it('keeps what it said of a whole session', async () => {
    const session = { symbol: 'ESZ5', date: asked };
    const { rowCount } = await publishSignals(platform, session, { openRows });
    await publishSignalsSchema(platform);
    const stored = await readGold(new TableReader(platform), signals, session);
    expect(stored['ts_ns']).toHaveLength(rowCount);
    const touch = [...stored['event_id']].indexOf(`ESZ5|${asked}|PM_HIGH|UP|01`);
    expect([stored['cause'][touch], stored['question'][touch]]).toEqual(['TRIGGER', 'atLevel']);
    const { document } = await ask('09:40:01');
    expect(stored['p_break'][touch]).toBeCloseTo(document.answers.outcome?.p['BREAK'] ?? NaN, 9);
    expect(stored['reason'][touch]).toBe(document.answers.outcome?.reason);
  });

  it('is as sound with them as without', async () => {
    const findings = await validateLake(await openLakeDisk(lake), { lake, date: asked });
    expect(findings.count).toBe(0);
    const row = await readGold(new TableReader(platform), sessions, {
      ...{ symbol: 'ESZ5', date: asked },
    });
    expect(row.included[0]).toBe(1);
  });
});
