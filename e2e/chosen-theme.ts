import type { Page } from '@playwright/test';

/** Opens the page as a visitor does who chose the light theme before. */
export async function chooseLight(page: Page): Promise<void> {
  await page.addInitScript("localStorage.setItem('spymaster.theme', 'light')");
}
