import { bboKind } from './bbo.ts';
import { cbboKind } from './cbbo.ts';
import { cmbp1Kind } from './cmbp1.ts';
import { definitionKind } from './definition.ts';
import { gatewayErrorKind } from './gateway-error.ts';
import { imbalanceKind } from './imbalance.ts';
import { mboKind } from './mbo.ts';
import { mbp1Kind } from './mbp1.ts';
import { mbp10Kind } from './mbp10.ts';
import { ohlcvKind } from './ohlcv.ts';
import { Rtype } from './record-kinds.ts';
import type { Layout, RecordKind } from './record-layout.ts';
import { statisticsKind } from './statistics.ts';
import { statusKind } from './status.ts';
import { symbolMappingKind } from './symbol-mapping.ts';
import { systemMessageKind } from './system-message.ts';
import { tradeKind } from './trade.ts';

const kinds = new Map<number, RecordKind<Layout>>([
  [Rtype.Trade, tradeKind],
  [Rtype.Mbp1, mbp1Kind],
  [Rtype.Mbp10, mbp10Kind],
  [Rtype.OhlcvDeprecated, ohlcvKind],
  [Rtype.Status, statusKind],
  [Rtype.Definition, definitionKind],
  [Rtype.Imbalance, imbalanceKind],
  [Rtype.Error, gatewayErrorKind],
  [Rtype.SymbolMapping, symbolMappingKind],
  [Rtype.System, systemMessageKind],
  [Rtype.Statistics, statisticsKind],
  [Rtype.Ohlcv1S, ohlcvKind],
  [Rtype.Ohlcv1M, ohlcvKind],
  [Rtype.Ohlcv1H, ohlcvKind],
  [Rtype.Ohlcv1D, ohlcvKind],
  [Rtype.OhlcvEod, ohlcvKind],
  [Rtype.Mbo, mboKind],
  [Rtype.Cmbp1, cmbp1Kind],
  [Rtype.Cbbo1S, cbboKind],
  [Rtype.Cbbo1M, cbboKind],
  [Rtype.Tcbbo, cmbp1Kind],
  [Rtype.Bbo1S, bboKind],
  [Rtype.Bbo1M, bboKind],
]);

/**
 * Layout of the records of an rtype, for code that treats all kinds alike; undefined for a kind we
 * do not know.
 */
export function kindOf(rtype: number): RecordKind<Layout> | undefined {
  return kinds.get(rtype);
}

/** All rtypes that we know. */
export const knownRtypes: readonly number[] = [...kinds.keys()];
