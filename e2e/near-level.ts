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
  const hold = page.getByRole('button', { name: 'Hold this level' });
  await expect(hold).toHaveAttribute('aria-pressed', 'true');
  // Trades that came meanwhile may have brought price nearer to another.
  const held = page.locator('app-level-card [data-level][aria-pressed=true]');
  return (await held.getAttribute('data-level')) as LevelId;
}
