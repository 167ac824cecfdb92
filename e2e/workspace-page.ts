/** What journeys do with the places of the desk. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Opens a workspace by its name, and brings one of its panels to the front. */
export async function openWorkspace(page: Page, name: string, panel: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'Workspace' }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('tab', { name: panel }).click();
  await expect(page.getByRole('tab', { name: panel, selected: true })).toBeVisible();
}
