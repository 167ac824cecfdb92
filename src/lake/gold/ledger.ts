import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { copyToGold } from '../stage/define-stage.ts';
import type { CopyStage } from '../stage/define-stage.ts';

/** The ledger as silver has it: from it a browser computes what presses around any level. */
export const goldLedger: readonly CopyStage[] = [
  copyToGold('gold-window-5s', window5s),
  copyToGold('gold-tick-ledger-5s', tickLedger5s),
  copyToGold('gold-reprices-5s', reprices5s),
];
