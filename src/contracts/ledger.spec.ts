import { expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../domain/ledger/timed-rows.ts';
import { assertColumns } from './check-columns.ts';
import { reprices5s } from './reprices-5s.ts';
import { tickLedger5s } from './tick-ledger-5s.ts';
import { window5s } from './window-5s.ts';

const ledger = ledgerOf(
  timedRun([
    [1, 'A', 'A', 1, 24_001, 10],
    [1, 'A', 'B', 2, 23_999, 10],
    [6, 'T', 'B', 9, 24_001, 4, 'part'],
    [6, 'F', 'A', 1, 24_001, 4, 'part'],
    [6, 'C', 'A', 1, 24_001, 4],
    [12, 'M', 'B', 2, 23_998, 10],
  ]),
);

it('contracts have the columns of the ledger, and its rows keep their rules', () => {
  for (const [contract, columns] of [
    [window5s, ledger.windows],
    [tickLedger5s, ledger.ticks],
    [reprices5s, ledger.reprices],
  ] as const) {
    const names = contract.columns.map(({ name }) => name);
    expect([...names].sort()).toEqual(Object.keys(columns).sort());
    assertColumns(contract, columns, contract.table);
  }
});
