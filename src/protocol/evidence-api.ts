import type { Calibration } from '../domain/evaluation/calibration.ts';
import type { ClaimWord } from '../domain/evaluation/claim.ts';
import type { Abstention } from '../domain/retrieval/abstention.ts';
import type { AnswerWord, QuestionWord } from '../domain/retrieval/answer-words.ts';
import type { PastSieve } from '../domain/retrieval/past-sieve.ts';
import type { Interval } from '../domain/retrieval/posterior.ts';
import type { AnswerDocument, QueryDocument } from '../domain/retrieval/query-document.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import type { CatalogPartition, CatalogSession } from './lake-catalog.ts';
import type { LevelId } from './pressure-api.ts';

/** What the retrieval worker needs to open a session: where things lie, not what is in them. */
export type EvidenceSession = {
  readonly session: CatalogSession;
  /** Sessions before it that may answer, ascending by date. */
  readonly past: readonly CatalogSession[];
  /** The stored evaluation of the lake, if there is one. */
  readonly evaluation: CatalogPartition | undefined;
  /** What will be asked first. */
  readonly first: Pick<EvidenceAsk, 'level' | 'horizonMin'>;
  /** Absolute address of the lake's folder, and of the search module. */
  readonly lakeUrl: string;
  readonly wasmUrl: string;
};

/** What the past of a session is. */
export type EvidenceFacts = {
  readonly key: string;
  /** Dates of the corpus, ascending. */
  readonly dates: readonly string[];
  /** What tells the layout of its vectors from another. */
  readonly layout: string;
  /** Approaches in it, whatever their question. */
  readonly approachCount: number;
  /** Time it took to read and to make ready, ms. */
  readonly openMs: number;
};

/** What the screen asks of the worker. */
export type EvidenceAsk = {
  /** UNIX seconds. */
  readonly atS: number;
  readonly level: LevelId;
  /** Of a level of one's own, ticks. */
  readonly ownTick: number | undefined;
  readonly horizonMin: HorizonMin;
};

/** Where a question is asked from; prices are ticks. */
export type AskedPlace = {
  /** UNIX seconds of the decision: of the touch while that is asked about. */
  readonly decidedS: number;
  readonly levelTick: number;
  /** Last price beyond the level in the direction of travel, negative before it. */
  readonly xTicks: number;
  /** How far beyond the level it is broken, or before it rejected. */
  readonly barrierTicks: number;
};

/** What a horizon says beside the one that is asked, at a glance. */
export type HorizonGlance = {
  readonly horizonMin: HorizonMin;
  /** Neighbors by outcome: BREAK, REJECT, CHOP. */
  readonly counts: readonly number[];
};

/** What the past says at an instant: nothing of the session in it is younger than `atS`. */
export type EvidenceStep = {
  /** Session this belongs to. */
  readonly key: string;
  readonly ask: EvidenceAsk;
  /** Digit for digit what `spymaster query --json` prints. */
  readonly document: QueryDocument;
  /** Why nothing is asked, and which answers are kept back and why, as words to branch on. */
  readonly abstention: Abstention | undefined;
  readonly kept: Readonly<Partial<Record<AnswerWord, Abstention>>>;
  /** Undefined where nothing is asked. */
  readonly place: AskedPlace | undefined;
  /** Of the outcome; empty where nothing is asked. */
  readonly horizons: readonly HorizonGlance[];
  /** Time it took to compute, ms. */
  readonly computeMs: number;
};

/** What the level cards ask: all levels at one instant. */
export type GlanceAsk = {
  /** UNIX seconds. */
  readonly atS: number;
  readonly levels: readonly LevelKind[];
  readonly horizonMin: HorizonMin;
};

/** What the past says of a level, digit for digit as the whole answer, without its neighbors. */
export type LevelGlance = Pick<EvidenceStep, 'document' | 'abstention' | 'kept'> & {
  readonly level: LevelKind;
};

/** What the past says of several levels at an instant: nothing of the session is younger. */
export type GlanceStep = {
  /** Session this belongs to. */
  readonly key: string;
  readonly ask: GlanceAsk;
  readonly levels: readonly LevelGlance[];
  /** The ATR of the instant, ticks; NaN unknown. */
  readonly atrTicks: number;
  /** Time it took to compute, ms. */
  readonly computeMs: number;
};

/** What the screen asks of a part of the past. */
export type SiftAsk = EvidenceAsk & { readonly sieve: PastSieve };

/** What is left of the past in a sieve, and what it says of the outcome. */
export type SiftStep = {
  /** Session this belongs to. */
  readonly key: string;
  readonly ask: SiftAsk;
  readonly question: QuestionWord;
  readonly approachId: string | undefined;
  readonly direction: 1 | -1 | undefined;
  /** Undefined where nothing is asked. */
  readonly answer: AnswerDocument | undefined;
  /** Why nothing is asked, or why the answer is kept back. */
  readonly abstention: Abstention | undefined;
  readonly place: AskedPlace | undefined;
  /** Without a sieve: approaches that may answer, and probabilities by outcome. */
  readonly whole: Pick<AnswerDocument, 'eligible' | 'p'> | undefined;
  /** Time it took to compute, ms. */
  readonly computeMs: number;
};

