import type { OracleReport, OracleSpan, ZoneAreas } from './oracle-check.ts';

/** What an oracle check says of the ratios, as domain.md §0.3 puts it. */
export type OracleVerdict = {
  /** Whether relative depth and the pull hazard show the state better than pulls over adds do. */
  readonly depthBeatsChurn: boolean;
  readonly hazardBeatsChurn: boolean;
  /** Ratios that show the state at all, and those of them that show it better in a minute. */
  readonly telling: readonly string[];
  readonly betterByMinute: readonly string[];
  /** Whether most of them do. */
  readonly minuteBeatsWindow: boolean;
};

/** Errors of chance above which an area is no accident, many being looked at. */
const ERRORS = 4;

/** How far an area is from telling nothing, either way. */
export function strengthOf(area: number): number {
  return Math.max(area, 1 - area);
}

/** Judges a report. */
export function oracleVerdict({ zoneRatios, chance }: OracleReport): OracleVerdict {
  const strength = (ratio: string, span: OracleSpan = 'minute'): number =>
    strengthOf(zoneRatios.find((row) => row.ratio === ratio)?.[span] ?? NaN);
  const tells = ({ window, minute }: ZoneAreas): boolean =>
    Math.max(strengthOf(window), strengthOf(minute)) > 0.5 + ERRORS * chance;
  const telling = zoneRatios.filter(tells).map(({ ratio }) => ratio);
  const betterByMinute = telling.filter((ratio) => strength(ratio) > strength(ratio, 'window'));
  return {
    depthBeatsChurn: telling.includes('rd') && strength('rd') > strength('pa'),
    hazardBeatsChurn: telling.includes('haz') && strength('haz') > strength('pa'),
    telling,
    betterByMinute,
    minuteBeatsWindow: 2 * betterByMinute.length > telling.length,
  };
}
