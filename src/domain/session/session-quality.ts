import type { QualityLimits } from './instrument-profile.ts';

/** What a session's data is like in its regular hours; undefined what the source cannot tell. */
export type QualityMeasures = {
  /** Share of the windows with a trade. */
  readonly windowShare: number;
  /** Longest time without a trade, seconds. */
  readonly gapSeconds: number;
  /** Share of the pre-market's minutes with a trade. */
  readonly premarketCoverage: number;
  /** Lots. */
  readonly rthVolume: number;
  /** Share of events about orders that do not fit the book. */
  readonly badOrderShare: number | undefined;
  /** Longest time that the book stayed crossed, seconds. */
  readonly crossedSeconds: number | undefined;
};

/** What the measures are held against. */
export type QualityYardstick = {
  readonly limits: QualityLimits;
  readonly premarketCoverageMin: number;
  /** Volume of the regular hours of earlier sessions, lots, in any order. */
  readonly earlierVolumes: readonly number[];
  /** Share of a real market's orders that a simulation has; 1 for a market. */
  readonly activity: number;
};

/** Grades from best to worst; F keeps a session out of the corpus. */
export const qualityGrades = ['A', 'B', 'C', 'D', 'F'] as const;

/** Data quality as a letter. */
export type QualityGrade = (typeof qualityGrades)[number];

/** The verdict on a session's data. */
export type SessionQuality = {
  readonly grade: QualityGrade;
  /** Why the corpus must do without the session; empty unless the grade is F. */
  readonly reasons: readonly string[];
};

/** One measure against its limit. */
type Gate = {
  readonly word: string;
  /** Why the gate is failed, for `reasons`. */
  readonly found: string;
  readonly passes: boolean;
  /** Whether it passes with room to spare; else it costs a grade. */
  readonly isEasy: boolean;
};

/**
 * Grades a session's data: F if a gate fails; else A, less a letter for each gate that is passed
 * without room to spare and for a pre-market too thin for its high and low.
 */
export function sessionQuality(
  measures: QualityMeasures,
  yardstick: QualityYardstick,
): SessionQuality {
  const gates = gatesOf(measures, yardstick);
  const reasons = gates
    .filter(({ passes }) => !passes)
    .map((gate) => `${gate.word}: ${gate.found}`);
  if (reasons.length > 0) return { grade: 'F', reasons };
  const isThin = measures.premarketCoverage < yardstick.premarketCoverageMin;
  const lost = gates.filter(({ isEasy }) => !isEasy).length + (isThin ? 1 : 0);
  return { grade: qualityGrades[Math.min(lost, qualityGrades.length - 2)], reasons };
}

function gatesOf(measures: QualityMeasures, yardstick: QualityYardstick): readonly Gate[] {
  const { limits, activity } = yardstick;
  const { windowShare, gapSeconds, badOrderShare = 0, crossedSeconds = 0 } = measures;
  const gapMax = limits.gapSecondsMax / activity;
  return [
    {
      word: 'THIN_TAPE',
      found: `${percent(windowShare)} of windows have a trade, needs ${percent(limits.windowShareMin)}`,
      passes: windowShare >= limits.windowShareMin,
      isEasy: windowShare >= (1 + limits.windowShareMin) / 2,
    },
    {
      word: 'GAP',
      found: `${rounded(gapSeconds)} s without a trade, at most ${rounded(gapMax)} s`,
      passes: gapSeconds <= gapMax,
      isEasy: gapSeconds <= gapMax / 2,
    },
    {
      word: 'CROSSED',
      found: `book crossed for ${rounded(crossedSeconds)} s, at most ${rounded(limits.crossedSecondsMax)} s`,
      passes: crossedSeconds <= limits.crossedSecondsMax,
      isEasy: crossedSeconds <= limits.crossedSecondsMax / 2,
    },
    {
      word: 'BAD_ORDERS',
      found: `${percent(badOrderShare)} of events do not fit the book, at most ${percent(limits.badOrderShareMax)}`,
      passes: badOrderShare <= limits.badOrderShareMax,
      isEasy: badOrderShare <= limits.badOrderShareMax / 2,
    },
    volumeGate(measures, yardstick),
  ];
}

function volumeGate(
  { rthVolume }: QualityMeasures,
  { limits, activity, earlierVolumes }: QualityYardstick,
): Gate {
  const floor = limits.rthVolumeMin * activity;
  const usual = earlierVolumes.length < limits.trailingSessionsMin ? 0 : middleOf(earlierVolumes);
  const needed = Math.max(floor, limits.trailingShareMin * usual);
  return {
    word: 'LOW_VOLUME',
    found: `${rounded(rthVolume)} lots in the regular hours, needs ${rounded(needed)}`,
    passes: rthVolume >= needed,
    isEasy: rthVolume >= 1.25 * needed,
  };
}

function middleOf(volumes: readonly number[]): number {
  const sorted = [...volumes].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}

/** At most two decimals, none of them idle. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
