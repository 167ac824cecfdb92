import { Random } from '../../base/random.ts';
import { quantile } from '../features/quantile.ts';

/** How a skill would vary had other days been drawn. */
export type SkillInterval = {
  /** 5th and 95th percentile. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation over the draws. */
  readonly error: number;
};

/** Scores of forecast and reference on the same rows, and the session of each. */
export type ScorePair = {
  readonly sessions: Int32Array;
  readonly scores: Float64Array;
  readonly references: Float64Array;
};

type BootstrapOptions = {
  readonly seed: string;
  readonly draws?: number;
  /** Mean length of a block, days. */
  readonly blockDays?: number;
};

/**
 * 90 % interval of a skill, by a stationary bootstrap over whole days: rows of a day share its
 * weather, and days in a row may too, so blocks of days of random length are drawn together.
 *
 * @see Politis & Romano (1994), The stationary bootstrap.
 */
export function skillInterval(
  pair: ScorePair,
  { seed, draws = 2000, blockDays = 5 }: BootstrapOptions,
): SkillInterval {
  const days = daySums(pair);
  const random = new Random(seed);
  const skills = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let [score, reference, day] = [0, 0, 0];
    for (let i = 0; i < days.length; i++) {
      const isNew = i === 0 || random.uniform() * blockDays < 1;
      day = isNew ? random.integer(0, days.length) : (day + 1) % days.length;
      score += days[day].score;
      reference += days[day].reference;
    }
    skills[draw] = 1 - score / reference;
  }
  const error = deviation(skills);
  skills.sort();
  return { low: quantile(skills, 0.05), high: quantile(skills, 0.95), error };
}

/** Sums of each day, in the order of time. */
function daySums({ sessions, scores, references }: ScorePair) {
  const days: { score: number; reference: number }[] = [];
  sessions.forEach((session, row) => {
    if (row === 0 || session !== sessions[row - 1]) days.push({ score: 0, reference: 0 });
    const day = days[days.length - 1];
    day.score += scores[row];
    day.reference += references[row];
  });
  return days;
}

function deviation(values: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const center = sum / values.length;
  return Math.sqrt(Math.max(0, squares / values.length - center * center));
}
