import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixturesDir, hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from '../dbn/dbn-reader.ts';
import { Action, Flag, MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { BookFold } from './book-fold.ts';

const path = 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst';

it.skipIf(!hasFixtures)(
  'nine of ten fills of the ES book meet the order whose turn it is',
  async () => {
    const fold = new BookFold(250_000_000);
    const turns = new Turns(fold);
    const reader = new DbnReader({
      run: (run) => {
        for (let i = 0; i < run.count; i++) {
          turns.look(run, i);
          fold.push(run, i, i + 1);
        }
      },
    });
    for await (const chunk of rawFileChunks(join(fixturesDir, path))) reader.push(chunk);
    const share = turns.met / turns.fills;
    expect([turns.fills, share.toFixed(3)]).toEqual([6229, '0.915']);
  },
);

/**
 * Counts the fills that meet the first order of their queue that the event has not filled yet. A
 * fill on the aggressor's own side is the leg of a spread: its turn is that of another book.
 */
class Turns {
  fills = 0;
  met = 0;
  #aggressorSide = 0;
  readonly #fold: BookFold;
  /** Lots filled in the open event by id. */
  readonly #filled = new Map<number, number>();

  constructor(fold: BookFold) {
    this.#fold = fold;
  }

  look({ words, wordsPerRecord }: RecordRun, index: number): void {
    const at = index * wordsPerRecord;
    const bits = words[at + MBO.bits];
    const action = (bits >>> 16) & 0xff;
    if (action === Action.Trade) this.#aggressorSide = bits >>> 24;
    if (action === Action.Fill && bits >>> 24 !== this.#aggressorSide) this.#fill(words, at);
    if ((bits & Flag.Last) !== 0) this.#filled.clear();
  }

  #fill(words: Int32Array, at: number): void {
    const { book } = this.#fold;
    const lo = words[at + MBO.orderIdLo];
    const slot = book.orders.find(lo, words[at + MBO.orderIdHi]);
    if (slot < 0) return;
    this.fills++;
    const left = book
      .queue(book.orders.place(slot))
      .filter(({ idLo, size }) => size > (this.#filled.get(idLo) ?? 0));
    if (left.at(0)?.idLo === lo) this.met++;
    this.#filled.set(lo, (this.#filled.get(lo) ?? 0) + words[at + MBO.size]);
  }
}
