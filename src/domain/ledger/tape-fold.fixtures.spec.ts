import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturesDir, hasFixtures } from '../../lake/node/fixtures.ts';
import { RawFile } from '../../lake/node/raw-file.ts';
import { DbnReader } from '../dbn/dbn-reader.ts';
import { Action, readMbo } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import type { SessionLedger, WindowColumns } from './ledger-columns.ts';
import { LedgerFold } from './ledger-fold.ts';
import { TapeFold } from './tape-fold.ts';

/** Real streams with their tick, 1e-9 points, and span. */
const streams = [
  ['ESH4', 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst', 250_000_000, '2023-12-25T23:00Z'],
  ['CLX5', 'dbn/mbo/CLX5_mbo.dbn', 10_000_000, '2025-09-24T19:30Z'],
] as const;

describe.skipIf(!hasFixtures).each(streams)(
  'the trades of %s alone',
  (_, file, tickNano, start) => {
    it('give what they give among the orders', async () => {
      const startNs = BigInt(Date.parse(start)) * 1_000_000n;
      const { whole, alone } = await ledgersOf(join(fixturesDir, file), startNs, tickNano);
      const offset = alone.windows.win[0] - whole.windows.win[0];
      const length = alone.windows.win.length;
      expect(length).toBeGreaterThan(500);
      const names = Object.keys(whole.windows) as (keyof WindowColumns)[];
      for (const name of names.filter((n) =>
        /^(n_trades|buy|sell|other|sweep|aggr|.*_tick$)/.test(n),
      )) {
        const expected = whole.windows[name].subarray(offset, offset + length);
        expect(alone.windows[name], name).toEqual(expected);
      }
    });
  },
);

async function ledgersOf(
  path: string,
  startNs: bigint,
  tickNano: number,
): Promise<{ readonly whole: SessionLedger; readonly alone: SessionLedger }> {
  const span = { startNs, endNs: startNs + 4n * 3600n * 1_000_000_000n };
  const whole = new LedgerFold({ ...span, tickNano });
  const alone = new TapeFold(span);
  const take = (run: RecordRun): void => {
    whole.push(run);
    for (let i = 0; i < run.count; i++) {
      const { action, side, sz, tsEvent, pxNano } = readMbo(run, i);
      if (action !== Action.Trade) continue;
      const tick = Math.floor(Number(pxNano) / tickNano + 0.5);
      alone.trade(Number(tsEvent - startNs), tick, sz, side);
    }
  };
  const reader = new DbnReader({ run: take });
  for await (const bytes of await RawFile.open(path)) reader.push(bytes);
  reader.end();
  whole.end();
  alone.end();
  return { whole: whole.ledger(), alone: alone.ledger() };
}
