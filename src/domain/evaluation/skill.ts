/** Mean of the values; NaN without any. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Share of a reference's score that a forecast takes away: 1 is perfect, 0 is no better, below 0
 * is worse. The two are scored on the same rows; NaN without any.
 */
export function skill(scores: Float64Array, references: Float64Array): number {
  return 1 - mean(scores) / mean(references);
}

/**
 * Skill to expect of neighbors that know nothing: they add noise to the base rate, and pay for it.
 * A reading near 0 where there is nothing to know is itself an alarm.
 *
 * @param effectiveCount independent neighbors. @param priorCount weight of the base rate.
 */
export function knowNothingSkill(effectiveCount: number, priorCount: number): number {
  const share = effectiveCount / (effectiveCount + priorCount);
  return effectiveCount === 0 ? 0 : -(share * share) / effectiveCount;
}
