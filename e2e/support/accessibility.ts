import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Asserts that a screen in the state that `sentence` tells has no fault that axe finds, in light and in dark. The sentence comes first:
 * an empty page has no faults either.
 */
export async function expectAccessible(page: Page, sentence: Locator): Promise<void> {
  await expect(sentence).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => ({ id, html, any: any[0]?.message })),
    );
    expect(faults, `faults in ${colorScheme}`).toEqual([]);
  }
}
