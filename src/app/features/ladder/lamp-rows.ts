import type {
  ApproachNow,
  ConditionNow,
  Lean,
  LevelPressureNow,
} from '../../../protocol/pressure-api.ts';
import { MISSING, fixed, minutesSeconds, multiple, signed } from '../../ui/figures.ts';
import { knownConditions } from '../../context/known-conditions.ts';
import { lampShape } from '../../context/lamp-shape.ts';
import type { LampShape } from '../../context/lamp-shape.ts';
import { patternsMet } from './level-brief.ts';

const HOUR_S = 3600;

/** One condition of an approach as a lamp. */
export type Lamp = {
  readonly shape: LampShape;
  readonly value: string;
  readonly lean: Lean | undefined;
  /** Whether it holds. */
  readonly word: 'holds' | 'not' | '';
  /** For how long it has, or has not, m:ss. */
  readonly since: string;
  /** Both in words; empty when they cannot be told. */
  readonly words: string;
};

/** A condition in the mirrored frame of an approach, and its lamp for either. */
export type LampRow = {
  readonly name: string;
  readonly meaning: string;
  readonly up: Lamp;
  readonly down: Lamp;
};

/** n1 to n4: the orders ahead of the price defend the level, those behind it support it. */
const names = [
  ['Ahead retreats', 'Orders beyond the level move further away from it'],
  ['Ahead pulled', 'Orders beyond the level are pulled faster than added'],
  ['Behind retreats', 'Orders behind the price move further away from the level'],
  ['Behind pulled', 'Orders behind the price are pulled faster than added'],
] as const;

/** The lamps of both approaches: from above the conditions change places. */
export function lampRows(level: LevelPressureNow | undefined, atS: number | undefined): LampRow[] {
  const conditions = knownConditions(level);
  return names.map(([name, meaning], i) => ({
    ...{ name, meaning },
    up: lampOf(conditions[i], atS),
    down: lampOf(conditions[(i + 2) % 4], atS),
  }));
}

/** A pattern of four conditions, and how many of them are met, e.g. 3/4; a dash while unknown. */
export type PatternCount = { readonly word: 'REJECT' | 'BREAK'; readonly count: string };

/** How far an approach meets either pattern. */
export function patternCounts(
  rows: readonly LampRow[],
  approach: 'up' | 'down',
): readonly PatternCount[] {
  const met = patternsMet(rows.map((row) => row[approach].lean));
  return (['REJECT', 'BREAK'] as const).map((word) => ({
    word,
    count: met === undefined ? MISSING : `${met[word]}/4`,
  }));
}

function lampOf(condition: ConditionNow | undefined, atS: number | undefined): Lamp {
  const { value, sinceS, lean } = condition ?? {};
  const shape = lampShape(lean);
  if (value === undefined) return { shape, value: MISSING, lean, word: '', since: '', words: '' };
  const since = sinceS === undefined || atS === undefined ? '' : ageOf(atS - sinceS);
  const words = `${lean === 1 ? 'holds' : 'does not hold'}, for ${since}`;
  const word = lean === 1 ? 'holds' : 'not';
  return { shape, value: signed(value, 2), lean, word, since, words };
}

function ageOf(seconds: number): string {
  return seconds < HOUR_S
    ? minutesSeconds(Math.max(0, seconds))
    : `${Math.floor(seconds / HOUR_S)} h`;
}

/** What price meets on an approach, as the table shows it. */
export type ApproachView = {
  readonly barrier: string;
  readonly barrierMeaning: string;
  readonly replenishment: string;
  readonly ahead: string;
  /** Name of what ends the runway; empty without any. */
  readonly obstacle: string;
  readonly behind: string;
};

const barrierWords = {
  VACUUM: ['Vacuum', 'The orders ahead were pulled away'],
  CONSUMED: ['Consumed', 'The orders ahead were eaten away'],
  ABSORPTION: ['Absorption', 'The orders ahead are eaten and fill up again'],
  WALL: ['Wall', 'The orders ahead are twice their mirror and are kept up'],
  WEAK: ['Weak', 'The orders ahead are half their mirror'],
  NEUTRAL: ['Neutral', 'Nothing stands out in the orders ahead'],
} as const;

/**
 * An approach in words and points; ratios of nothing to nothing say nothing.
 *
 * @param nameOf name of a level or wall for a reader.
 */
export function approachView(
  approach: ApproachNow | undefined,
  { tickPx, decimals }: { readonly tickPx: number; readonly decimals: number },
  nameOf: (id: string) => string,
): ApproachView {
  const points = (ticks: number | undefined): string =>
    ticks === undefined ? MISSING : `${fixed(ticks * tickPx, decimals)} pt`;
  const { runwayAhead, runwayBehind, obstacle, isBare = false } = approach ?? {};
  const { barrier, replenishment } = isBare ? {} : (approach ?? {});
  const absence = isBare ? 'No orders are ahead' : '';
  const [word, meaning] = barrier === undefined ? [MISSING, absence] : barrierWords[barrier];
  return {
    ...{ barrier: word, barrierMeaning: meaning, replenishment: multiple(replenishment, 2) },
    ...{ ahead: points(runwayAhead), behind: points(runwayBehind) },
    obstacle: obstacle === undefined ? '' : nameOf(obstacle),
  };
}
