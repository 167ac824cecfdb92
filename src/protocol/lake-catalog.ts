import type {
  EpisodeRules,
  PressureRules,
  SeasonRules,
} from '../domain/session/instrument-profile.ts';

/** `catalog.json` at the lake's root: what the browser can open without listing folders. */
export type LakeCatalog = {
  /** Schema of this file; a reader refuses another one. */
  readonly catalogVersion: 1;
  /** One entry per gold session, ascending by date, then symbol. */
  readonly sessions: readonly CatalogSession[];
};

/** One session the lake holds. */
export type CatalogSession = {
  /** YYYY-MM-DD in the exchange's time zone. */
  readonly date: string;
  readonly symbol: string;
  /** Profile name the session was built with. */
  readonly profile: string;
  /**
   * Names `config/<hash>.json`, the whole configuration it was built with: only sessions of one
   * configuration can be compared. Catalogs of older lakes have none.
   */
  readonly configHash?: string;
  /** Clock and market facts of the profile as built, overrides applied. */
  readonly market: CatalogMarket;
  readonly included: boolean;
  /** Data quality: A to D, or F when it keeps the session out. */
  readonly grade: string;
  /** Why the session stays out of the corpus; empty when included. */
  readonly reasons: readonly string[];
  readonly synthetic: boolean;
  readonly planted: boolean;
  /** Best source the session was built from. */
  readonly source: 'mbo' | 'mbp-10' | 'trades' | 'ohlcv-1m';
  /** Whether there is a ledger for pressure, and the rules it is computed with. */
  readonly pressure: CatalogPressure;
  /** Whether price's way to levels is followed, and by which rules; an older lake does not say. */
  readonly episodes?: CatalogEpisodes;
  /** Gold partitions by table name, e.g. `bars_2m`. */
  readonly tables: Readonly<Record<string, CatalogPartition>>;
};

/** What a reader must know to compute the pressure of a session as its lake has it. */
export type CatalogPressure = {
  readonly available: boolean;
  /** Why it is not available, in words. */
  readonly reason?: string;
  /** Rules of the profile as built, overrides applied; with pressure that is available. */
  readonly rules?: PressureRules;
  readonly season?: SeasonRules;
};

/** What a reader must know to follow the levels of a session as its lake has done. */
export type CatalogEpisodes = {
  readonly available: boolean;
  /** Why they are not followed, in words. */
  readonly reason?: string;
  /** Rules of the profile as built, overrides applied. */
  readonly rules?: EpisodeRules;
};

/** What a reader of a session must know of its market. Times are HH:MM in `timeZone`. */
export type CatalogMarket = {
  readonly timeZone: string;
  /** Price of one tick, 1e-9 points. */
  readonly tickNano: number;
  /** Value of one point of one contract, in `currency`. */
  readonly pointValue: number;
  readonly premarketStart: string;
  readonly open: string;
  readonly orMinutes: number;
  readonly end: string;
  readonly tailMinutes: number;
  readonly barSeconds: number;
  /** Decimals a price is shown with. */
  readonly priceDecimals: number;
};

/** One Parquet file of the lake. */
export type CatalogPartition = {
  /** Path from the lake's root, with forward slashes. */
  readonly path: string;
  readonly rowCount: number;
  readonly byteLength: number;
  /** Of its values, hexadecimal: equal tables have equal ones. Catalogs of older lakes have none. */
  readonly hash?: string;
  /** Hash of the layout of vectors, where the table has some. */
  readonly layout?: string;
};
