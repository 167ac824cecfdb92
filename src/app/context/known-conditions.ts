import type { ConditionNow, LevelPressureNow, ZoneNow } from '../../protocol/pressure-api.ts';

const unknown: ConditionNow = { value: undefined, lean: undefined, sinceS: undefined };

/**
 * The four conditions of a level as they are shown, c1 to c4; none without a level. Nothing pulled
 * of nothing is no 0: a side where no order is, came or went says nothing.
 */
export function knownConditions(level: LevelPressureNow | undefined): readonly ConditionNow[] {
  if (level === undefined) return [];
  const { conditions, above, below } = level;
  const sides = [above, above, below, below];
  return conditions.map((condition, i) => (isBare(sides[i]) ? unknown : condition));
}

function isBare({ lots, add, pull }: ZoneNow): boolean {
  return lots === 0 && add === 0 && pull === 0;
}
