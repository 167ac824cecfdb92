import type { DefinitionRecord } from '../dbn/definition.ts';
import { blankDefinition } from '../dbn/definition.ts';
import { utcNsOf } from '../session/exchange-clock.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { QuarterlyContract } from './front-contract.ts';

/** CME quotes ES in hundredths: its display factor, 1e-9. */
const DISPLAY_FACTOR = 10_000_000n;
const NANO = 1_000_000_000n;

/**
 * The definition of a contract as CME's are: tick, multiplier, expiry at 09:30 New York time.
 *
 * @param publishedNs when the exchange sent it, UNIX ns.
 */
export function contractDefinition(
  contract: QuarterlyContract,
  profile: InstrumentProfile,
  publishedNs: bigint,
): DefinitionRecord {
  return {
    ...blankDefinition,
    publisherId: 1,
    instrumentId: contract.instrumentId,
    rawInstrumentId: BigInt(contract.instrumentId),
    tsEvent: publishedNs,
    tsRecv: publishedNs,
    minPriceIncrement: BigInt(profile.tickNano),
    displayFactor: DISPLAY_FACTOR,
    minPriceIncrementAmount:
      (BigInt(profile.tickNano) * BigInt(profile.pointValue) * DISPLAY_FACTOR) / NANO,
    expiration: utcNsOf(contract.expiryDate, '09:30', profile.timeZone),
    unitOfMeasureQty: BigInt(profile.pointValue) * NANO,
    unitOfMeasure: 'IPNT',
    maturityYear: contract.year,
    maturityMonth: contract.month,
    channelId: 0,
    currency: profile.currency,
    settlCurrency: profile.currency,
    rawSymbol: contract.rawSymbol,
    group: profile.root,
    exchange: 'XCME',
    asset: profile.root,
    cfi: 'FFIXSX',
    securityType: 'FUT',
    instrumentClass: 'F',
    matchAlgorithm: 'F',
    userDefinedInstrument: 'N',
  };
}
