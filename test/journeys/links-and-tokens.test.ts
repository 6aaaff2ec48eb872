import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('links and tokens', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-23T09:00:00Z'), openBrowser()]);
    page = await avonmere.openAs(browser, 'sam', '/links-and-tokens');
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  /** A text to copy, by what stands over it. */
  const shownFor = (label: string): Promise<string> =>
    page.getByText(label, { exact: true }).locator('..').locator('code').innerText();

  /** How the REST door answers whoever shows a token. */
  const statusWith = async (token: string): Promise<number> =>
    (
      await fetch(new URL('/api/v1/compliance/options', avonmere.trellis.url), {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;

  test('a token lets another system in until an administrator makes it useless', async () => {
    await page.getByText('No token yet').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const form = page.getByRole('form', { name: 'Make a token' });
    await form.getByRole('button', { name: 'Make a token' }).click();
    await form.getByText('Say for whom or what it is').first().waitFor();
    await form.getByLabel('What is it for?').fill('Finance system');
    await form.getByLabel('Role').selectOption('Finance');
    await form.getByRole('button', { name: 'Make a token' }).click();
    const token = await shownFor('Token for Finance system');
    expect(await statusWith(token)).toBe(200);
    const row = page.getByRole('row').filter({ hasText: 'Finance system' });
    await row.getByText('The whole partnership').waitFor();
    await row.getByRole('button', { name: /Make useless/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make it useless' }).click();
    await row.getByText(/Useless since/).waitFor();
    expect(await statusWith(token)).toBe(401);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('a link signs a board member in, once', async () => {
    const form = page.getByRole('form', { name: 'Make a link' });
    await form.getByLabel('For whom is it?').fill('Helen Frost');
    await form.getByRole('button', { name: 'Make a link' }).click();
    const link = await shownFor('Link for Helen Frost');
    await using guest = await openBrowser();
    const own = await guest.newPage();
    await own.goto(link);
    await own.getByRole('button', { name: 'Sign in' }).click();
    await settled(own);
    await own.getByText('Board member').first().waitFor();
    expect(new URL(own.url()).pathname).not.toContain('sign-in');
    await own.goto(link);
    await own.getByRole('button', { name: 'Sign in' }).click();
    await own.getByText('This link does not work any more').waitFor();
  });
});
