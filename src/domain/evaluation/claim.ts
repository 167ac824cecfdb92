/** What the product may say of an answer. */
export type ClaimWord = 'edge' | 'base rate';

/** What a claim rests on. */
export type ClaimEvidence = {
  /** Of the stratified test, adjusted for the answers looked at. */
  readonly pAdjusted: number;
  /** 5th percentile of the skill over tilted base rates, days redrawn. */
  readonly skillLow: number;
  readonly ece: number;
  readonly eceNoise95: number;
};

/** A step of the ladder: what has to hold, and whether it does. */
export type ClaimStep = {
  readonly step: 'similarity' | 'skill' | 'calibration';
  readonly holds: boolean;
};

/** A claim with the steps it was held to. */
export type Claim = { readonly claim: ClaimWord; readonly steps: readonly ClaimStep[] };

/** Largest adjusted p-value that counts as information. */
const P_MAX = 0.05;

/**
 * The ladder of claims: "edge" needs neighbors that know more than geometry, a skill whose
 * interval is above 0, and no more calibration error than noise shows. What is not known does not
 * hold.
 */
export function claimOf({ pAdjusted, skillLow, ece, eceNoise95 }: ClaimEvidence): Claim {
  const steps: readonly ClaimStep[] = [
    { step: 'similarity', holds: pAdjusted < P_MAX },
    { step: 'skill', holds: skillLow > 0 },
    { step: 'calibration', holds: ece <= eceNoise95 },
  ];
  return { claim: steps.every(({ holds }) => holds) ? 'edge' : 'base rate', steps };
}
