import { abstentionText } from '../domain/retrieval/abstention.ts';
import type { AnswerDocument, QueryDocument } from '../domain/retrieval/query-document.ts';
import type { MomentQuestion } from '../domain/retrieval/moment-question.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { pointsOf } from '../domain/units/ticks.ts';
import { textTable } from './text-table.ts';

/** What is asked, in words a trader uses. */
const questionText = {
  atLevel: 'at the level: what becomes of this touch?',
  approaching: 'approaching: will it be touched, and what then?',
  inIt: 'in it: stay, or get out?',
  none: 'nothing to ask',
} as const;

const answerText = {
  outcome: 'outcome',
  touch: 'touch within 10 min',
  outcomeGivenTouch: 'outcome if touched',
} as const;

/** Neighbors that a page has room for. */
const NEIGHBORS_SHOWN = 10;

/** What the past says, for people. */
export function queryText(
  { asked, document }: { readonly asked: MomentQuestion; readonly document: QueryDocument },
  { tickNano, priceDecimals }: InstrumentProfile,
): string {
  const { question, direction, horizonMin, answers } = document;
  const px = pointsOf(asked.levelTick, tickNano).toFixed(priceDecimals);
  const level = Number.isNaN(asked.levelTick) ? asked.kind : `${asked.kind} ${px}`;
  const way = direction === null ? '' : direction === 'UP' ? ' from below' : ' from above';
  const head = [`${level}${way}, ${questionText[question]}`];
  if (asked.abstention) head.push(abstentionText(asked.abstention));
  const name = document.eventId ?? document.approachId;
  if (name !== null) head.push(name);
  const parts = (['outcome', 'touch', 'outcomeGivenTouch'] as const).flatMap((key) => {
    const answer = answers[key];
    const horizon = key === 'touch' ? '' : ` within ${horizonMin} min`;
    return answer ? [`${answerText[key]}${horizon}`, ...answerLines(answer)] : [];
  });
  return [...head, ...parts].join('\n');
}

function answerLines(answer: AnswerDocument): readonly string[] {
  const { k, eligible, pool, nEff, counts, p, ci90, base, pGeo, recall } = answer;
  const missed = recall < 1 ? `, recall ${percent(recall)}` : '';
  const rows = Object.keys(counts).map((word) => [
    ...[`  ${word}`, percent(p[word]), `${percent(ci90[word][0])} to ${percent(ci90[word][1])}`],
    ...[`${counts[word]} of ${k}`, `base ${percent(base[word])}`, `p_geo ${percent(pGeo[word])}`],
  ]);
  return [
    `  ${k} of ${eligible} approaches, pool ${pool}, worth ${nEff.toFixed(1)}${missed}`,
    ...(answer.reason === null ? [] : [`  ${answer.reason}`]),
    ...textTable(rows, ['left', 'right', 'right', 'right', 'right', 'right']),
    ...neighborLines(answer),
  ];
}

function neighborLines({ neighbors }: AnswerDocument): readonly string[] {
  const rows = neighbors
    .slice(0, NEIGHBORS_SHOWN)
    .map(({ date, level, direction, distance, outcome, mfeTicks, maeTicks }) => [
      ...[`  ${date}`, level, direction, `D ${distance.toFixed(3)}`, outcome],
      `${mfeTicks ?? '–'} / ${maeTicks ?? '–'} ticks`,
    ]);
  const lines = textTable(rows, ['left', 'left', 'left', 'decimal', 'left', 'right']);
  const rest = neighbors.length - rows.length;
  return rest > 0 ? [...lines, `  … and ${rest} more`] : lines;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}
