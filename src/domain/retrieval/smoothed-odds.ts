/** Log odds against the last outcome, carried from answer to answer of one approach. */
export type SmoothedOdds = {
  readonly approachId: string;
  /** Seconds since the session's start. */
  readonly atS: number;
  readonly logOdds: readonly number[];
};

/** Keeps log odds finite. */
const P_MIN = 1e-6;

/**
 * Carries smoothed odds on to a new answer. A new approach begins anew.
 *
 * @param before of the answer before; undefined at the first. An answer that data do not give is
 * simply not brought here, which freezes what was.
 */
export function smoothedOdds(
  before: SmoothedOdds | undefined,
  now: { readonly approachId: string; readonly atS: number; readonly p: readonly number[] },
  halfLifeS: number,
): SmoothedOdds {
  const { approachId, atS, p } = now;
  const last = Math.max(P_MIN, p[p.length - 1]);
  const logOdds = p.map((share) => Math.log(Math.max(P_MIN, share) / last));
  if (before?.approachId !== approachId) return { approachId, atS, logOdds };
  const weight = 1 - Math.exp((-Math.LN2 * (atS - before.atS)) / halfLifeS);
  return {
    ...{ approachId, atS },
    logOdds: logOdds.map((odds, c) => before.logOdds[c] + weight * (odds - before.logOdds[c])),
  };
}

/** The probabilities that odds stand for. */
export function probabilitiesOf({ logOdds }: SmoothedOdds): readonly number[] {
  const shares = logOdds.map(Math.exp);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
