import type { Locator, Page } from 'playwright-core';

/** Far more than any part of a page has. */
const MOST_STOPS = 200;

/**
 * Brings the focus to a control with the Tab key alone, as somebody without a mouse does.
 *
 * @param back - goes backwards, with Shift held
 * @throws if Tab does not come to it
 */
export async function tabTo(page: Page, control: Locator, back = false): Promise<void> {
  await control.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await isFocused(control)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not come to ${String(control)}.`);
}

/** Goes to a control with Tab and presses Enter on it. */
export async function pressEnter(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Goes to a control with Tab and presses the space bar on it. */
export async function pressSpace(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Space');
}

/** Goes to a field with Tab, and types in place of what stands in it: the browser marks all of it when Tab comes to it. */
export async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
}

/** Whether a control has the focus. */
export function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
