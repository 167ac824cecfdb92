import type { Random } from '../../base/random.ts';
import type { Hidden, HiddenPair } from './zone-states.ts';

/** What can become of an approach, in the order of every triple of probabilities. */
export const plantedOutcomes = ['BREAK', 'REJECT', 'CHOP'] as const;

/** One of them. */
export type PlantedOutcome = (typeof plantedOutcomes)[number];

/** Probabilities of BREAK, REJECT and CHOP. */
export type OutcomeOdds = Readonly<Record<PlantedOutcome, number>>;

const states = [1, -1] as const;

/**
 * The outcome that the founders' theory expects: where those ahead retreat, price breaks through
 * if it is supported from behind and falls back if it is not; where they build up, it gets stuck.
 */
export function favoredOutcome({ ahead, behind }: HiddenPair): PlantedOutcome {
  if (ahead === -1) return 'CHOP';
  return behind === 1 ? 'REJECT' : 'BREAK';
}

/**
 * Probabilities of the outcomes given the hidden states.
 *
 * @param strength logit by which the favored outcome is ahead; 0 removes causality, below 0 the
 * favored outcome is the least likely one.
 */
export function outcomeOdds(hidden: HiddenPair, strength: number): OutcomeOdds {
  const favored = favoredOutcome(hidden);
  const weight = (outcome: PlantedOutcome): number =>
    outcome === favored ? Math.exp(strength) : 1;
  const sum = plantedOutcomes.reduce((total, outcome) => total + weight(outcome), 0);
  return {
    BREAK: weight('BREAK') / sum,
    REJECT: weight('REJECT') / sum,
    CHOP: weight('CHOP') / sum,
  };
}

/** Draws two states that know nothing of each other. */
export function drawStates(random: Random): HiddenPair {
  const coin = (): Hidden => (random.uniform() < 0.5 ? 1 : -1);
  return { ahead: coin(), behind: coin() };
}

/** Draws an outcome. */
export function drawOutcome(odds: OutcomeOdds, random: Random): PlantedOutcome {
  const u = random.uniform();
  if (u < odds.BREAK) return 'BREAK';
  return u < odds.BREAK + odds.REJECT ? 'REJECT' : 'CHOP';
}

/** How often each outcome happens when all states are equally likely. */
export function baseRates(strength: number): OutcomeOdds {
  const rateOf = (outcome: PlantedOutcome): number =>
    allPairs().reduce((sum, pair) => sum + outcomeOdds(pair, strength)[outcome] / 4, 0);
  return { BREAK: rateOf('BREAK'), REJECT: rateOf('REJECT'), CHOP: rateOf('CHOP') };
}

/** Brier skill against the base rates of who sees the hidden states: no forecast can do better. */
export function bayesSkill(strength: number): number {
  const seen = outcomeOdds({ ahead: 1, behind: 1 }, strength);
  return 1 - expectedBrier(seen) / expectedBrier(baseRates(strength));
}

/** Brier score of probabilities that are true. */
function expectedBrier({ BREAK, REJECT, CHOP }: OutcomeOdds): number {
  return 1 - (BREAK ** 2 + REJECT ** 2 + CHOP ** 2);
}

function allPairs(): readonly HiddenPair[] {
  return states.flatMap((ahead) => states.map((behind) => ({ ahead, behind })));
}
