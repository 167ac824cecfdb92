import { px, u16, u32 } from './codec.ts';
import { field, group } from './record-layout.ts';
import type { GroupOf, Layout } from './record-layout.ts';

/**
 * Words of one depth of a book, bid and ask side by side, from where the depth begins: that of
 * depth `d` in an mbp-1, mbp-10 or bbo record is `QUOTES.word + d * QUOTE.wordCount`.
 */
export const QUOTE = {
  bidPxLo: 0,
  bidPxHi: 1,
  askPxLo: 2,
  askPxHi: 3,
  bidSz: 4,
  askSz: 5,
  /** Orders at the bid; in consolidated records its publisher in the low 16 bits. */
  bidCt: 6,
  askCt: 7,
  wordCount: 8,
} as const;

/** Where the depths of a record begin, after the fields of a trade. */
export const QUOTES = { byteOffset: 48, word: 12 } as const;

/** Bytes from one depth to the next. */
export const QUOTE_BYTES = 32;

const sidesLayout = {
  /** Best price of the depth, 1e-9 points; `UNDEF_PRICE` for an empty side. */
  bidPxNano: field(px, 0),
  askPxNano: field(px, 8),
  /** Lots. */
  bidSz: field(u32, 16),
  askSz: field(u32, 20),
} as const satisfies Layout;

/** One depth of a venue's book. */
export const quoteLayout = {
  ...sidesLayout,
  /** Orders that rest there. */
  bidCt: field(u32, 24),
  askCt: field(u32, 28),
} as const satisfies Layout;

/** The best of several venues, with the venue of each side. */
export const consolidatedQuoteLayout = {
  ...sidesLayout,
  /** Publisher that has the best bid. */
  bidPb: field(u16, 24),
  /** Publisher that has the best ask. */
  askPb: field(u16, 28),
} as const satisfies Layout;

/** One depth of a venue's book in 32 bytes. */
export const quote = group(quoteLayout);

/** One depth of a consolidated book in 32 bytes. */
export const consolidatedQuote = group(consolidatedQuoteLayout);

/** One depth of a venue's book, as an object. */
export type Quote = GroupOf<typeof quoteLayout>;

/** One depth of a consolidated book, as an object. */
export type ConsolidatedQuote = GroupOf<typeof consolidatedQuoteLayout>;
