import { letPass } from './desk-page.ts';
import { askedMoments, clockOf, openEvidence } from './evidence-lake.ts';
import { expect, test } from './served-lake.ts';
import { violationsOf } from './violations.ts';

test('past touches lie on a map, and the approach moves over it up to the clock', async ({
  page,
  served,
}) => {
  const { inIt } = await askedMoments(served.dir, 1);
  const [{ atS, level }] = inIt;
  await openEvidence(page, `${served.url}/?t=${clockOf(atS)}&level=${level}`, 'Analyst');
  await page.getByText('Setup map', { exact: true }).first().click();
  const canvas = page.locator('app-map-view canvas');
  await expect(canvas).toHaveAttribute('aria-label', /Past touches by likeness: \d+ BREAK/);
  const facts = () =>
    canvas.evaluate(({ dataset }) => ({
      points: Number(dataset['points']),
      trail: Number(dataset['trail']),
      untilS: Number(dataset['until']),
    }));
  await expect.poll(async () => (await facts()).trail).toBeGreaterThan(0);
  const before = await facts();
  expect(before.points).toBeGreaterThan(100);
  expect(before.untilS).toBeLessThanOrEqual(atS);

  const scrubber = page.locator('app-scrubber [role=slider]');
  const shownS = async () => Number(await scrubber.getAttribute('aria-valuenow'));
  await scrubber.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(shownS).toBeLessThan(atS);
  const back = await shownS();
  await expect.poll(async () => (await facts()).untilS).toBeLessThanOrEqual(back);
  expect((await facts()).points).toBe(before.points);
  expect(await violationsOf(page)).toEqual([]);
});

test('a touch on the map opens its own moment', async ({ page, served }) => {
  const { approaching } = await askedMoments(served.dir, 1);
  const [{ atS, level }] = approaching;
  await openEvidence(page, `${served.url}/?t=${clockOf(atS)}&level=${level}`, 'Analyst');
  await page.getByText('Setup map', { exact: true }).first().click();
  const canvas = page.locator('app-map-view canvas');
  await expect.poll(async () => canvas.evaluate(({ dataset }) => dataset['points'])).toMatch(/\d/);
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('the map has no box');
  const words = page.locator('app-setup-map-panel footer');
  for (let i = 0; i < 80; i++) {
    await page.mouse.move(box.x + box.width * (0.1 + 0.01 * i), box.y + box.height * 0.5);
    await letPass(page, 0);
    if ((await words.innerText()).includes('A click opens')) break;
  }
  await expect(words).toContainText('A click opens that moment');
  const here = page.url();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page).not.toHaveURL(here);
});
