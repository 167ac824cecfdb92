/** What journeys do with the places of the desk. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Opens a panel by its name, and gives it the whole desk. */
export async function openPanel(page: Page, title: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('menuitemcheckbox', { name: title }).click();
  const frame = page.locator('app-panel-frame', {
    has: page.getByRole('heading', { name: title }),
  });
  await expect(frame).toBeVisible();
}
