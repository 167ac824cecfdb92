import { ohlcv1m } from '../../contracts/ohlcv-1m.ts';
import { trades } from '../../contracts/trades.ts';
import type { Columns } from '../../contracts/contract.ts';
import type { MinuteBar } from '../../domain/bars/bar-fold.ts';

/** The bronze tables that bars and levels are made from; the first one that is there counts. */
export const sourceTables = {
  trades: { tier: 'bronze', contract: trades, optional: true },
  minutes: { tier: 'bronze', contract: ohlcv1m, optional: true },
} as const;

/** Those tables as a stage gets them. */
export type SourceTables = {
  readonly trades: Columns<typeof trades> | undefined;
  readonly minutes: Columns<typeof ohlcv1m> | undefined;
};

/** Who takes trades or minutes one by one; times are ns since the session's start. */
type Fold = {
  trade(ns: number, tick: number, size: number, side: number): unknown;
  minute(bar: MinuteBar): unknown;
};

/** Feeds a fold with the session's trades, or with its minutes where there are no trades. */
export function feed(fold: Fold, startNs: bigint, { trades: rows, minutes }: SourceTables): void {
  if (rows) {
    feedTrades(fold, startNs, rows);
  } else if (minutes) {
    const { ts_ns: tsNs, o, h, l, c, vol } = minutes;
    for (let i = 0; i < tsNs.length; i++) {
      const ns = Number(tsNs[i] - startNs);
      fold.minute({ ns, o: o[i], h: h[i], l: l[i], c: c[i], vol: vol[i] });
    }
  }
}

/** Feeds a fold with trades, in the order of their table. */
export function feedTrades(
  fold: Pick<Fold, 'trade'>,
  startNs: bigint,
  rows: Columns<typeof trades>,
): void {
  const { ts_ns: tsNs, tick, size, side } = rows;
  for (let i = 0; i < tsNs.length; i++) {
    fold.trade(Number(tsNs[i] - startNs), tick[i], size[i], side[i].charCodeAt(0));
  }
}
