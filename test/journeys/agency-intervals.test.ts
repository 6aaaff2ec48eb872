import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('an agency’s own intervals', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-23T09:00:00Z'), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  test('a lead asks for a refresher less often than the source, by a document, and then more often', async () => {
    const page = await avonmere.openAs(browser, 'jo', '/rules/intervals');
    await page.getByRole('button', { name: 'Add an interval' }).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const before = await page.getByRole('button', { name: /^Change/ }).count();
    await page.getByRole('button', { name: 'Add an interval' }).click();
    const sheet = page.getByRole('dialog', { name: 'Add an interval' });
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.getByText('Enter a whole number of months from 1 to 120').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const agency = sheet.getByLabel('Which agency asks?');
    if ((await agency.inputValue()) === '') await agency.selectOption({ index: 1 });
    await sheet.getByLabel('Every how many months?').fill('60');
    await sheet.getByLabel('Why?').fill('Agreed with the board');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet
      .getByText(/needs the agency document it comes from/)
      .first()
      .waitFor();
    await sheet.getByLabel('The agency’s document').fill('Training policy 2026, section 4');
    await sheet.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Training policy 2026, section 4' });
    await row.getByText('every 60 months').waitFor();

    await row.getByRole('button', { name: /^Change/ }).click();
    const change = page.getByRole('dialog', { name: 'Change the interval' });
    await change.getByLabel('Every how many months?').fill('24');
    await change.getByRole('button', { name: 'Save' }).click();
    await row.getByText('every 24 months').waitFor();
    expect(await page.getByRole('button', { name: /^Change/ }).count()).toBe(before + 1);
    await page.close();
  });
});
