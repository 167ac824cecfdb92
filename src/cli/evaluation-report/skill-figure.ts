import type { AnswerEvaluation } from '../../domain/evaluation/answer-evaluation.ts';
import type { ReferenceWord } from '../../domain/evaluation/scored-rows.ts';
import { signedPercent } from './figure-words.ts';
import { drawing, element, label, line, scale, span } from './svg.ts';

const WIDTH = 560;
const ROW = 46;
const TOP = 8;
const LEFT = 196;
const RIGHT = WIDTH - 132;

const names: Readonly<Record<ReferenceWord, readonly [string, string]>> = {
  pGeo: ['tilted base rate', 'the claim'],
  climatology: ['base rate of the pool', 'knows no distance'],
  logistic: ['logistic model', 'four features'],
};

/** Skill against each reference, with its interval; a hollow mark shows what knowing nothing costs. */
export function skillFigure({ skill, skillCi90, skillOfNothing }: AnswerEvaluation): string {
  const words = ['pGeo', 'climatology', 'logistic'] as const;
  const bottom = TOP + ROW * words.length;
  const reach = span([0, skillOfNothing, ...words.flatMap((word) => skillCi90[word])], 0.02);
  const x = scale(reach, [LEFT, RIGHT], 4);
  const axis = x.ticks.flatMap((tick) => [
    line([x.at(tick), TOP], [x.at(tick), bottom], Math.abs(tick) < 1e-9 ? 'zero' : 'grid'),
    label(x.at(tick), bottom + 16, signedPercent(tick, 0), 'axis middle'),
  ]);
  const rows = words.flatMap((word, i) => {
    const y = TOP + ROW * (i + 0.5);
    const [low, high] = skillCi90[word];
    const marks = Number.isFinite(skill[word])
      ? [
          line([x.at(low), y], [x.at(high), y], word === 'pGeo' ? 'whisker strong' : 'whisker'),
          element('circle', {
            cx: x.at(skill[word]),
            cy: y,
            r: word === 'pGeo' ? 5 : 4,
            class: 'ink',
          }),
        ]
      : [];
    return [
      label(0, y - 2, names[word][0], word === 'pGeo' ? 'name strong' : 'name'),
      label(0, y + 13, names[word][1], 'axis'),
      ...marks,
      label(WIDTH - 72, y + 4, signedPercent(skill[word]), 'value end'),
      label(WIDTH, y + 4, `${signedPercent(low)} … ${signedPercent(high)}`, 'axis end'),
    ];
  });
  const nothing = Number.isFinite(skillOfNothing)
    ? [element('circle', { cx: x.at(skillOfNothing), cy: TOP + ROW / 2, r: 4, class: 'hollow' })]
    : [];
  return drawing(WIDTH, bottom + 24, 'Skill against three references', [
    ...axis,
    ...nothing,
    ...rows,
  ]);
}
