import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a page is held to, and where. */
export type HeldTo = {
  /** Something floats above the page that belongs to no landmark. */
  readonly isFloating?: boolean | undefined;
  /** The only rules to hold it to; all of them when left out. */
  readonly rules?: string[] | undefined;
};

/** What alone can differ between two themes. */
export const colorRules = ['color-contrast'];

/** Rules of accessibility that a page breaks, each with the elements that break it. */
export async function violationsOf(
  page: Page,
  { isFloating = false, rules }: HeldTo = {},
): Promise<(readonly [rule: string, elements: readonly string[]])[]> {
  const builder = new AxeBuilder({ page }).disableRules(isFloating ? ['region'] : []);
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
