import { MBO } from '../../domain/dbn/mbo.ts';
import { OHLCV } from '../../domain/dbn/ohlcv.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import { TRADE } from '../../domain/dbn/trade.ts';
import type { TimeWords } from './session-splitter.ts';

/** Words of the time by which records of a kind belong to sessions; the kinds that bronze takes. */
export const timeWords: ReadonlyMap<number, TimeWords> = new Map([
  [Rtype.Mbo, { lo: MBO.tsRecvLo, hi: MBO.tsRecvHi }],
  [Rtype.Trade, { lo: TRADE.tsRecvLo, hi: TRADE.tsRecvHi }],
  [Rtype.Ohlcv1M, { lo: OHLCV.tsEventLo, hi: OHLCV.tsEventHi }],
]);
