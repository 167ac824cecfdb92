import { MBO } from '../../domain/dbn/mbo.ts';
import { OHLCV } from '../../domain/dbn/ohlcv.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import { TRADE } from '../../domain/dbn/trade.ts';
import type { TimeWords } from './session-splitter.ts';

/**
 * Words of the time by which records of a kind belong to sessions; the kinds that bronze takes. A
 * mixed stream may show best prices beside its orders and trades: those would tell trades twice.
 *
 * @param isMixed whether the records come from such a stream.
 */
export function timeWordsOf(rtype: number, isMixed: boolean): TimeWords | undefined {
  return isMixed && rtype === Rtype.Mbp10 ? undefined : timeWords.get(rtype);
}

const timeWords: ReadonlyMap<number, TimeWords> = new Map([
  [Rtype.Mbo, { lo: MBO.tsRecvLo, hi: MBO.tsRecvHi }],
  [Rtype.Mbp10, { lo: TRADE.tsRecvLo, hi: TRADE.tsRecvHi }],
  [Rtype.Trade, { lo: TRADE.tsRecvLo, hi: TRADE.tsRecvHi }],
  [Rtype.Ohlcv1M, { lo: OHLCV.tsEventLo, hi: OHLCV.tsEventHi }],
]);
