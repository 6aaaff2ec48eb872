import type { BrowserContext, Page } from 'playwright-core';

/** How wide a window on a desk is. */
export const WIDE = { width: 1100, height: 900 };

/**
 * A page of Trellis in a window of its own, as somebody of the demo's cast gets it from the demo LMS.
 *
 * @param lmsUrl - where the demo LMS is
 */
export async function openAs(browser: BrowserContext, lmsUrl: string, person: string): Promise<Page> {
  await browser.clearCookies();
  const page = await browser.newPage();
  await page.setViewportSize(WIDE);
  await page.goto(`${lmsUrl}/people/${person}`);
  const launch = await page.getByRole('link', { name: /new window/ }).getAttribute('href');
  await page.goto(new URL(launch!, lmsUrl).href);
  await settled(page);
  return page;
}

/** Waits until a page has shown what it was loading; a bar that says how far something is may stay. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null &&
      document.querySelector('progress:not([value]), [aria-busy=true]') === null,
  );
}
