import type { LevelKind } from '../../domain/session/level-kind.ts';

/** How a level's line looks. */
export type LineStyle = {
  /** Colour of line and text. */
  readonly hue: 'pm' | 'orh' | 'orl' | 'sma' | 'ema' | 'ink2' | 'ink3' | 'ink';
  /** Lengths of line and gap, px; empty for a solid line. */
  readonly dash: readonly number[];
  /** Line width when not selected, px. */
  readonly widthPx: number;
};

/** How a level is named and drawn, the same on cards, tables and chart. */
export type LevelStyle = LineStyle & {
  readonly name: string;
  /** Shorter name for the chart's edge; the name itself where there is none. */
  readonly tag?: string;
  /** Whether the value moves from bar to bar and is drawn as a curve. */
  readonly moves: boolean;
  /** What the level is, in a few words. */
  readonly meaning: string;
};

const dotted = [1.5, 2.5];

/** Levels that the user drew: ink, for no color of the session's own levels may be theirs. */
export const ownLevelStyle: LineStyle = { hue: 'ink', dash: [6, 2, 1.5, 2], widthPx: 1.25 };

/** Styles as the founders draw them: colour, line and name tell the same thing three times. */
export const levelStyles: Readonly<Record<LevelKind, LevelStyle>> = {
  PM_HIGH: {
    ...{ name: 'PM High', hue: 'pm', dash: dotted, widthPx: 1.5, moves: false },
    meaning: 'Highest trade before the open',
  },
  PM_LOW: {
    ...{ name: 'PM Low', hue: 'pm', dash: dotted, widthPx: 1.5, moves: false },
    meaning: 'Lowest trade before the open',
  },
  OR_HIGH: {
    ...{ name: 'OR High', hue: 'orh', dash: [], widthPx: 1.25, moves: false },
    meaning: 'Highest trade of the opening range',
  },
  OR_LOW: {
    ...{ name: 'OR Low', hue: 'orl', dash: [], widthPx: 1.25, moves: false },
    meaning: 'Lowest trade of the opening range',
  },
  SMA_90: {
    ...{ name: 'SMA 90', hue: 'sma', dash: dotted, widthPx: 1.5, moves: true },
    meaning: 'Mean of 90 closes',
  },
  EMA_20: {
    ...{ name: 'EMA 20', hue: 'ema', dash: dotted, widthPx: 1.5, moves: true },
    meaning: 'Weighted mean',
  },
  SMA_200: {
    ...{ name: 'SMA 200', tag: 'MA 200', hue: 'sma', dash: [8, 4], widthPx: 1.25, moves: true },
    meaning: 'Mean of 200 closes',
  },
  SMA_400: {
    ...{
      name: 'SMA 400',
      tag: 'MA 400',
      hue: 'sma',
      dash: [10, 3, 2, 3],
      widthPx: 1.25,
      moves: true,
    },
    meaning: 'Mean of 400 closes',
  },
  VWAP: {
    ...{ name: 'VWAP', hue: 'ink2', dash: [5, 2], widthPx: 1.25, moves: true },
    meaning: 'Mean price by volume',
  },
  SESSION_HIGH: {
    ...{
      name: 'Session high',
      tag: 'High',
      hue: 'ink3',
      dash: [2, 5],
      widthPx: 1.25,
      moves: false,
    },
    meaning: 'Highest trade so far',
  },
  SESSION_LOW: {
    ...{ name: 'Session low', tag: 'Low', hue: 'ink3', dash: [2, 5], widthPx: 1.25, moves: false },
    meaning: 'Lowest trade so far',
  },
  ROUND: {
    ...{ name: 'Round', hue: 'ink3', dash: [14, 5], widthPx: 1, moves: false },
    meaning: 'Nearest round price',
  },
};
