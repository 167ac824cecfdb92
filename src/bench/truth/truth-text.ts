import { textTable } from '../../cli/text-table.ts';
import type { TruthFigure } from './truth-rules.ts';

/** The figures as a table, each with its rule beside it, and one line that sums them up. */
export function truthText(
  figures: readonly TruthFigure[],
  { isJudged }: { readonly isJudged: boolean },
): readonly string[] {
  const verdictOf = ({ holds }: TruthFigure): string =>
    holds === undefined ? '' : !isJudged ? 'too few' : holds ? 'holds' : 'FAILS';
  const rows = figures.map((row) => [
    ...[row.corpus, String(row.seeds), row.figure, row.value, row.rule, verdictOf(row)],
  ]);
  const head = ['corpus', 'seeds', 'figure', 'value', 'rule', ''];
  return [
    ...textTable([head, ...rows], ['left', 'right', 'left', 'right', 'left', 'left']),
    '',
    summary(figures, isJudged),
  ];
}

function summary(figures: readonly TruthFigure[], isJudged: boolean): string {
  const ruled = figures.filter(({ holds }) => holds !== undefined);
  if (!isJudged) return `${ruled.length} rules, none judged: the corpora are too small for that`;
  const kept = ruled.filter(({ holds }) => holds === true);
  return `${kept.length} of ${ruled.length} rules hold`;
}
