/** Names of the corpora with known truth. */
export const corpusNames = ['EDGE', 'WEAK', 'NULL-A', 'NULL-B', 'GEO', 'LEAK', 'DRIFT'] as const;

/** One of them. */
export type CorpusName = (typeof corpusNames)[number];

/** What is planted in a corpus. */
export type CorpusLaw = {
  /** In one sentence. */
  readonly about: string;
  /** How strongly hidden states bend the flow of orders before contact, in the exponent. */
  readonly amplitude: number;
  /** How strongly the states decide the outcome, as a logit; 0: it is drawn without them. */
  readonly strength: number;
  /** Whether price is led to levels and away from them; else it walks freely, and nothing is drawn. */
  readonly isLed: boolean;
  /** Whether the strength changes its sign in the middle of the corpus. */
  readonly flips: boolean;
  /** Whether later sessions repeat earlier ones order by order, outcomes included. */
  readonly repeats: boolean;
};

/** States are visible at this amplitude in a mean of a minute, hardly in a window. */
const AMPLITUDE = 0.5;

const nothing = { strength: 0, isLed: true, flips: false, repeats: false } as const;

/**
 * The corpora.
 *
 * @see `bayesSkill`: strength 1.0931 is worth a skill of 15 %, 0.5764 one of 4 %.
 */
export const corpora: Readonly<Record<CorpusName, CorpusLaw>> = {
  EDGE: {
    ...nothing,
    about: 'order flow before contact announces the outcome, worth a skill of 15 %',
    amplitude: AMPLITUDE,
    strength: 1.0931,
  },
  WEAK: {
    ...nothing,
    about: 'order flow before contact announces the outcome faintly, worth a skill of 4 %',
    amplitude: AMPLITUDE,
    strength: 0.5764,
  },
  'NULL-A': {
    ...nothing,
    about: 'order flow before contact is bent, but the outcome knows nothing of it',
    amplitude: AMPLITUDE,
  },
  'NULL-B': {
    ...nothing,
    about: 'order flow is left alone, and the outcome is drawn',
    amplitude: 0,
  },
  GEO: {
    ...nothing,
    about: 'price walks freely: its distance to the barriers alone tells what comes',
    amplitude: 0,
    isLed: false,
  },
  LEAK: {
    ...nothing,
    about: 'later sessions repeat earlier ones: who looks ahead finds every outcome',
    amplitude: 0,
    repeats: true,
  },
  DRIFT: {
    ...nothing,
    about: 'as EDGE, but in its second half the favored outcome is the least likely one',
    amplitude: AMPLITUDE,
    strength: 1.0931,
    flips: true,
  },
};

/** Share of a corpus that an evaluation only learns from; nothing of it need be repeated. */
const BURN_IN_SHARE = 0.35;

/** One session of a corpus. */
export type CorpusSession = {
  readonly date: string;
  /** Text that fixes its draws. */
  readonly seed: string;
  readonly strength: number;
  /** Date of the session it repeats order by order. */
  readonly repeatOf?: string;
};

/** What a corpus is made of. */
export type CorpusPlan = {
  readonly corpus: CorpusName;
  readonly seed: string;
  /** Strength instead of the corpus' own. */
  readonly strength?: number | undefined;
  /** Sessions to evaluate. A corpus that repeats has more of them after these. */
  readonly sessionCount: number;
};

/** How many sessions a corpus has in all. */
export function corpusLength({ corpus, sessionCount }: CorpusPlan): number {
  if (!corpora[corpus].repeats) return sessionCount;
  return sessionCount + sessionCount - Math.floor(BURN_IN_SHARE * sessionCount);
}

/** The sessions of a corpus. @param dates as many as `corpusLength` says, ascending. */
export function corpusSessions(
  { corpus, seed, strength: asked, sessionCount }: CorpusPlan,
  dates: readonly string[],
): readonly CorpusSession[] {
  const law = corpora[corpus];
  const strength = asked ?? law.strength;
  const seedOf = (date: string): string => `${seed}|${corpus}|${date}`;
  return dates.map((date, index) => {
    const isFlipped = law.flips && index >= sessionCount / 2;
    const session = { date, seed: seedOf(date), strength: isFlipped ? -strength : strength };
    if (index < sessionCount) return session;
    const repeatOf = dates[index - corpusLength({ corpus, seed, sessionCount }) + sessionCount];
    return { ...session, seed: seedOf(repeatOf), repeatOf };
  });
}
