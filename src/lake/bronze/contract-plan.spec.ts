import { describe, expect, it } from 'vitest';
import { profiles } from '../../domain/session/profiles.ts';
import { chooseContracts, contractSymbols, failAmbiguous } from './contract-plan.ts';
import type { PlannedContract, SymbolVolume } from './contract-plan.ts';

const volume = (
  date: string,
  symbol: string,
  premarket: number,
  regular: number,
): SymbolVolume => ({
  date,
  symbol,
  premarket,
  regular,
});

describe('the symbols that count', () => {
  it.each([
    [
      ['ESZ5', 'ESH6', 'ESZ5-ESH6'],
      ['ESH6', 'ESZ5'],
    ],
    [['ESU4', 'NQU4'], ['ESU4']],
    [['ES.c.0', 'ES.c.0'], ['ES.c.0']],
    [['NQZ5', 'NQH6'], []],
    [[], []],
  ])('of %j are %j', (symbols, expected) => {
    expect(contractSymbols(profiles.ES, symbols)).toEqual(expected);
  });
});

const planOf = (volumes: readonly SymbolVolume[]): ReadonlyMap<string, PlannedContract> =>
  chooseContracts(volumes, profiles.ES.contract);

/** Sessions of 30 % and 70 %, numbered from 1, by runs of the contract that leads. */
function runsOf(...runs: readonly (readonly [symbol: string, count: number])[]): SymbolVolume[] {
  const leaders = runs.flatMap(([symbol, count]) => Array<string>(count).fill(symbol));
  return leaders.flatMap((leader, i) =>
    ['ESZ5', 'ESH6'].map((symbol) => {
      const lots = symbol === leader ? 70 : 30;
      return volume(String(100 + i), symbol, 1000 * lots, lots);
    }),
  );
}

describe('the choice of a session', () => {
  it('takes 70 % for a majority, and drops what hesitates between two rolls', () => {
    const plan = planOf(runsOf(['ESZ5', 40], ['ESH6', 1], ['ESZ5', 2], ['ESH6', 25]));
    const excluded = [...plan].filter(([, { reasons }]) => reasons.length > 0);
    expect(excluded.map(([date, { symbol }]) => `${date} ${symbol}`)).toEqual([
      '140 ESH6',
      '141 ESZ5',
      '142 ESZ5',
    ]);
    expect(excluded[0][1].reasons).toEqual(['SHORT_RUN: fewer than 3 sessions between two rolls']);
  });

  it('refuses to roll back', () => {
    expect(() => planOf(runsOf(['ESH6', 9], ['ESZ5', 9]))).toThrow(
      'contract of 109: expected ESH6 or a later one, found ESZ5',
    );
  });

  it('adds the previous regular hours to this pre-market and looks no further', () => {
    const plan = planOf([
      volume('2025-12-11', 'ESZ5', 80, 30),
      volume('2025-12-11', 'ESH6', 20, 70),
      volume('2025-12-12', 'ESZ5', 10, 999),
      volume('2025-12-12', 'ESH6', 15, 1),
    ]);
    // The 11th has its own 80 of 100; the 12th has 30 + 10 against 70 + 15.
    const lost = (symbol: string, percent: number): PlannedContract => ({
      symbol,
      reasons: [`LOST_MAJORITY: ${symbol} has ${percent} % of the regular hours, needs 60 %`],
    });
    expect(plan.get('2025-12-11')).toEqual(lost('ESZ5', 30));
    expect(plan.get('2025-12-12')).toEqual(lost('ESH6', 0));
  });

  it('passes over a contract whose orders of the day are not there', () => {
    const plan = planOf([
      volume('2025-12-11', 'ESZ5', 80, 1000),
      volume('2025-12-12', 'ESH6', 1, 10),
    ]);
    expect(plan.get('2025-12-12')).toEqual({ symbol: 'ESH6', reasons: [] });
  });

  it('says so when nobody has 60 %, and when only the session itself could tell', () => {
    const plan = planOf([
      volume('2025-12-11', 'ESZ5', 0, 10),
      volume('2025-12-11', 'ESH6', 0, 11),
      volume('2025-12-12', 'ESZ5', 2, 0),
      volume('2025-12-12', 'ESH6', 0, 0),
    ]);
    expect(plan.get('2025-12-11')).toEqual({
      symbol: 'ESH6',
      reasons: ['NO_DOMINANT: no volume before the open to choose the contract by'],
    });
    expect(plan.get('2025-12-12')).toEqual({
      symbol: 'ESZ5',
      reasons: ['NO_DOMINANT: ESZ5 has 52 % of the volume, needs 60 %'],
    });
  });
});

it('lists what traded, most first, when a contract has to be named', () => {
  const volumes = [volume('2025-12-11', 'NQH6', 1, 2), volume('2025-12-11', 'NQZ5', 5, 5)];
  expect(() => failAmbiguous(profiles.ES, volumes)).toThrow('found NQZ5 (10 lots), NQH6 (3 lots);');
});
