import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AnswerEvaluation } from '../domain/evaluation/answer-evaluation.ts';
import type { SessionAnswer } from '../domain/evaluation/ask-session.ts';
import { askedAnswer } from '../domain/evaluation/asked-answer.ts';
import type { AskedAnswer } from '../domain/evaluation/asked-rows.ts';
import { evaluateAnswer } from '../domain/evaluation/evaluate-answer.ts';
import { evaluationDocument, withClaims } from '../domain/evaluation/evaluation.ts';
import { NULL_DRAWS } from '../domain/evaluation/permutation-test.ts';
import { asConfigured } from '../domain/evaluation/search-variants.ts';
import type { SearchVariant } from '../domain/evaluation/search-variants.ts';
import { answerWords } from '../domain/retrieval/answer-words.ts';
import type { AnswerWord } from '../domain/retrieval/answer-words.ts';
import { vectorColumns } from '../domain/setups/vector-layout.ts';
import {
  evaluationInputs,
  evaluationSource,
  readEvaluationCorpus,
} from '../lake/evaluation/evaluation-corpus.ts';
import type { EvaluationCorpus } from '../lake/evaluation/evaluation-corpus.ts';
import { evaluationColumns } from '../lake/evaluation/evaluation-rows.ts';
import { publishEvaluation } from '../lake/evaluation/publish-evaluation.ts';
import { noteTried } from '../lake/evaluation/tried-configurations.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import type { LakePlatform } from '../lake/stage/lake-platform.ts';
import type { ManifestInput } from '../lake/stage/manifest.ts';
import { partitionPath } from '../lake/stage/partition.ts';
import type { EvaluationReport } from '../protocol/evaluation-report.ts';
import { askAll } from './evaluate-threads.ts';
import { reportPage } from './evaluation-report/report-page.ts';
import { progress } from './progress.ts';

/** What is evaluated, and how. */
export type EvaluateRequest = {
  readonly lake: string;
  readonly allDays: boolean;
  /** Last date that is asked about, YYYY-MM-DD. */
  readonly to?: string | undefined;
  /** All of them without it. */
  readonly answers?: readonly AnswerWord[] | undefined;
  readonly workers: number;
};

/** What the logistic reference is given beside the distance. */
const featureColumns = ['vel_3m', 'atr_rel', 'touch_ord'].map((name) =>
  vectorColumns.findIndex((column) => column.name === name),
);

/** A corpus that is open for questions. */
export type OpenEvaluation = {
  readonly platform: LakePlatform;
  readonly corpus: EvaluationCorpus;
  readonly request: EvaluateRequest;
};

/** Reads a lake's corpus, with a bar. */
export async function openEvaluation(request: EvaluateRequest): Promise<OpenEvaluation> {
  const platform = nodePlatform(request.lake);
  let bar: ReturnType<typeof progress> | undefined;
  const onSession = (done: number, total: number): void => {
    bar ??= progress('read', { unit: 'sessions', total });
    bar.update(done);
  };
  const corpus = await readEvaluationCorpus(platform, { ...request, onSession });
  bar?.done();
  return { platform, corpus, request };
}

/** Walks forward with one way to search, and evaluates the answers asked for. */
export async function evaluateVariant(
  open: OpenEvaluation,
  variant: SearchVariant,
  words: readonly AnswerWord[],
): Promise<{
  readonly asked: readonly AskedAnswer[];
  readonly answers: readonly AnswerEvaluation[];
}> {
  const { corpus, request } = open;
  const total = corpus.sessionEnd - corpus.burnInCount;
  const bar = progress(`ask, ${variant.what}`, { unit: 'sessions', total });
  const found = await askAll(corpus, {
    ...{ ...request, answers: words, variant },
    onSession: (done) => bar.update(done),
  });
  bar.done();
  const asked = words.map((word) => askedOf(corpus, word, found));
  const draws = progress(`test, ${variant.what}`, {
    ...{ unit: 'draws', total: 2 * NULL_DRAWS * words.length },
  });
  const answers = asked.map((one, i) =>
    evaluateAnswer(one, {
      perSessionMax: corpus.profile.retrieval.perSessionMax,
      onDraw: (done) => draws.update(2 * NULL_DRAWS * i + done),
    }),
  );
  draws.done();
  return { asked, answers: withClaims(answers) };
}

function askedOf(
  { corpus, facts, sessionEnd, profile }: EvaluationCorpus,
  word: AnswerWord,
  found: readonly SessionAnswer[],
): AskedAnswer {
  const { priorCount } = profile.retrieval;
  const { levelKinds: anchors, rowStepSeconds } = profile.episodes;
  const asked = {
    ...{ corpus, facts, sessionEnd, anchors, rowStepSeconds, priorCount, featureColumns },
  };
  return askedAnswer(asked, word, found);
}

/** An evaluation that lies in the lake. */
export type PublishedEvaluation = {
  readonly report: EvaluationReport;
  /** Folder of the partition, from the lake's root. */
  readonly folder: string;
};

/** Evaluates answers as the product gives them, and publishes what was found. */
export async function evaluateLake(open: OpenEvaluation): Promise<PublishedEvaluation> {
  const { platform, corpus, request } = open;
  const { asked, answers } = await evaluateVariant(
    open,
    asConfigured,
    request.answers ?? answerWords,
  );
  const { configHash, burnInCount, sessionEnd } = corpus;
  const lastDate = corpus.corpus.dates[sessionEnd - 1];
  const sessions = corpus.sessions.filter(({ date }) => date <= lastDate);
  const session = sessions[sessions.length - 1];
  const inputs = await evaluationInputs(platform, sessions);
  const source = await evaluationSource(platform, sessions);
  const configurationsTried = await noteVariant(open, { variant: asConfigured, answers, inputs });
  const report: EvaluationReport = {
    reportVersion: 1,
    origin: {
      lastDate,
      symbols: [...new Set(sessions.map(({ symbol }) => symbol))],
      ...{ sessionCount: sessionEnd, burnInCount, allDays: request.allDays },
      ...{ synthetic: source.synthetic, planted: source.planted },
      ...{ configHash, configurationsTried },
    },
    summary: evaluationDocument(answers),
    answers,
  };
  const { profile } = corpus;
  await publishEvaluation(platform, {
    ...{ session, profile, configHash, inputs, source, report },
    ...{ columns: evaluationColumns(asked), page: reportPage({ report, font: await houseFont() }) },
  });
  return { report, folder: partitionPath({ tier: 'gold', table: 'evaluation', ...session }) };
}

/** Logs a variant in the lake. @returns how many different ones were tried. */
export async function noteVariant(
  { platform, corpus, request }: OpenEvaluation,
  tried: {
    readonly variant: SearchVariant;
    readonly answers: readonly AnswerEvaluation[];
    readonly inputs: readonly ManifestInput[];
  },
): Promise<number> {
  const { variant, answers, inputs } = tried;
  const headline = answers.find(({ answer }) => answer === 'atLevel');
  const { configHash, profile } = corpus;
  const different = [configHash, request.allDays, profile.retrieval, variant, inputs];
  return noteTried(platform.storage, [
    {
      what: variant.what,
      hash: platform.sha256(JSON.stringify(different)).slice(0, 16),
      skill: known(headline?.skill.pGeo),
      pValue: known(headline?.stratified.pValue),
    },
  ]);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The house's font, where its package is installed. */
async function houseFont(): Promise<Uint8Array | undefined> {
  try {
    const name = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
    return await readFile(fileURLToPath(import.meta.resolve(name)));
  } catch {
    return undefined;
  }
}
