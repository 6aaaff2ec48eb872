import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';

inABrowser('SC-03, a practitioner: see what I must do, do it, prove it', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z'), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  test('her page says in plain words that she is overdue, since when and why', async () => {
    const page = await avonmere.openAs(browser, 'chloe', '/my-learning');
    expect(await page.locator('main').innerText()).toContain('1 October 2026');
    await page.close();
  });
});
