import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { readCatalog } from '../build-catalog.ts';
import { buildLake } from './build-lake.ts';
import { handProfile, listener, scratchFolder, writeTrades } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

const trade = (at: string, size: number, instrumentId: number): HandEvent => ({
  ...{ at, action: 'Trade', px: 6900, size, instrumentId },
});

/** One contract alone, as a vendor sells it. */
function writeAlone(date: string, symbol: string): void {
  const events = [trade('05:00', 1, 1), trade('10:00', 1, 1)];
  writeTrades(join(raw, `${date}.dbn`), { date, symbols: { 1: symbol } }, events);
}

/** Both contracts and their spread; the leader has 70 % of the outrights. */
function writeBoth(date: string, leader: 'ESZ5' | 'ESH6'): void {
  const lots = leader === 'ESZ5' ? [70, 30] : [30, 70];
  const symbols = { 1: 'ESZ5', 2: 'ESH6', 3: 'ESZ5-ESH6' };
  // The pre-market outweighs the session before, so that each day is its own.
  const events = [
    ...[trade('05:00', 10 * lots[0], 1), trade('05:00', 10 * lots[1], 2), trade('05:00', 9e6, 3)],
    ...[trade('10:00', lots[0], 1), trade('10:00', lots[1], 2), trade('10:00', 9e6, 3)],
  ];
  writeTrades(join(raw, `${date}.dbn`), { date, symbols }, events);
}

async function sessionsOf(): Promise<readonly CatalogSession[]> {
  await buildLake({ raw, lake, profile: handProfile }, listener());
  return (await readCatalog(nodePlatform(lake)))?.sessions ?? [];
}

const words = ({ date, symbol, included, reasons }: CatalogSession): string =>
  [date.slice(5), symbol, included ? 'in' : 'out', ...reasons].join(' ');

/** Z5, a day of H6, two of Z5 again, then H6 for good: the roll hesitates. */
const hesitation = [
  ...[['2025-12-08', 'ESZ5'] as const, ['2025-12-09', 'ESH6'] as const],
  ...[['2025-12-10', 'ESZ5'] as const, ['2025-12-11', 'ESZ5'] as const],
  ...[['2025-12-12', 'ESH6'] as const, ['2025-12-15', 'ESH6'] as const],
];
const short = 'SHORT_RUN: fewer than 3 sessions between two rolls';
const trimmed = [
  '12-08 ESZ5 in',
  `12-09 ESH6 out ${short}`,
  `12-10 ESZ5 out ${short}`,
  `12-11 ESZ5 out ${short}`,
  '12-12 ESH6 in',
  '12-15 ESH6 in',
];

describe('a roll that hesitates', () => {
  it('is built and shown as it was, and the hesitation kept out of the corpus', async () => {
    for (const [date, leader] of hesitation) writeBoth(date, leader);
    expect((await sessionsOf()).map(words)).toEqual(trimmed);
  });

  it('is told from the files alone where each contract has its own', async () => {
    for (const [date, symbol] of hesitation) writeAlone(date, symbol);
    expect((await sessionsOf()).map(words)).toEqual(trimmed);
  });

  it('is known only afterwards: what was in the corpus leaves it', async () => {
    for (const [date, leader] of hesitation.slice(0, 2)) writeBoth(date, leader);
    expect((await sessionsOf()).map(words)).toEqual(['12-08 ESZ5 in', '12-09 ESH6 in']);
    for (const [date, leader] of hesitation.slice(2)) writeBoth(date, leader);
    expect((await sessionsOf()).map(words)).toEqual(trimmed);
  });

  it('may not end in a contract that expires earlier', async () => {
    writeAlone('2025-12-11', 'ESH6');
    writeAlone('2025-12-12', 'ESZ5');
    await expect(sessionsOf()).rejects.toThrow(
      'contract of 2025-12-12: expected ESH6 or a later one, found ESZ5',
    );
  });
});
