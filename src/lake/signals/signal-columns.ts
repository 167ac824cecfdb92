import type { AnyColumns } from '../../contracts/contract.ts';
import { signals as contract } from '../../contracts/signals.ts';
import { directionWord } from '../../domain/episodes/episode-id.ts';
import { toNano } from '../../domain/features/rounding.ts';
import { abstentionText } from '../../domain/retrieval/abstention.ts';
import type { Corpus } from '../../domain/retrieval/corpus.ts';
import { answerDocument } from '../../domain/retrieval/query-document.ts';
import type { Signal } from '../../domain/retrieval/session-signals.ts';
import { shorten } from '../../domain/setups/short-float.ts';

type SignalAnswer = Signal['answers'][number];

const outcomes = ['break', 'reject', 'chop'] as const;

/** Signals as the lake stores them. @param startNs the session's start, UNIX ns. */
export function signalColumns(
  signals: readonly Signal[],
  corpus: Corpus,
  { startNs, horizonMin }: { readonly startNs: bigint; readonly horizonMin: number },
): AnyColumns {
  const columns = fullColumns(signals, corpus, { startNs, horizonMin });
  return Object.fromEntries(
    contract.columns.map(({ name, type }) => {
      const column = columns[name];
      const isShort = type === 'f32' && column instanceof Float64Array;
      return [name, isShort ? shortened(column) : column];
    }),
  );
}

/** To three digits, which is more than is shown. */
function shortened(column: Float64Array): Float64Array {
  const values = Float32Array.from(column);
  shorten(values);
  return Float64Array.from(values);
}

function fullColumns(
  signals: readonly Signal[],
  corpus: Corpus,
  { startNs, horizonMin }: { readonly startNs: bigint; readonly horizonMin: number },
): AnyColumns {
  const asked = signals.map((signal) => signal.asked);
  const ofOutcome = signals.map(({ answers }) => answers.find((one) => one.answer !== 'touch'));
  const ofTouch = signals.map(({ answers }) => answers.find((one) => one.answer === 'touch'));
  return {
    ts_ns: BigInt64Array.from(asked, ({ ns }) => startNs + BigInt(ns)),
    level_kind: asked.map(({ kind }) => kind),
    cause: signals.map(({ cause }) => cause),
    question: asked.map(({ question }) => question),
    dir: asked.map(({ direction }) =>
      direction === undefined ? undefined : directionWord(direction),
    ),
    approach_id: asked.map(({ approachId }) => approachId),
    event_id: asked.map(({ eventId }) => eventId),
    horizon_min: new Int32Array(signals.length).fill(horizonMin),
    ...byOutcome('p', ofOutcome, ({ p }, c) => p[c]),
    ...byOutcome('low', ofOutcome, ({ ci90 }, c) => ci90[c][0]),
    ...byOutcome('high', ofOutcome, ({ ci90 }, c) => ci90[c][1]),
    ...byOutcome('base', ofOutcome, ({ base }, c) => base[c]),
    ...byOutcome('p_geo', ofOutcome, ({ odds }, c) => odds[c]),
    ...byOutcome('smooth', ofOutcome, ({ smoothed }, c) => smoothed[c]),
    ...evidence(
      '',
      ofOutcome,
      asked.map(({ abstention }) => abstention && abstentionText(abstention)),
    ),
    touch_p: numbers(ofTouch, ({ p }) => p[0]),
    touch_low: numbers(ofTouch, ({ ci90 }) => ci90[0][0]),
    touch_high: numbers(ofTouch, ({ ci90 }) => ci90[0][1]),
    touch_base: numbers(ofTouch, ({ base }) => base[0]),
    touch_p_fp: numbers(ofTouch, ({ odds }) => odds[0]),
    touch_smooth: numbers(ofTouch, ({ smoothed }) => smoothed[0]),
    ...evidence('touch_', ofTouch, []),
    neighbors: signals.map(({ cause }, i) =>
      cause === 'STREAM' ? undefined : neighborsText(ofOutcome[i], corpus),
    ),
  };
}

function byOutcome(
  name: string,
  answers: readonly (SignalAnswer | undefined)[],
  of: (answer: SignalAnswer, outcome: number) => number,
): AnyColumns {
  return Object.fromEntries(
    outcomes.map((word, c) => [`${name}_${word}`, numbers(answers, (answer) => of(answer, c))]),
  );
}

/** @param reasons why nothing was asked, by row. */
function evidence(
  prefix: string,
  answers: readonly (SignalAnswer | undefined)[],
  reasons: readonly (string | undefined)[],
): AnyColumns {
  return {
    [`${prefix}k`]: numbers(answers, ({ neighbors }) => neighbors.rows.length),
    [`${prefix}eligible`]: numbers(answers, ({ eligible }) => eligible),
    [`${prefix}n_eff`]: numbers(answers, ({ effectiveCount }) => effectiveCount),
    [`${prefix}pool_level`]: answers.map((answer) => answer?.pool),
    [`${prefix}abstain`]: numbers(answers, ({ abstention }) => (abstention ? 1 : 0)),
    [`${prefix}reason`]: answers.map((answer, i) =>
      answer?.abstention ? abstentionText(answer.abstention) : reasons[i],
    ),
  };
}

function numbers(
  answers: readonly (SignalAnswer | undefined)[],
  of: (answer: SignalAnswer) => number,
): Float64Array {
  return Float64Array.from(answers, (answer) => (answer ? toNano(of(answer)) : NaN));
}

function neighborsText(answer: SignalAnswer | undefined, corpus: Corpus): string | undefined {
  if (!answer || answer.neighbors.rows.length === 0) return undefined;
  const { neighbors } = answerDocument(answer, corpus);
  return JSON.stringify(
    neighbors.map(({ rowId, distance, weight, outcome, mfeTicks, maeTicks, breakS }) => [
      ...[rowId, shown(distance), shown(weight), outcome, mfeTicks, maeTicks, breakS],
    ]),
  );
}

/** To the digits that anybody looks at: neighbors are told, not computed with. */
function shown(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
