/** Orders written as short rows with their times, for specs. */
import { mboRun, TICK_NANO } from '../book/mbo-rows.ts';
import type { MboRow } from '../book/mbo-rows.ts';
import { Flag, MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsWords } from '../dbn/wire-time.ts';
import { LedgerFold } from './ledger-fold.ts';
import type { SessionLedger } from './ledger-columns.ts';

/** Start of the specs' session, UNIX ns, and its end an hour later. */
export const START_NS = 1_750_000_000_000_000_000n;
export const END_NS = START_NS + 3_600_000_000_000n;

/** One record at a time, seconds since the session's start. */
export type TimedRow = readonly [seconds: number, ...row: MboRow];

/** A run of records from rows. @param flags more bits for all of them, as of a snapshot. */
export function timedRun(rows: readonly TimedRow[], flags = 0): RecordRun {
  const run = mboRun(rows.map(([, ...row]) => row));
  rows.forEach(([seconds], index) => {
    const at = index * run.wordsPerRecord;
    const { lo, hi } = nsWords(START_NS + BigInt(Math.round(seconds * 1e9)));
    run.words[at + MBO.tsEventLo] = run.words[at + MBO.tsRecvLo] = lo;
    run.words[at + MBO.tsEventHi] = run.words[at + MBO.tsRecvHi] = hi;
    run.words[at + MBO.bits] |= flags;
  });
  return run;
}

/** The flags of a snapshot's records. */
export const SNAPSHOT = Flag.Snapshot | Flag.BadTsRecv;

/** The ledger of some runs. */
export function ledgerOf(...runs: readonly RecordRun[]): SessionLedger {
  const fold = new LedgerFold({ startNs: START_NS, endNs: END_NS, tickNano: TICK_NANO });
  for (const run of runs) fold.push(run);
  fold.end();
  return fold.ledger();
}

/** The rows of one window by tick, without the columns that are 0. */
export function ticksOf(
  { ticks }: SessionLedger,
  win: number,
): Record<number, Record<string, number>> {
  const found: Record<number, Record<string, number>> = {};
  ticks.win.forEach((rowWin, row) => {
    if (rowWin !== win) return;
    const values = Object.entries(ticks).map(([name, column]) => [name, column[row]] as const);
    found[ticks.tick[row]] = Object.fromEntries(
      values.filter(([name, value]) => value !== 0 && name !== 'win' && name !== 'tick'),
    );
  });
  return found;
}

/** The reprices of one window as short rows. */
export function repricesOf({ reprices }: SessionLedger, win: number): unknown[] {
  const { win: wins, side, from_tick: from, to_tick: to, size } = reprices;
  return [...wins.keys()]
    .filter((row) => wins[row] === win)
    .map((row) => [side[row], from[row], to[row], size[row]]);
}
