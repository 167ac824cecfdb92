import { assert } from '../../base/assert.ts';
import type { LevelKind } from '../session/level-kind.ts';

/** One level at one moment. */
export type LevelState = {
  readonly kind: LevelKind;
  /** Rounded half up, ticks; `undefined` while the level does not exist. */
  readonly tick: number | undefined;
  /** Unrounded, points; `undefined` while the level does not exist. */
  readonly px: number | undefined;
  /** Whether the level may be traded against; one still forming may not. */
  readonly valid: boolean;
  /** Why the level is not valid, in a trader's words; `undefined` when it is. */
  readonly reason: string | undefined;
  /** Since when the level is valid, UNIX ns; `undefined` while it never was. */
  readonly validFromNs: bigint | undefined;
};

/** One row per level kind and closed bar; the columns of the lake's `levels_2m`. */
export type LevelColumns = {
  /** Open of the closed bar, UNIX ns. */
  readonly bar_start_ns: BigInt64Array;
  readonly level_kind: readonly string[];
  /** Rounded half up, ticks; NaN while the level does not exist. */
  readonly level_tick: Float64Array;
  /** Unrounded, points; NaN while the level does not exist. */
  readonly level_px: Float64Array;
  /** 1 where the level may be traded against. */
  readonly valid: Uint8Array;
  /** Why the level is not valid; `undefined` when it is. */
  readonly reason: readonly (string | undefined)[];
  /** When the row is known, UNIX ns: the close of its bar. */
  readonly available_at_ns: BigInt64Array;
};

/** One closed bar's levels, as many for every bar. */
export type LevelBar = {
  /** UNIX ns. */
  readonly barStartNs: bigint;
  /** UNIX ns. */
  readonly availableAtNs: bigint;
  readonly levels: readonly LevelState[];
};

/** The levels of closed bars as columns, bar by bar, kinds in their given order. */
export function levelColumns(bars: readonly LevelBar[]): LevelColumns {
  const kindCount = bars[0]?.levels.length ?? 0;
  assert(
    bars.every(({ levels }) => levels.length === kindCount),
    `levels: expected ${kindCount} of every bar`,
  );
  const rows = bars.flatMap(({ barStartNs, availableAtNs, levels }) =>
    levels.map((level) => ({ barStartNs, availableAtNs, level })),
  );
  return {
    bar_start_ns: BigInt64Array.from(rows, ({ barStartNs }) => barStartNs),
    level_kind: rows.map(({ level }) => level.kind),
    level_tick: Float64Array.from(rows, ({ level }) => level.tick ?? NaN),
    level_px: Float64Array.from(rows, ({ level }) => level.px ?? NaN),
    valid: Uint8Array.from(rows, ({ level }) => (level.valid ? 1 : 0)),
    reason: rows.map(({ level }) => level.reason),
    available_at_ns: BigInt64Array.from(rows, ({ availableAtNs }) => availableAtNs),
  };
}
