import type { Difference } from '../../../protocol/moment-hashes.ts';

/** One thing that a capsule and a lake may differ in. */
export type CapsuleCheck = {
  readonly name: string;
  readonly isEqual: boolean;
  /** What differs, in words. */
  readonly words: string;
};

const checks: readonly (readonly [name: string, isOf: (what: string) => boolean])[] = [
  ['Version', (what) => what === 'app'],
  ['Configuration', (what) => what === 'config'],
  ['Tables of the session', (what) => what === 'session' || what.startsWith('table.')],
  ['Past that answers', (what) => what === 'past' || what.startsWith('past.')],
  ['Layout of the vectors', (what) => what === 'layout'],
  ['Digits of the answer', (what) => what.startsWith('answer')],
];

/** What is equal and what is not, each in a line. */
export function capsuleChecks(differences: readonly Difference[]): readonly CapsuleCheck[] {
  return checks.map(([name, isOf]) => {
    const found = differences.filter(({ what }) => isOf(what));
    return { name, isEqual: found.length === 0, words: wordsOf(found) };
  });
}

/** Names of what differs where there are names, both sides where there is one. */
function wordsOf(found: readonly Difference[]): string {
  const first = found.at(0);
  if (first === undefined) return 'equal';
  const parts = found.flatMap(({ what }) => (what.includes('.') ? [afterDot(what)] : []));
  if (first.what.startsWith('answer')) return `${found.length} differ`;
  if (parts.length === 0 || found.length === 1)
    return `${first.expected} there, ${first.found} here`;
  const named = parts.slice(0, 3).join(', ');
  return parts.length > 3 ? `${named} and ${parts.length - 3} more` : named;
}

function afterDot(what: string): string {
  return what.slice(what.indexOf('.') + 1);
}
