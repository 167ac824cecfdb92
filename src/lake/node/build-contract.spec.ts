import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildLake } from './build-lake.ts';
import type { BuildResult } from './build-lake.ts';
import type { BuildRequest } from './build-request.ts';
import { costlyTables, handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

async function build(request: Partial<BuildRequest> = {}): Promise<BuildResult> {
  const base = { raw, lake, profile: handProfile, without: costlyTables };
  return buildLake({ ...base, ...request }, listener());
}

/** Lots that trade at 6900. */
function trade(at: string, size: number, instrumentId: number): HandEvent {
  return { at, action: 'Trade', px: 6900, size, instrumentId };
}

describe('the contract', () => {
  const two = { 1: 'ESZ5', 2: 'ESH6', 3: 'ESZ5-ESH6' };

  it('of each session is the one that led before its open; a spread never counts', async () => {
    writeOrders(join(raw, '17.dbn'), { date: '2025-11-17', symbols: two }, [
      trade('05:00', 9, 1),
      trade('05:01', 1, 2),
      trade('05:02', 99, 3),
      trade('10:00', 2, 1),
      trade('10:00', 20, 2),
    ]);
    writeOrders(join(raw, '18.dbn'), { date: '2025-11-18', symbols: two }, [
      trade('05:00', 1, 1),
      trade('10:00', 99, 1),
      trade('10:01', 1, 2),
    ]);
    const { built } = await build();
    expect(built.map(({ date, symbol }) => `${date} ${symbol}`)).toEqual([
      '2025-11-17 ESZ5',
      '2025-11-18 ESH6',
    ]);
    // That each lost its lead later in the day is told, and changes nothing of the choice.
    expect(built.flatMap(({ reasons }) => reasons)).toEqual([
      'LOST_MAJORITY: ESZ5 has 9 % of the regular hours, needs 60 %',
      'LOST_MAJORITY: ESH6 has 1 % of the regular hours, needs 60 %',
    ]);
    expect((await build()).built).toEqual([]);
  });

  it('without 60 % of the volume keeps the session out of the corpus', async () => {
    writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18', symbols: two }, [
      { at: '05:00', action: 'Trade', px: 6900, size: 5, instrumentId: 1 },
      { at: '05:00', action: 'Trade', px: 6900, size: 4, instrumentId: 2 },
    ]);
    const { built } = await build();
    expect(built.map(({ reasons }) => reasons)).toEqual([
      ['NO_DOMINANT: ESZ5 has 55 % of the volume, needs 60 %'],
    ]);
  });

  it('has to be named when no symbol is an outright of the profile', async () => {
    const symbols = { 1: 'NQZ5', 2: 'NQH6' };
    writeOrders(join(raw, 'nq.dbn'), { date: '2025-11-18', symbols }, [
      { at: '05:00', action: 'Trade', px: 6900, size: 5, instrumentId: 1 },
      { at: '10:00', action: 'Trade', px: 6900, size: 4, instrumentId: 2 },
    ]);
    await expect(build()).rejects.toThrow(
      'contract: expected one outright ES contract, found NQZ5 (5 lots), NQH6 (4 lots); name one with --symbol',
    );
    expect((await build({ symbol: 'NQH6' })).built).toMatchObject([{ symbol: 'NQH6' }]);
  });

  it('is the user’s when the file does not name its only instrument', async () => {
    writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18', symbols: {} }, [trade('05:00', 9, 1)]);
    await expect(build()).rejects.toThrow(
      'es.dbn: expected a symbol for instrument 1 in metadata or definitions, found none; name it with --symbol',
    );
    expect((await build({ symbol: 'ESZ5' })).built).toMatchObject([{ symbol: 'ESZ5' }]);
    expect((await build({ symbol: 'ESZ5' })).built).toEqual([]);
  });
});
