import { corpusNames } from '../../domain/simulator/planted-corpora.ts';
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';

/** One corpus to make, build and evaluate. */
export type TruthRun = { readonly corpus: CorpusName; readonly seed: number };

/** Which corpora, how many of each, and how large. */
export type TruthPlan = {
  /** Sessions that are evaluated. */
  readonly sessionCount: number;
  /** Of the simulated market: 1 is a busy ES. Below 0.1 so few orders blur what is planted. */
  readonly activity: number;
  /** Between two stored moments of an approach or an episode; the samples' is enough here too. */
  readonly rowStepSeconds: number;
  /** How often each corpus is made, each time from another seed. */
  readonly seeds: Readonly<Record<CorpusName, number>>;
};

/** What the acceptance rules are about. */
export const fullPlan: TruthPlan = {
  sessionCount: 60,
  activity: 0.1,
  rowStepSeconds: 120,
  seeds: { EDGE: 5, WEAK: 5, 'NULL-A': 20, 'NULL-B': 20, GEO: 20, LEAK: 20, DRIFT: 10 },
};

/** Enough to see every part at work, too little to judge by. */
export const smallPlan: TruthPlan = {
  sessionCount: 20,
  activity: 0.01,
  rowStepSeconds: 300,
  seeds: { EDGE: 1, WEAK: 1, 'NULL-A': 1, 'NULL-B': 1, GEO: 1, LEAK: 1, DRIFT: 1 },
};

/** The runs of a plan, seed by seed, so that what is there by half tells of every corpus. */
export function truthRuns(
  { seeds }: TruthPlan,
  corpora: readonly CorpusName[] = corpusNames,
): readonly TruthRun[] {
  const most = Math.max(...corpora.map((corpus) => seeds[corpus]));
  return Array.from({ length: most }, (_, index) => index + 1).flatMap((seed) =>
    corpora.filter((corpus) => seed <= seeds[corpus]).map((corpus) => ({ corpus, seed })),
  );
}

/** Name of a run, such as NULL-A 7. */
export function runName({ corpus, seed }: TruthRun): string {
  return `${corpus} ${seed}`;
}
