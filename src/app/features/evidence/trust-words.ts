import type { StoredClaim, TrustRecord } from '../../../protocol/evidence-api.ts';
import { shortDate } from '../../context/dates.ts';
import { fixed, signed } from '../../ui/figures.ts';

/** What is missing for an edge, in words. */
const steps: Readonly<Record<StoredClaim['missing'][number], string>> = {
  similarity: 'likeness carries no information',
  skill: 'skill over geometry is not certain',
  calibration: 'calibration is off by more than noise',
};

/** "When it said 50–60 %, 58 of 104 came true (56 %)." @param p of the leading outcome; undefined where none is said. */
export function receiptText({ said, asked, tenths }: TrustRecord, p: number | undefined): string {
  if (asked === 0) return 'Nothing was asked before this day.';
  const spoke = `Before this day it answered ${said} of ${asked}.`;
  if (p === undefined) return spoke;
  const tenth = Math.min(9, Math.floor(10 * p));
  const those = tenths[tenth];
  const range = `${10 * tenth}–${10 * tenth + 10} %`;
  if (those.said === 0) return `${spoke} It never said ${range}.`;
  const share = fixed((100 * those.right) / those.said, 0);
  return `When it said ${range}, ${those.right} of ${those.said} came true (${share} %).`;
}

/** "Skill over geometry +3.1 %, 90 % range +0.8 to +5.3." */
export function skillText({ skill, skillCi90: [low, high] }: TrustRecord): string {
  if (Number.isNaN(skill)) return 'Skill over geometry is not known yet.';
  const points = (share: number): string => signed(100 * share, 1);
  return `Skill over geometry ${points(skill)} %, 90 % range ${points(low)} to ${points(high)}.`;
}

/** Whether a claim was made of earlier days alone: one that knows this day would tell of it. */
export function isOfBefore({ lastDate }: StoredClaim, date: string): boolean {
  return lastDate < date;
}

/** Whether there is an edge, in a few words: by a claim of earlier days, else by their receipt. */
export function trustTitle(
  { record, claim }: { record: TrustRecord | undefined; claim: StoredClaim | undefined },
  date: string,
): string {
  if (claim !== undefined && isOfBefore(claim, date)) {
    return claim.claim === 'edge' ? 'Edge' : 'Base rate: no demonstrated edge';
  }
  const low = record?.skillCi90[0] ?? NaN;
  return low > 0 ? 'Better than geometry so far' : 'No demonstrated edge so far';
}

/** What the stored evaluation claims of earlier days. @param date of the open session. */
export function claimText(claim: StoredClaim, date: string): string {
  const { evaluated, firstDate, lastDate, missing } = claim;
  if (!isOfBefore(claim, date)) {
    return `The lake’s evaluation runs to ${shortDate(lastDate)} and knows this day: it is left out.`;
  }
  const from = firstDate === undefined ? '' : `${shortDate(firstDate)} to `;
  const span = `${evaluated} asked, ${from}${shortDate(lastDate)}`;
  const why = missing.length === 0 ? '' : `: ${missing.map((step) => steps[step]).join(', ')}`;
  return `${span}${why}.`;
}
