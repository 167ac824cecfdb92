import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './served-lake.ts';

test('the report of an evaluation fits every width, in both schemes', async ({ page, served }) => {
  const folder = join(served.dir, 'gold', 'evaluation');
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const report = names.filter((name) => name.endsWith('report.html')).at(-1) ?? '';
  test.skip(report === '', 'the lake has no evaluation');

  await page.goto(pathToFileURL(join(folder, report)).href);
  await expect(page.getByRole('heading', { name: 'The four conditions' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [420, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const root = page.locator('html');
      const overflow = await root.evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow, `${colorScheme}, ${width} wide`).toBe(0);
    }
  }
});
