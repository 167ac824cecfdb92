import type { AnswerEvaluation } from '../../domain/evaluation/answer-evaluation.ts';
import type { EvaluationReport } from '../../protocol/evaluation-report.ts';
import { coverageFigure } from './coverage-figure.ts';
import {
  count,
  dateText,
  decimal,
  escaped,
  pText,
  percent,
  signedPercent,
} from './figure-words.ts';
import { groupTable } from './group-table.ts';
import { nullFigure } from './null-figure.ts';
import { reliabilityFigure } from './reliability-figure.ts';
import type { MarkKind } from './reliability-figure.ts';
import { reportStyle } from './report-style.ts';
import { answerNames, headline, standfirst, stepText } from './report-words.ts';
import { skillFigure } from './skill-figure.ts';
import { truthSection } from './truth-section.ts';

/** What the page is made of. */
export type PageOptions = {
  readonly report: EvaluationReport;
  /** The house's font as WOFF2; without it the system's own. */
  readonly font?: Uint8Array | undefined;
};

/** The report as one page that needs nothing else: no script, no other file. */
export function reportPage({ report, font }: PageOptions): string {
  const { answers } = report;
  const first = answers.at(0);
  const sections = first ? [...headlineSections(first), ...answers.slice(1).map(otherSection)] : [];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Spymaster evaluation, ${escaped(report.origin.lastDate)}</title>
<style>${font ? fontFace(font) : ''}${reportStyle}</style></head><body>
${head(report, first)}
${[scoreboard(answers), ...sections].join('\n')}
${foot(report)}
</body></html>
`;
}

function fontFace(bytes: Uint8Array): string {
  const data = Buffer.from(bytes).toString('base64');
  return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}

function head({ origin }: EvaluationReport, first: AnswerEvaluation | undefined): string {
  const { synthetic, planted, symbols } = origin;
  const stamps = [synthetic && 'SYNTHETIC', planted && 'PLANTED'].filter((word) => word !== false);
  const mast = `<div class="mast"><span><b>Spymaster</b> evaluation</span>
<span class="stamp">${stamps.join(' ')}</span><span>${escaped(symbols.join(', '))}, to ${dateText(origin.lastDate)}</span></div>`;
  if (!first) return `<header>${mast}<h1>Nothing to evaluate</h1></header>`;
  const steps = first.claim.steps.map((step) => {
    const { word, figure, rule } = stepText(step, first);
    return `<div><div class="word"><span class="sign ${step.holds ? 'yes' : 'no'}"></span>${word}${step.holds ? '' : ': no'}</div>
<div class="big">${figure}</div><div class="note">${rule}</div></div>`;
  });
  return `<header>${mast}<h1>${headline(first)}</h1>
<p class="standfirst">${standfirst(first)}</p><div class="ladder">${steps.join('\n')}</div></header>`;
}

function scoreboard(answers: readonly AnswerEvaluation[]): string {
  const rows = answers.map(
    ({ answer, claim, triggers, evaluated, abstained, brier, skill, leading, ...rest }) => `<tr>
<th scope="row">${answerNames[answer][0]}</th><td class="${claim.claim === 'edge' ? 'strong' : 'soft'}">${claim.claim}</td>
<td class="n">${count(triggers)}</td><td class="n">${count(evaluated)}</td><td class="n">${count(evaluated - abstained)}</td>
<td class="n">${decimal(brier.model, 3)}</td><td class="n strong">${signedPercent(skill.pGeo)}</td>
<td class="n">${signedPercent(rest.skillCi90.pGeo[0])} … ${signedPercent(rest.skillCi90.pGeo[1])}</td>
<td class="n">${signedPercent(skill.climatology)}</td><td class="n">${signedPercent(skill.logistic)}</td>
<td class="n">${signedPercent(rest.skillAnswered)}</td><td class="n">${percent(leading.ece)}</td><td class="n soft">${percent(leading.eceNoise95)}</td>
<td class="n">${pText(rest.stratified.pValue)}</td><td class="n">${pText(rest.randomNeighbors.pValue)}</td></tr>`,
  );
  return `<section><h2>Four answers, each with a claim of its own</h2><div class="scroll"><table><thead><tr>
<th>answer</th><th>claim</th><th class="n">asked</th><th class="n">known</th><th class="n">answered</th>
<th class="n">Brier</th><th class="n">skill, %</th><th class="n">90 % interval</th><th class="n">over pool</th>
<th class="n">over logistic</th><th class="n">where answered</th><th class="n">ECE, %</th><th class="n">noise, 95 %</th>
<th class="n">p, stratified</th><th class="n">p, random</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function figure(title: string, caption: string, drawing: string): string {
  return `<figure><h3>${title}</h3><figcaption>${caption}</figcaption>${drawing}</figure>`;
}

const outcomeMarks: Readonly<Record<string, MarkKind>> = {
  ...{ BREAK: 'BREAK', REJECT: 'REJECT', CHOP: 'CHOP' },
};

function mainFigures(answer: AnswerEvaluation): string {
  const { leading, stratified, randomNeighbors } = answer;
  const nulls = [
    { name: 'outcomes turned inside strata', summary: stratified },
    { name: 'random neighbors', summary: randomNeighbors },
  ];
  return `<div class="columns">${[
    figure(
      'Skill',
      'Share of each reference’s Brier score that the answer takes away, %, with 90 % of redrawn days. The hollow mark is what neighbors that know nothing cost.',
      skillFigure(answer),
    ),
    figure(
      'Is it similarity?',
      'The same skill where outcomes are turned among setups of equal geometry, and where neighbors are drawn at random: 999 draws each.',
      nullFigure(nulls),
    ),
    figure(
      'Said and came',
      'The leading outcome in ten bins of equal count. Honest chances stay inside nine bars of ten.',
      reliabilityFigure('Reliability of the leading outcome', leading, { kind: 'ink', size: 420 }),
    ),
    figure(
      'Precision against coverage',
      'How often the leading outcome came among the surest questions, whether or not an answer was given. A point on a curve, not a goal.',
      coverageFigure(answer),
    ),
  ].join('\n')}</div>`;
}

function headlineSections(answer: AnswerEvaluation): string[] {
  if (answer.evaluated === 0) return [];
  const { outcomes, byOutcome, levels, months, truth } = answer;
  const singles = outcomes.map((word, c) =>
    figure(
      `<span class="${word}">${word}</span>`,
      `Came in ${percent(answer.shares[c], 0)} % of all. Off by ${percent(byOutcome[c].ece)} points; noise allows ${percent(byOutcome[c].eceNoise95)}.`,
      reliabilityFigure(`Reliability of ${word}`, byOutcome[c], {
        kind: outcomeMarks[word],
        size: 320,
      }),
    ),
  );
  return [
    `<section><h2>At the level</h2>${mainFigures(answer)}<div class="thirds">${singles.join('\n')}</div></section>`,
    truth ? truthSection(truth) : '',
    `<section><h2>By level and by month</h2><p class="lead">The claim above does not carry over to a part of it.
Each row has a test of its own, adjusted for the rows of its table (Benjamini–Hochberg).</p>
<div class="scroll">${groupTable('level', levels)}</div><div class="scroll" style="margin-top:28px">${groupTable('month', months)}</div></section>`,
    partsSection(answer),
  ];
}

function partsSection({
  murphy,
  brier,
  sets,
  hubness,
  logSkill,
  outcomes,
}: AnswerEvaluation): string {
  const parts = [
    ['Brier score', brier.model, ''],
    ['= uncertainty', murphy.uncertainty, 'what the market is like'],
    ['− resolution', murphy.resolution, 'how far apart outcomes are where chances differ'],
    ['+ reliability', murphy.reliability, 'how far off the chances are'],
    ['+ within bins', murphy.within, 'what ten bins do not see'],
  ] as const;
  const facts = [
    ['Skill of the logarithmic score over tilted base rates, %', signedPercent(logSkill.pGeo)],
    ['Sets of outcomes at 80 %: held what came, %', percent(sets.coverage)],
    [
      `of ${outcomes.join(', ')}, %`,
      sets.coverageByClass.map((share) => percent(share, 0)).join(', '),
    ],
    ['outcomes in a set, mean', decimal(sets.meanSize, 2)],
    ['Hubness: skewness of how often a row is a neighbor', decimal(hubness, 2)],
  ] as const;
  return `<section><h2>What the score is made of</h2><div class="columns"><table><tbody>${parts
    .map(
      ([name, value, note]) =>
        `<tr><th scope="row">${name}</th><td class="n">${decimal(value, 4)}</td><td class="soft">${note}</td></tr>`,
    )
    .join('\n')}</tbody></table><table><tbody>${facts
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td class="n">${value}</td></tr>`)
    .join('\n')}</tbody></table></div></section>`;
}

function otherSection(answer: AnswerEvaluation): string {
  const [name, asks] = answerNames[answer.answer];
  const text = answer.evaluated === 0 ? 'Nothing evaluated.' : standfirst(answer);
  return `<section><h2>${name}: ${answer.claim.claim}</h2><p class="lead"><b>${asks}</b> ${text}</p>
${answer.evaluated === 0 ? '' : mainFigures(answer)}</section>`;
}

function foot({ origin }: EvaluationReport): string {
  const { sessionCount, burnInCount, allDays, configurationsTried, configHash, planted } = origin;
  const days = allDays
    ? 'All days were asked about, those too that the corpus leaves out.'
    : 'It speaks of days that pass the corpus’s rules, which are known at the end of a day only.';
  return `<footer><p class="note"><b>How it was made.</b> Walking forward by date over ${count(sessionCount)} sessions, of which the
first ${count(burnInCount)} only taught. One row per trigger, approach or episode. ${days}
Configurations tried on this lake: <b>${count(configurationsTried)}</b>; with that many, the best of them looks better than it is.</p>
<p class="note"><b>How to read it.</b> A skill of 0 is the reference itself. Frequencies of the past are no promise, and a
frequency is no profit. ${planted ? 'This market was planted: its truth table confirms the theory by construction.' : ''}
Configuration ${escaped(configHash)}.</p></footer>`;
}
