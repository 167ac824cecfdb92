import { UNDEF_PRICE } from '../units/ticks.ts';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { char, i16, i32, i8, ns, px, text, u16, u32, u32Narrow, u64, u8 } from './codec.ts';
import {
  ABSENT,
  field,
  headerLayout,
  partialField,
  readRecord,
  recordKind,
} from './record-layout.ts';
import type { Field, RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';
import { UNDEF_I32, UNDEF_SIZE } from './wire-int.ts';

/** A field that version 3 dropped. */
const until2 = (codec: typeof u8, v1: number, v2: number): Field<number | undefined> =>
  partialField(codec, [v1, v2, ABSENT]);

/** A field of a spread's leg, which version 3 added. */
const since3 = <V>(
  codec: Parameters<typeof partialField<V>>[0],
  v3: number,
): Field<V | undefined> => partialField(codec, [ABSENT, ABSENT, v3]);

/**
 * What an instrument is: tick, multiplier, expiry, and one leg of it if it is a spread. Columns are
 * byte offsets in versions 1, 2 and 3. Prices and sizes with a fraction are in 1e-9.
 */
export const definitionKind = recordKind(Rtype.Definition, [360, 400, 520], {
  ...headerLayout,
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 16),
  /** Tick, 1e-9 points; `UNDEF_PRICE` where it varies. */
  minPriceIncrement: field(px, 24),
  displayFactor: field(px, 32),
  /** Last time of trading, UNIX nanoseconds. */
  expiration: field(ns, 40),
  /** First time of trading, UNIX nanoseconds. */
  activation: field(ns, 48),
  highLimitPrice: field(px, 56),
  lowLimitPrice: field(px, 64),
  maxPriceVariation: field(px, 72),
  tradingReferencePrice: partialField(px, [80, 80, ABSENT]),
  /** Contract size: 50e9 for ES, so take the point value from here. */
  unitOfMeasureQty: field(px, 88, 88, 80),
  minPriceIncrementAmount: field(px, 96, 96, 88),
  priceRatio: field(px, 104, 104, 96),
  strikePrice: field(px, 328, 112, 104),
  rawInstrumentId: { codecs: [u32Narrow, u32Narrow, u64], offsets: [120, 128, 112] },
  legPrice: since3(px, 120),
  legDelta: since3(px, 128),
  instAttribValue: field(i32, 112, 120, 136),
  underlyingId: field(u32, 116, 124, 140),
  marketDepthImplied: field(i32, 124, 132, 144),
  marketDepth: field(i32, 128, 136, 148),
  marketSegmentId: field(u32, 132, 140, 152),
  maxTradeVol: field(u32, 136, 144, 156),
  minLotSize: field(i32, 140, 148, 160),
  minLotSizeBlock: field(i32, 144, 152, 164),
  minLotSizeRoundLot: field(i32, 148, 156, 168),
  minTradeVol: field(u32, 152, 160, 172),
  /** Only in old files of version 1. */
  openInterestQty: partialField(i32, [156, ABSENT, ABSENT]),
  /** Deliverables; `UNDEF_I32` for ES, see `unitOfMeasureQty`. */
  contractMultiplier: field(i32, 160, 164, 176),
  decayQuantity: field(i32, 164, 168, 180),
  originalContractSize: field(i32, 168, 172, 184),
  legInstrumentId: since3(u32, 188),
  legRatioPriceNumerator: since3(i32, 192),
  legRatioPriceDenominator: since3(i32, 196),
  legRatioQtyNumerator: since3(i32, 200),
  legRatioQtyDenominator: since3(i32, 204),
  legUnderlyingId: since3(u32, 208),
  tradingReferenceDate: until2(u16, 176, 176),
  applId: field(i16, 178, 178, 212),
  maturityYear: field(u16, 180, 180, 214),
  decayStartDate: field(u16, 182, 182, 216),
  channelId: field(u16, 184, 184, 218),
  /** Legs of the spread, 0 for an outright. */
  legCount: since3(u16, 220),
  legIndex: since3(u16, 222),
  currency: field(text(4), 186, 186, 224),
  settlCurrency: field(text(4), 190, 190, 228),
  secsubtype: field(text(6), 194, 194, 232),
  rawSymbol: { codecs: [text(22), text(71), text(71)], offsets: [200, 200, 238] },
  group: field(text(21), 222, 271, 309),
  exchange: field(text(5), 243, 292, 330),
  /** Product, such as ES. */
  asset: { codecs: [text(7), text(7), text(11)], offsets: [248, 297, 335] },
  cfi: field(text(7), 255, 304, 346),
  securityType: field(text(7), 262, 311, 353),
  unitOfMeasure: field(text(31), 269, 318, 360),
  underlying: field(text(21), 300, 349, 391),
  strikePriceCurrency: field(text(4), 321, 370, 412),
  legRawSymbol: since3(text(71), 416),
  /** F future, C call, P put, S future spread, T option spread, K stock, … */
  instrumentClass: field(char, 325, 374, 487),
  matchAlgorithm: field(char, 342, 375, 488),
  mdSecurityTradingStatus: until2(u8, 343, 376),
  mainFraction: field(u8, 344, 377, 489),
  priceDisplayFormat: field(u8, 345, 378, 490),
  settlPriceType: until2(u8, 346, 379),
  subFraction: field(u8, 347, 380, 491),
  underlyingProduct: field(u8, 348, 381, 492),
  /** A added, M modified, D deleted. */
  securityUpdateAction: field(char, 349, 382, 493),
  maturityMonth: field(u8, 350, 383, 494),
  /** 255 for none, like the week. */
  maturityDay: field(u8, 351, 384, 495),
  maturityWeek: field(u8, 352, 385, 496),
  userDefinedInstrument: field(char, 353, 386, 497),
  contractMultiplierUnit: field(i8, 354, 387, 498),
  flowScheduleType: field(i8, 355, 388, 499),
  tickRule: field(u8, 356, 389, 500),
  legInstrumentClass: since3(char, 501),
  legSide: since3(char, 502),
});

