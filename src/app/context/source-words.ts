import type { CatalogSession } from '../../protocol/lake-catalog.ts';

/** What a session was built from, for a reader. */
export const sourceWords: Readonly<Record<CatalogSession['source'], string>> = {
  mbo: 'Order data (MBO)',
  'mbp-10': 'Ten best prices (MBP-10)',
  trades: 'Trades',
  'ohlcv-1m': '1-minute bars',
};
