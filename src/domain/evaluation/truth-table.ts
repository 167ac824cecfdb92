import { Random } from '../../base/random.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { wilsonInterval } from './wilson.ts';
import type { ShareInterval } from './wilson.ts';

/** An outcome's share in a state. */
export type StateShare = ShareInterval & {
  readonly count: number;
  readonly share: number;
  /** Share less the mean tilted base rate of the same rows. */
  readonly lift: number;
};

/** What happened where the four conditions stood in one of their 16 ways. */
export type StateRow = {
  /** Bit i − 1 is condition i. */
  readonly state: number;
  readonly count: number;
  /** By outcome. */
  readonly shares: readonly StateShare[];
  /** Chance that outcomes drawn from the base rates are as far off; NaN without rows. */
  readonly pValue: number;
  /** The same, for 16 states looked at. */
  readonly pAdjusted: number;
};

/** The four conditions against what happened. */
export type TruthTable = {
  readonly states: readonly StateRow[];
  /**
   * Share of REJECT where any of the four is off: about 0 if all four are necessary, as the theory
   * has it.
   */
  readonly rejectWhereAnyOff: ShareInterval & { readonly count: number; readonly share: number };
};

/** Rows of the table. */
export type StateRows = {
  readonly classCount: number;
  /** n words of four bits; above 15 is unknown and left out. */
  readonly states: Uint8Array;
  readonly outcomes: Uint8Array;
  /** n × classes tilted base rates. */
  readonly base: Float64Array;
};

const STATE_COUNT = 16;

/** Redraws of a state's outcomes from the base rates of its rows. */
const REDRAWS = 1999;

/** Class of REJECT. */
const REJECT = 1;

/**
 * The truth table of the four conditions: share of each outcome per state with Wilson intervals,
 * lift over the base rate, and a test of each state against it, adjusted for all of them.
 */
export function truthTable(rows: StateRows, seed: string): TruthTable {
  const byState = Array.from({ length: STATE_COUNT }, (): number[] => []);
  rows.states.forEach((state, row) => {
    if (state < STATE_COUNT) byState[state].push(row);
  });
  const pValues = byState.map((of, state) => chanceOf(rows, of, `${seed}|${state}`));
  const adjusted = benjaminiHochberg(pValues);
  return {
    states: byState.map((of, state) => ({
      state,
      count: of.length,
      shares: Array.from({ length: rows.classCount }, (_, c) => shareOf(rows, of, c)),
      pValue: pValues[state],
      pAdjusted: adjusted[state],
    })),
    rejectWhereAnyOff: rejectsOf(rows, byState.slice(0, STATE_COUNT - 1).flat()),
  };
}

function shareOf({ classCount, outcomes, base }: StateRows, of: number[], c: number): StateShare {
  const count = of.filter((row) => outcomes[row] === c).length;
  const expected = of.reduce((sum, row) => sum + base[row * classCount + c], 0);
  const share = count / of.length;
  return { count, share, lift: share - expected / of.length, ...wilsonInterval(count, of.length) };
}

function rejectsOf({ outcomes }: StateRows, of: number[]) {
  const hits = of.filter((row) => outcomes[row] === REJECT).length;
  return { count: of.length, share: hits / of.length, ...wilsonInterval(hits, of.length) };
}

/** Redrawing keeps the test right where a state has few rows or base rates differ between them. */
function chanceOf({ classCount, outcomes, base }: StateRows, of: number[], seed: string): number {
  if (of.length === 0) return NaN;
  const expected = new Float64Array(classCount);
  for (const row of of)
    for (let c = 0; c < classCount; c++) expected[c] += base[row * classCount + c];
  const found = new Float64Array(classCount);
  for (const row of of) found[outcomes[row]]++;
  const observed = distance(found, expected);
  const random = new Random(seed);
  let asFar = 1;
  for (let draw = 0; draw < REDRAWS; draw++) {
    found.fill(0);
    for (const row of of)
      found[drawn(random, base.subarray(row * classCount, (row + 1) * classCount))]++;
    if (distance(found, expected) >= observed) asFar++;
  }
  return asFar / (REDRAWS + 1);
}

/** Pearson's: squared misses over what was expected. */
function distance(found: Float64Array, expected: Float64Array): number {
  let sum = 0;
  found.forEach((count, c) => {
    const miss = count - expected[c];
    if (expected[c] > 0) sum += (miss * miss) / expected[c];
  });
  return sum;
}

function drawn(random: Random, p: Float64Array): number {
  let rest = random.uniform();
  for (let c = 0; c < p.length - 1; c++) {
    rest -= p[c];
    if (rest < 0) return c;
  }
  return p.length - 1;
}
