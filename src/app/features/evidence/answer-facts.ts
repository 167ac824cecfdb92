import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import { shortDate } from '../../context/dates.ts';
import { fixed, grouped } from '../../ui/figures.ts';

/** Levels that a pool takes together. */
const classes: Readonly<Record<string, string>> = {
  PM: 'PM levels',
  OR: 'OR levels',
  SMA: 'averages',
  EMA: 'averages',
};

/** What an answer rests on: neighbors, pool, days, distances. @param level name of the asked one. */
export function answerFacts(
  { k, nEff, eligible, pool, recall, neighbors }: AnswerDocument,
  { level, levelName, dayCount }: { level: string; levelName: string; dayCount: number },
): string {
  const from = poolText(pool, { level, levelName });
  if (k === 0) return `${grouped(eligible)} eligible in the pool of ${from}, ${dayCount} days.`;
  const dates = [...new Set(neighbors.map(({ date }) => date))].toSorted();
  const [first, last] = [dates.at(0) ?? '', dates.at(-1) ?? ''];
  const [near, far] = [neighbors.at(0)?.distance, neighbors.at(-1)?.distance];
  return [
    `${k} of ${grouped(eligible)} eligible, worth ${fixed(nEff, 1)}, pool of ${from},`,
    `${dates.length} of ${dayCount} days, ${shortDate(first)} to ${shortDate(last)}.`,
    `Distance ${fixed(near, 2)} to ${fixed(far, 2)}.`,
    ...(recall < 1 ? [`The search finds ${fixed(100 * recall, 1)} % of the nearest.`] : []),
  ].join(' ');
}

function poolText(
  pool: string,
  { level, levelName }: { level: string; levelName: string },
): string {
  if (pool === 'strict') return `${levelName}, this way`;
  const [family] = level.split('_');
  return pool === 'class' ? `${classes[family] ?? levelName} mirrored` : 'all levels mirrored';
}
