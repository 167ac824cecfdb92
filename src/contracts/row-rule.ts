/**
 * What a row is asked. A null answers yes to `null` alone.
 */
export type Condition =
  | { readonly column: string; readonly test: 'null' | 'there' }
  | { readonly column: string; readonly test: 'equals'; readonly value: number | string }
  /** Any of the mask's bits is set, as in a column of flags. */
  | { readonly column: string; readonly test: 'bits'; readonly mask: number }
  | { readonly column: string; readonly test: 'above' | 'below'; readonly bound: number };

/** What holds inside every row. A null takes part in no comparison and no sum. */
type InRow =
  /** `low` is never above `high`. */
  | { readonly kind: 'at-most'; readonly low: string; readonly high: string }
  /**
   * The terms' columns, each times its factor, add up to the total, or to no more than it:
   * `terms: { s: 1, add: 1, pull: -1, fill: -1 }, relation: 'equals', total: 'e'`.
   */
  | {
      readonly kind: 'sum';
      readonly terms: Readonly<Record<string, number>>;
      readonly relation: 'equals' | 'at-most';
      readonly total: string;
      /** How far off a sum of rounded values may be; 0 if it is not given. */
      readonly tolerance?: number;
    }
  /** The columns are null in the same rows. */
  | { readonly kind: 'same-nulls'; readonly columns: readonly string[] }
  /** Where the first condition holds, the second does. */
  | { readonly kind: 'where'; readonly where: Condition; readonly then: Condition };

/** What holds between a row and those before it. */
type BetweenRows =
  /** Each row's value is that of the row before plus `by`. */
  | { readonly kind: 'steps'; readonly column: string; readonly by: number }
  /**
   * A stock with its flows: the value is that of the last row with the same key plus the row's
   * flows. A key that is new after the table's first window had 0. Not asked where a flow or the
   * value before is null.
   */
  | {
      readonly kind: 'carries';
      readonly window: string;
      readonly key: string;
      readonly value: string;
      /** Factor of each flow, 1 or −1. */
      readonly flows: Readonly<Record<string, number>>;
    };

/** What holds between a row and the session it belongs to. @see SessionFrame */
type InSession =
  /** A time, UNIX ns, inside the session; on a grid from its start if one is given. */
  | { readonly kind: 'in-session'; readonly column: string; readonly gridSeconds?: number | 'bar' }
  /** A time a fixed stretch after another one. */
  | {
      readonly kind: 'after';
      readonly column: string;
      readonly start: string;
      readonly seconds: number | 'bar';
    }
  /** The index of a window of so many seconds since the session's start, inside the session. */
  | { readonly kind: 'window'; readonly column: string; readonly seconds: number }
  /** The time, UNIX ns, at which such a window starts or ends. */
  | {
      readonly kind: 'window-time';
      readonly column: string;
      readonly window: string;
      readonly seconds: number;
      readonly edge: 'start' | 'end';
    }
  /** The flag is set exactly where a bar is missing before this one, the session's first included. */
  | { readonly kind: 'gap-flag'; readonly flag: string; readonly start: string }
  /** The whole tick, half up, of a price in points. */
  | { readonly kind: 'tick-of'; readonly tick: string; readonly px: string }
  /** A distance of barriers, ticks, within what the market's configuration allows. */
  | { readonly kind: 'barrier'; readonly column: string }
  /** The session's own date or symbol, in every row. */
  | { readonly kind: 'of-session'; readonly column: string; readonly fact: 'date' | 'symbol' };

/** A rule that a table's rows keep, as data: checked by every write and by `validate`. */
export type RowRule = InRow | BetweenRows | InSession;

/** What rules may know of the session that a table's rows belong to. */
export type SessionFrame = {
  readonly symbol: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Zero of windows and bars, UNIX ns. */
  readonly startNs: bigint;
  /** First and last moment that the table may hold, UNIX ns, half-open. */
  readonly firstNs: bigint;
  readonly endNs: bigint;
  readonly barSeconds: number;
  /** Size of a tick, 1e-9 points. */
  readonly tickNano: number;
  /** Nearest and farthest barrier, ticks. */
  readonly barrierTicksMin: number;
  readonly barrierTicksMax: number;
};

/** The condition as words: "valid is 1". */
export function conditionText(condition: Condition): string {
  const { column, test } = condition;
  switch (test) {
    case 'null':
      return `${column} is null`;
    case 'there':
      return `${column} is not null`;
    case 'equals':
      return `${column} is ${condition.value}`;
    case 'bits':
      return `${column} has any bit of ${condition.mask}`;
    case 'above':
    case 'below':
      return `${column} is ${test} ${condition.bound}`;
  }
}
