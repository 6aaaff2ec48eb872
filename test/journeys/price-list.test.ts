import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('a finance officer writes a price list of the partnership’s own', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2027-02-03T09:00:00Z'), openBrowser()]);
    page = await avonmere.openAs(browser, 'priya', '/price-lists');
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const price = () => page.getByRole('region', { name: 'What would a place cost?' });
  const open = (what: string) => page.locator('summary', { hasText: `Change ${what}` }).click();

  test('she starts from the list in force, and the calculator beside it answers at once', async () => {
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.waitForURL(/\/price-lists\/.+/);
    await settled(page);
    await price().getByText('£70').first().waitFor();
    expect(await price().innerText()).toContain('Tier 3: Group-based early years setting');
  });

  test('what is wrong stands beside its field, and what is right moves the price as she types', async () => {
    await open('Tiers and prices');
    await open('Tier 3');
    const fullDay = page.getByLabel('Pounds a full day').filter({ visible: true });
    await fullDay.fill('8x');
    await page.getByText('Enter an amount in pounds, such as 35 or 35.50').waitFor();
    await page.getByText('1 field to put right').waitFor();
    await fullDay.fill('80.5');
    await price().getByText('£80.50').first().waitFor();
    expect(await fullDay.inputValue()).toBe('80.5');
    await page.getByText('1 field to put right').waitFor({ state: 'detached' });
  });

  test('she sees what last year’s bookings would have cost, by kind of agency', async () => {
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Everything is saved.').waitFor();
    await page.getByRole('button', { name: 'Compare' }).click();
    const row = page.getByRole('row', { name: 'Care home' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/£70\s+£80\.50\s+\+£10\.50/);
    expect(await page.getByRole('row', { name: 'All together' }).innerText()).toMatch(/£385\s+£416\.50\s+\+£31\.50/);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('it is put in force from a day, by name, and the list before it ends the day before', async () => {
    const card = page.getByRole('region', { name: 'Put it in force' });
    await card.getByLabel('Day', { exact: true }).fill('1');
    await card.getByLabel('Month').fill('4');
    await card.getByLabel('Year').fill('2027');
    await card.getByRole('button', { name: 'Put it in force from 1 April 2027' }).click();
    await page.getByText('Courses from 1 April 2027 on cost what this list says.').waitFor();
    await page.getByRole('link', { name: 'Back to price lists' }).click();
    await page.getByText('In force up to 31 March 2027.').waitFor();
    await page.getByText('Will be in force from 1 April 2027, confirmed by Priya Raman.').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });
});
