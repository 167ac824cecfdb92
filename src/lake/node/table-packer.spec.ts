import { afterEach, describe, expect, it } from 'vitest';
import { trades } from '../../contracts/trades.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { packTable } from '../stage/pack-table.ts';
import type { PackRequest } from '../stage/pack-table.ts';
import { sessionFrame } from '../stage/session-frame.ts';
import { nodePlatform } from './node-platform.ts';
import { TablePacker } from './table-packer.ts';

const platform = nodePlatform('nowhere');
const frame = sessionFrame(profiles.ES, { tier: 'bronze', symbol: 'ESZ5', date: '2025-11-18' });
const request: PackRequest = { contract: trades, where: 'bronze/trades', frame, facts: {} };

/** So many trades of a lot each, the last of which may have none. */
function tape(rowCount: number, lastSize = 1) {
  const size = new Int32Array(rowCount).fill(1);
  size[rowCount - 1] = lastSize;
  return {
    ts_ns: BigInt64Array.from(size, (_, row) => frame.startNs + BigInt(row)),
    tick: Int32Array.from(size, (_, row) => 24_000 + (row % 7)),
    size,
    side: Array.from(size, (_, row) => 'BAN'[row % 3]),
  };
}

let packer: TablePacker;

afterEach(() => packer.close());

describe('a large table', () => {
  it('comes back as if it had been packed here, and smaller ones behind it', async () => {
    packer = new TablePacker(platform);
    for (const rowCount of [70_000, 5000, 10]) {
      const columns = tape(rowCount);
      expect(await packer.pack(request, columns)).toEqual(packTable(platform, request, columns));
    }
  });

  it('that breaks its contract is told with the fault, and the thread goes on', async () => {
    packer = new TablePacker(platform);
    await expect(packer.pack(request, tape(70_000, 0))).rejects.toMatchObject({
      code: 'contract',
      message: 'bronze/trades, size: expected at least 1, found 0 in row 69999',
      context: { check: 'range', row: 69_999 },
    });
    expect((await packer.pack(request, tape(5000))).rowCount).toBe(5000);
  });
});
