import type { Page } from 'playwright-core';
import { settled } from './open-as.ts';

/** Opens the page of one of an agency's lines, the newest that asks this: "Why £50?" */
export async function openLine(page: Page, agency: string, question: string): Promise<void> {
  await page.goto(new URL('/charges', page.url()).href);
  await page.getByRole('link', { name: agency }).click();
  await page.locator('summary', { hasText: question }).first().click();
  await page
    .getByRole('link', { name: /Open this line/ })
    .first()
    .click();
  await page.getByRole('heading', { name: question }).waitFor();
  await settled(page);
}

/** Takes a step about the line that is open: fills its dialog by the labels of the fields, and waits until it is done. */
export async function takeStep(page: Page, step: string, filled: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: step }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(filled)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: step }).click();
  await dialog.waitFor({ state: 'detached' });
}