/** How far one day carries an answer: what it would be without each of its neighbors' days. */
export type DaySpread = {
  readonly key: string;
  readonly ask: SiftAsk;
  readonly dayCount: number;
  /** By outcome: the least and the greatest probability. */
  readonly range: Readonly<Record<string, Interval>>;
  /** The day that moves the leading outcome most, and what that would be without it. */
  readonly heaviest: { readonly date: string; readonly p: number } | undefined;
};

/** Past touches on a map that keeps alike setups close; position i of each column is point i. */
export type SetupMap = {
  /** Session as of which it was drawn: all of it is earlier. */
  readonly key: string;
  readonly horizonMin: HorizonMin;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Number among BREAK, REJECT, CHOP; 255 unknown. */
  readonly outcomes: Uint8Array;
  readonly dates: readonly string[];
  readonly rowIds: readonly string[];
  readonly levels: readonly string[];
  /** Share of the setups' variance that each of the two axes shows. */
  readonly shares: readonly [number, number];
};

/** Where an approach has gone on the map up to an instant; position i of each column is a moment. */
export type SetupTrail = {
  readonly key: string;
  readonly ask: EvidenceAsk;
  /** UNIX seconds, ascending; the last is the instant's own. Empty where nothing is asked. */
  readonly atS: Float64Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
};

/** Where a past row stood. */
export type PastRow = { readonly date: string; readonly rowId: string };

/** The price around the touch that a past row led to. */
export type PastPath = PastRow & {
  /** When the row was decided, UNIX seconds, rounded up: it is known then. */
  readonly atS: number;
  /** Step of the path at which it was decided; 0 is the last window before the touch. */
  readonly rowStep: number;
  /** Barrier of that episode, ticks. */
  readonly barrierTicks: number;
  /** First step, and from it on one x per 5 seconds, ticks beyond the level; NaN without a trade. */
  readonly firstStep: number;
  readonly x: Float32Array;
};

/** What was said before the open session, held against what came. */
export type TrustRecord = {
  readonly answer: AnswerWord;
  /** Answers that stood, and all that were asked. */
  readonly said: number;
  readonly asked: number;
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  /** Of the leading outcome: by tenth of probability, how often said and how often right. */
  readonly tenths: readonly { readonly said: number; readonly right: number }[];
  /** Undefined while too little was said. */
  readonly reliability: Calibration | undefined;
  /** Brier skill over geometry of all that was asked, and 90 % of it with days redrawn; NaN unknown. */
  readonly skill: number;
  readonly skillCi90: readonly [low: number, high: number];
};

/** What the stored evaluation claims of an answer; it may know later days than the one on the screen. */
export type StoredClaim = {
  readonly answer: AnswerWord;
  readonly claim: ClaimWord;
  /** Why not: the steps of the ladder that do not hold. */
  readonly missing: readonly ('similarity' | 'skill' | 'calibration')[];
  readonly evaluated: number;
  readonly firstDate: string | undefined;
  readonly lastDate: string;
  readonly planted: boolean;
};

/** How far the answers of a lake can be trusted. */
export type EvidenceTrust = {
  readonly records: readonly TrustRecord[];
  readonly claims: readonly StoredClaim[];
};

/** The retrieval worker: it holds the past of a session and asks it. */
export type EvidenceApi = {
  /**
   * Opens a session; the one before is gone.
   *
   * @throws FaultError 'unavailable' or 'decode' if a table cannot be read.
   */
  open(session: EvidenceSession): Promise<EvidenceFacts>;
  /** What the past says at an instant of the open session. */
  at(ask: EvidenceAsk): Promise<EvidenceStep>;
  /**
   * The same of several levels, in short: for cards, which show no neighbors. Undefined if another
   * session was opened meanwhile.
   */
  atAll(ask: GlanceAsk): Promise<GlanceStep | undefined>;
  /** What a part of the past says of the outcome at an instant. */
  sift(ask: SiftAsk): Promise<SiftStep>;
  /** The same without each day in turn; undefined if something else was asked meanwhile. */
  spread(ask: SiftAsk): Promise<DaySpread | undefined>;
  /** Past touches as a map, made once a session. */
  map(horizonMin: HorizonMin): Promise<SetupMap>;
  /** The way of the present approach on it. */
  trail(ask: EvidenceAsk): Promise<SetupTrail>;
  /** Price paths of past rows, in their order; of those that led to no touch none. */
  paths(rows: readonly PastRow[]): Promise<readonly (PastPath | undefined)[]>;
  /** Undefined if the lake has no evaluation. */
  trust(): Promise<EvidenceTrust | undefined>;
};
