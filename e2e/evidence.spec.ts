import type { Page } from '@playwright/test';
import type { EvidenceStep } from '../src/protocol/evidence-api.ts';
import { plotOf } from './desk-page.ts';
import {
  askedMoments,
  askRetrieval,
  clockOf,
  evidenceOf,
  openEvidence,
  spymaster,
} from './evidence-lake.ts';
import type { Asked } from './evidence-lake.ts';
import { ledgerSessionOf } from './ledger-lake.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';
import { violationsOf } from './violations.ts';

test.use(wholePast);

async function askAt(page: Page, { atS, level }: Asked): Promise<EvidenceStep> {
  return askRetrieval(page, 'at', { atS, level, horizonMin: 8 });
}

/** What the command line says at a moment. */
async function printedAt(dir: string, { atS, level }: Asked): Promise<unknown> {
  const { date } = await ledgerSessionOf(dir);
  const args = ['--date', date, '--time', clockOf(atS), '--level', level, '--json'];
  return JSON.parse(await spymaster(['query', '--lake', dir, ...args])) as unknown;
}

test('the panel says what `spymaster query` says at that moment, digit for digit', async ({
  page,
  served,
}) => {
  const moments = await askedMoments(served.dir, 2);
  for (const [asked, another] of Object.values(moments)) {
    const address = `${served.url}/?t=${clockOf(asked.atS)}&level=${asked.level}`;
    const panel = await openEvidence(page, address);
    const { document } = await askAt(page, asked);
    expect(JSON.parse(JSON.stringify(document))).toEqual(await printedAt(served.dir, asked));
    await expect(panel).toHaveAttribute('data-question', document.question);
    const answer = document.answers.outcome ?? document.answers.outcomeGivenTouch;
    for (const [word, count] of Object.entries(answer?.counts ?? {})) {
      await expect(panel.locator(`app-answer-block tr[data-row=${word}] td`).first()).toHaveText(
        String(count),
      );
    }
    const { document: other } = await askAt(page, another);
    expect(JSON.parse(JSON.stringify(other))).toEqual(await printedAt(served.dir, another));
  }
});

test('nothing that comes later changes an answer', async ({ page, served }) => {
  const { approaching, inIt } = await askedMoments(served.dir, 1);
  const [first, then] = [approaching[0], inIt[0]];
  await openEvidence(page, `${served.url}/?t=${clockOf(then.atS)}&level=${then.level}`);
  const before = await askAt(page, first);
  await askAt(page, { ...first, atS: first.atS + 3600 });
  const after = await askAt(page, first);
  expect(after.document).toEqual(before.document);
});

test('horizons, neighbors, past paths, and a neighbor’s own day', async ({ page, served }) => {
  const { inIt } = await askedMoments(served.dir, 1);
  const [asked] = inIt;
  const address = `${served.url}/?t=${clockOf(asked.atS)}&level=${asked.level}`;
  const panel = await openEvidence(page, address);
  const step = await askAt(page, asked);
  const { neighbors = [], k = 0 } = step.document.answers.outcome ?? {};
  expect(k).toBeGreaterThan(0);
  await expect(panel.locator('[data-neighbor]')).toHaveCount(10);
  await expect(panel.locator('canvas')).toHaveAttribute('data-drawn', '10');
  // Paths of what is unlike would seem to say something.
  const ghosts = step.kept.inIt?.cause === 'novel' ? 0 : k;
  await expect(plotOf(page)).toHaveAttribute('data-ghosts', String(ghosts));
  await page.keyboard.press('g');
  await expect(plotOf(page)).toHaveAttribute('data-ghosts', '0');
  await page.keyboard.press('g');

  await panel.getByRole('button', { name: `All ${k}` }).click();
  await expect(panel.locator('[data-neighbor]')).toHaveCount(k);
  const longest = panel.getByRole('button', { name: '15 min' });
  await longest.click();
  await expect(longest).toHaveAttribute('aria-pressed', 'true');
  expect(await violationsOf(page)).toEqual([]);

  // What is said aloud of the past ends with the panel that says it.
  const voice = page.locator('app-desk-voice');
  let verdict = '';
  await expect(async () => {
    verdict = await panel.locator('app-answer-block h3').innerText();
    await expect(voice).toContainText(`${verdict}.`, { timeout: 3000 });
  }).toPass();
  await page.getByRole('button', { name: 'Close Evidence' }).click();
  await expect(voice).not.toContainText(`${verdict}.`);
  await page.keyboard.press('e');

  await panel.getByRole('button', { name: '8 min' }).click();
  const [nearest] = neighbors;
  const row = panel.locator('[data-neighbor]').first();
  // Rows of the other horizon stand there until this one is answered.
  await expect(row).toHaveAttribute('data-neighbor', nearest.rowId);
  await row.dblclick();
  await expect(page).toHaveURL(new RegExp(`date=${nearest.date}`));
  await expect(page).toHaveURL(new RegExp(`level=${nearest.level}`));
  // Of most past sessions the ledgers are not there; they open all the same.
  await expect(plotOf(page)).toHaveAttribute('data-key', new RegExp(nearest.date));
});

test('far from a level nothing is asked, and the panel says so', async ({ page, served }) => {
  const panel = await openEvidence(page, `${served.url}/?t=09:31:00&level=OR_HIGH`);
  await expect(panel).toHaveAttribute('data-question', 'none');
  await expect(panel.getByRole('status')).toContainText('Nothing to ask');
  await expect(panel.getByRole('status')).toContainText(/forming|range/i);
  await evidenceOf(page);
  const saidAt = panel.locator('.as-of');
  await expect(saidAt).toHaveCount(0);

  // A fast clock is ahead of every answer, and the panel says by how much; at rest it is not.
  await page.getByRole('button', { name: '100×', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(saidAt).toHaveText(/^as of \d\d:\d\d:\d\d$/);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await evidenceOf(page);
  await expect(saidAt).toHaveCount(0);
});
