/** What journeys do with the places of the desk. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Opens a workspace by its name, and brings one of its panels to the front. */
export async function openWorkspace(page: Page, name: string, panel: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'Workspace' }).click();
  await page.getByRole('menu').getByText(name, { exact: true }).click();
  await page.locator('.dv-tab', { hasText: panel }).click();
  await expect(page.locator('.dv-active-tab', { hasText: panel })).toBeVisible();
}
