import type { Page } from 'playwright-core';

/** What a person without a mouse meets on a page. */
export interface KeyboardWalk {
  /** Controls that Tab never comes to. */
  readonly unreached: readonly string[];
  /** Controls that look the same with focus as without. */
  readonly unseen: readonly string[];
  /** How many controls Tab came to. */
  readonly reached: number;
}

/** What the page itself keeps of a walk while it lasts. */
interface Walk {
  readonly isOver: () => boolean;
  readonly end: () => KeyboardWalk;
}

declare global {
  interface Window {
    walk?: Walk;
  }
}

/** Far more than any page has. */
const MOST_STOPS = 1_000;
const STOPS_AT_ONCE = 10;

/** Goes through a page with the Tab key, from its beginning to its end. */
export async function walkByKeyboard(page: Page): Promise<KeyboardWalk> {
  await page.evaluate(begin);
  for (let stops = 0; stops < MOST_STOPS; stops += STOPS_AT_ONCE) {
    for (let stop = 0; stop < STOPS_AT_ONCE; stop += 1) await page.keyboard.press('Tab');
    if (await page.evaluate(() => window.walk!.isOver())) break;
  }
  return await page.evaluate(() => window.walk!.end());
}

/** Runs in the page: notes how every control looks without focus, puts the focus before all of them, and then listens where it goes. */
function begin(): void {
  const look = (element: Element): string =>
    [element, element.parentElement, element.closest('label')]
      .flatMap((each) => (each === null ? [] : [getComputedStyle(each)]))
      .map(({ outline, boxShadow, backgroundColor, borderColor }) =>
        [outline, boxShadow, backgroundColor, borderColor].join(' '),
      )
      .join('|');
  const isThere = (element: HTMLElement): boolean =>
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [inert] *, [type=hidden]') &&
    element.checkVisibility({ visibilityProperty: true });
  // The body as the last thing focused is where Tab begins at the top again.
  document.body.tabIndex = -1;
  document.body.focus({ preventScroll: true });
  document.body.removeAttribute('tabindex');
  const controls = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ].filter(isThere);
  const plain = new Map<Element, string>(controls.map((element) => [element, look(element)]));
  const reached = new Set<Element>();
  const unseen: string[] = [];
  let isOver = false;
  // Whatever a control does to be seen with focus, it has done by the time of the next key.
  const leave = (): void => {
    const at = document.activeElement;
    isOver ||= reached.size > 0 && (at === null || at === document.body || reached.has(at));
    if (isOver || at === null || at === document.body) return;
    reached.add(at);
    if (plain.get(at) === look(at)) unseen.push(at.outerHTML.slice(0, 120));
  };
  document.addEventListener('keydown', leave, true);
  window.walk = {
    isOver: () => isOver,
    end: () => {
      leave();
      document.removeEventListener('keydown', leave, true);
      const isRadio = (element: Element): element is HTMLInputElement =>
        element instanceof HTMLInputElement && element.type === 'radio';
      // Of the radio buttons of one group Tab comes to one, and the arrow keys to the others.
      const groups = new Set([...reached].filter(isRadio).map((element) => element.name));
      const missed = controls.filter(
        (element) => element.isConnected && !reached.has(element) && !(isRadio(element) && groups.has(element.name)),
      );
      return { unreached: missed.map((element) => element.outerHTML.slice(0, 120)), unseen, reached: reached.size };
    },
  };
}
