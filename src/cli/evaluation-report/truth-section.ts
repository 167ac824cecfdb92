import type { TruthTables } from '../../domain/evaluation/answer-evaluation.ts';
import type { StateRow, StateShare } from '../../domain/evaluation/truth-table.ts';
import { count, pText, percent, signedPercent } from './figure-words.ts';

const outcomes = ['BREAK', 'REJECT', 'CHOP'];

/** The truth table of the four conditions, and the number that says whether all are necessary. */
export function truthSection({ now, before5s, before15s, before30s }: TruthTables): string {
  const moments = [
    ['at the trigger', now],
    ['5 s before', before5s],
    ['15 s before', before15s],
    ['30 s before', before30s],
  ] as const;
  const { share, low, high, count: rows } = now.rejectWhereAnyOff;
  const body = now.states.toReversed().map(stateRow).join('\n');
  const beside = moments.map(([name, table]) => {
    const all = table.states[15];
    const found = table.states.filter(({ pAdjusted }) => pAdjusted <= 0.05).length;
    return `<tr><th scope="row">${name}</th><td class="n">${count(all.count)}</td>
<td class="n">${percent(all.shares[1].share, 0)}</td><td class="n">${signedPercent(all.shares[1].lift, 0)}</td>
<td class="n">${percent(table.rejectWhereAnyOff.share, 0)}</td><td class="n">${found}</td></tr>`;
  });
  return `<section><h2>The four conditions</h2>
<p class="lead">If all four were necessary, REJECT would all but vanish where any of them is off.
There it came in <b>${percent(share, 0)} %</b> of ${count(rows)} triggers
(95 %: ${percent(low, 0)} to ${percent(high, 0)}).</p>
<div class="scroll"><table class="truth"><thead><tr><th class="lamps">1 2 3 4</th><th class="n">triggers</th><th class="wide">what came</th>
${outcomes.map((word) => `<th class="n ${word}">${word}, %</th><th class="n soft">95 %</th><th class="n">lift</th>`).join('')}
<th class="n">p, adjusted</th></tr></thead><tbody>${body}</tbody></table></div>
<div class="columns"><div class="scroll"><table><thead><tr><th>conditions read</th><th class="n">all four on</th>
<th class="n">REJECT, %</th><th class="n">lift</th><th class="n">REJECT, any off, %</th><th class="n">states off base</th></tr></thead>
<tbody>${beside.join('\n')}</tbody></table></div>
<p class="note">A lamp is on where the condition’s 60-second mean is above 0. Lift is the share less the mean
tilted base rate of the same rows, in points. p is the chance that outcomes drawn from the base rates
are as far off, adjusted for 16 states (Benjamini–Hochberg).</p></div></section>`;
}

function stateRow({ state, count: rows, shares, pAdjusted }: StateRow): string {
  const lamps = [0, 1, 2, 3]
    .map((bit) => `<i class="lamp ${(state >> bit) & 1 ? 'on' : 'off'}"></i>`)
    .join('');
  const isFound = pAdjusted <= 0.05;
  return `<tr${isFound ? ' class="found"' : ''}><td class="lamps">${lamps}</td><td class="n">${count(rows)}</td>
<td class="wide">${rows > 0 ? shareBar(shares) : ''}</td>${shares.map(shareCells).join('')}
<td class="n ${isFound ? 'strong' : 'soft'}">${pText(pAdjusted)}</td></tr>`;
}

function shareBar(shares: readonly StateShare[]): string {
  const parts = shares.map(
    ({ share }, c) => `<i class="${outcomes[c]}" style="flex-grow:${share.toFixed(4)}"></i>`,
  );
  return `<span class="bar">${parts.join('')}</span>`;
}

function shareCells({ share, low, high, lift, count: hits }: StateShare): string {
  if (Number.isNaN(share))
    return '<td class="n">–</td><td class="n soft">–</td><td class="n">–</td>';
  return `<td class="n" title="${hits}">${percent(share, 0)}</td>
<td class="n soft">${percent(low, 0)}–${percent(high, 0)}</td><td class="n">${signedPercent(lift, 0)}</td>`;
}
