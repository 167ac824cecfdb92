/** The level that is nearest to the price at a time of the newest session. */
import type { Page } from '@playwright/test';
import type { LevelId } from '../src/protocol/pressure-api.ts';
import { openDesk } from './desk-page.ts';
import { expect } from './served-lake.ts';

/** Opens the newest session at a time and holds the level nearest to the price; which it is. */
export async function openNearest(page: Page, url: string, clock: string): Promise<LevelId> {
  await openDesk(page, `${url}/?t=${clock}`);
  const nearest = page.locator('app-level-card.nearest [data-level]');
  await expect(nearest).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('p');
  return (await nearest.getAttribute('data-level')) as LevelId;
}
