import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsOf } from './browser.ts';
import { walkByKeyboard } from './keyboard.ts';
import { WIDE } from './open-as.ts';

/** A phone, or a desk at 400% zoom. */
const NARROW = { width: 320, height: 900 };

/** What is wrong with a screen: read by a machine, gone through by keyboard, and on a phone. */
export async function faultsOfScreen(page: Page): Promise<readonly string[]> {
  return [...(await faultsOf(page)), ...(await faultsByKeyboard(page)), ...(await faultsWhenNarrow(page))];
}

/** What is wrong for whoever finds her way by titles and headings. */
export async function faultsOfHead(page: Page): Promise<readonly string[]> {
  const [title, mains, headings] = await Promise.all([
    page.title(),
    page.locator('main').count(),
    page.locator('h1').count(),
  ]);
  return [
    ...(mains === 1 && headings === 1 ? [] : [`has ${mains} main parts and ${headings} headings of the first level`]),
    ...(/^\S.* - Trellis$/.test(title) ? [] : [`is called "${title}"`]),
  ];
}

/** What is wrong for whoever has no mouse. */
async function faultsByKeyboard(page: Page): Promise<readonly string[]> {
  const walk = await walkByKeyboard(page);
  return [
    ...(walk.reached === 0 ? ['nothing can be reached by keyboard'] : []),
    ...walk.unreached.map((control) => `Tab never comes to ${control}`),
    ...walk.unseen.map((control) => `focus is not seen on ${control}`),
  ];
}

/** The test files in which a table has been looked into as cards. */
const cardsKnownIn = new Set<string | undefined>();

/** What is wrong on a phone, or at 400% zoom. Tables are cards there, all alike and in the same colours; the rest only stands under one another. */
async function faultsWhenNarrow(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(NARROW);
  const isScrolling = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  const { testPath } = expect.getState();
  const isNew = !cardsKnownIn.has(testPath) && (await page.locator('td').count()) > 0;
  if (isNew) cardsKnownIn.add(testPath);
  const faults = isNew ? (await faultsOf(page, [], ['color-contrast'])).map((fault) => `as cards: ${fault}`) : [];
  await page.setViewportSize(WIDE);
  return isScrolling ? ['scrolls sideways', ...faults] : faults;
}