/** One definition, as an object. */
export type DefinitionRecord = RecordOf<typeof definitionKind.layout>;

/** A definition that leaves everything open, to be filled in by spreading it. */
export const blankDefinition: DefinitionRecord = {
  publisherId: 0,
  instrumentId: 0,
  tsEvent: UNDEF_TIMESTAMP,
  tsRecv: UNDEF_TIMESTAMP,
  minPriceIncrement: UNDEF_PRICE,
  displayFactor: UNDEF_PRICE,
  expiration: UNDEF_TIMESTAMP,
  activation: UNDEF_TIMESTAMP,
  highLimitPrice: UNDEF_PRICE,
  lowLimitPrice: UNDEF_PRICE,
  maxPriceVariation: UNDEF_PRICE,
  tradingReferencePrice: UNDEF_PRICE,
  unitOfMeasureQty: UNDEF_PRICE,
  minPriceIncrementAmount: UNDEF_PRICE,
  priceRatio: UNDEF_PRICE,
  strikePrice: UNDEF_PRICE,
  rawInstrumentId: 0n,
  legPrice: UNDEF_PRICE,
  legDelta: UNDEF_PRICE,
  instAttribValue: UNDEF_I32,
  underlyingId: 0,
  marketDepthImplied: UNDEF_I32,
  marketDepth: UNDEF_I32,
  marketSegmentId: UNDEF_SIZE,
  maxTradeVol: UNDEF_SIZE,
  minLotSize: UNDEF_I32,
  minLotSizeBlock: UNDEF_I32,
  minLotSizeRoundLot: UNDEF_I32,
  minTradeVol: UNDEF_SIZE,
  openInterestQty: UNDEF_I32,
  contractMultiplier: UNDEF_I32,
  decayQuantity: UNDEF_I32,
  originalContractSize: UNDEF_I32,
  legInstrumentId: 0,
  legRatioPriceNumerator: 0,
  legRatioPriceDenominator: 0,
  legRatioQtyNumerator: 0,
  legRatioQtyDenominator: 0,
  legUnderlyingId: 0,
  tradingReferenceDate: 65535,
  applId: 32767,
  maturityYear: 65535,
  decayStartDate: 65535,
  channelId: 65535,
  legCount: 0,
  legIndex: 0,
  currency: '',
  settlCurrency: '',
  secsubtype: '',
  rawSymbol: '',
  group: '',
  exchange: '',
  asset: '',
  cfi: '',
  securityType: '',
  unitOfMeasure: '',
  underlying: '',
  strikePriceCurrency: '',
  legRawSymbol: '',
  instrumentClass: '',
  matchAlgorithm: '',
  mdSecurityTradingStatus: 255,
  mainFraction: 255,
  priceDisplayFormat: 255,
  settlPriceType: 255,
  subFraction: 255,
  underlyingProduct: 255,
  securityUpdateAction: 'A',
  maturityMonth: 255,
  maturityDay: 255,
  maturityWeek: 255,
  userDefinedInstrument: 'N',
  contractMultiplierUnit: 127,
  flowScheduleType: 127,
  tickRule: 255,
  legInstrumentClass: '',
  legSide: 'N',
};

/** Record `index` of a run of definitions, of any version. */
export function readDefinition(run: RecordRun, index: number): DefinitionRecord {
  return readRecord(definitionKind, run, index);
}
