import type { GroupEvaluation } from '../../domain/evaluation/answer-evaluation.ts';
import { count, dateText, escaped, pText, percent, signedPercent } from './figure-words.ts';
import { element, line, scale, span } from './svg.ts';

const WIDTH = 220;
const HEIGHT = 22;

/** Levels or months as rows: counts, skill with its interval drawn, a test of their own. */
export function groupTable(heading: string, groups: readonly GroupEvaluation[]): string {
  const reach = span([0, ...groups.flatMap(({ skillCi90 }) => [...skillCi90])], 0.05);
  const rows = groups.map((group) => groupRow(group, reach));
  return `<table>
<thead><tr><th>${escaped(heading)}</th><th class="n">asked</th><th class="n">answered</th>
<th class="n">Brier</th><th class="n">skill, %</th>
<th class="wide">90 % of redrawn days, ${signedPercent(reach[0], 0)} to ${signedPercent(reach[1], 0)} %</th>
<th class="n">ECE</th><th class="n">p</th><th class="n">adjusted</th><th>claim</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function groupRow(group: GroupEvaluation, reach: readonly [number, number]): string {
  const { name, evaluated, abstained, brier, skill, ece, eceNoise95, pValue, pAdjusted } = group;
  const isEdge = group.claim.claim === 'edge';
  const shown = /^\d{4}-\d\d$/.test(name) ? dateText(name) : name.replaceAll('_', ' ');
  return `<tr><th scope="row">${escaped(shown)}</th><td class="n">${count(evaluated)}</td>
<td class="n">${count(evaluated - abstained)}</td><td class="n">${brier.toFixed(3)}</td>
<td class="n strong">${signedPercent(skill)}</td><td class="wide">${whisker(group, reach)}</td>
<td class="n ${ece > eceNoise95 ? '' : 'soft'}">${percent(ece)}</td><td class="n">${pText(pValue)}</td>
<td class="n">${pText(pAdjusted)}</td><td class="${isEdge ? 'strong' : 'soft'}">${group.claim.claim}</td></tr>`;
}

function whisker(
  { skill, skillCi90: [low, high] }: GroupEvaluation,
  reach: readonly [number, number],
) {
  const x = scale(reach, [4, WIDTH - 4]);
  const y = HEIGHT / 2;
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'whiskers', 'aria-hidden': 'true' },
    [
      line([x.at(0), 0], [x.at(0), HEIGHT], 'zero'),
      ...(Number.isFinite(skill)
        ? [
            line([x.at(low), y], [x.at(high), y], 'whisker'),
            element('circle', { cx: x.at(skill), cy: y, r: 3.6, class: 'ink' }),
          ]
        : []),
    ].join(''),
  );
}
