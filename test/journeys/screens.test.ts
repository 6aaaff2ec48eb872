import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inABrowser, openBrowser } from './browser.ts';
import { openAs as openInDemo, settled, WIDE } from './open-as.ts';
import { faultsOfHead, faultsOfScreen } from './screen-faults.ts';
import { environmentOf, startServiceProcess, type ServiceProcess } from './service-process.ts';

/** Members of the demo's cast, by what they are. Whoever sees most of a screen comes first, since each is looked into once. */
const cast = {
  'agency lead': 'jo',
  administrator: 'sam',
  coordinator: 'rosa',
  trainer: 'marcia',
  manager: 'gareth',
  'board member': 'helen',
  practitioner: 'chloe',
  'person nobody knows': 'nobody-yet',
};

/** Screens to which only a link in the LMS leads, and who opens them here. */
const OPENED_BY_THE_LMS: Readonly<Record<string, readonly string[]>> = {
  chloe: ['/courses/SG-EY', '/courses/no-such-course'],
  'nobody-yet': ['/courses/SG-2'],
};

inABrowser('every screen', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-screens-'));
  /** Screens that have been looked into already. */
  const known = new Set<string>();
  let service: ServiceProcess;
  let lmsUrl: string;
  let browser: BrowserContext;

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startServiceProcess(environmentOf(dataDir, { TRELLIS_DEMO: '1', TRELLIS_DEMO_PORT: '0' })),
      openBrowser(),
    ]);
    lmsUrl = /The demo LMS is at (\S+)/.exec(service.output())![1]!;
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const openAs = (person: string): Promise<Page> => openInDemo(browser, lmsUrl, person);

  /** What is wrong with the screen at an address; nothing more than its head where the same screen was looked into before. */
  async function faultsAt(page: Page, address: string): Promise<readonly string[]> {
    await page.goto(new URL(address, service.url).href);
    await settled(page);
    const faults = [...(await faultsOfHead(page))];
    if (!known.has(kindOf(address))) {
      known.add(kindOf(address));
      faults.push(...(await faultsOfScreen(page)));
    }
    return faults.map((fault) => `${address}: ${fault}`);
  }

  test.each(Object.entries(cast))(
    'can be read, fits 320 pixels and is in reach of the keyboard for the %s',
    async (_, person) => {
      const page = await openAs(person);
      const own = new URL(page.url()).pathname;
      const faults: string[] = [];
      const linked = [...(await linksIn(page, 'nav')), ...(await linksIn(page, 'footer'))];
      for (const address of new Set([own, ...linked, ...(OPENED_BY_THE_LMS[person] ?? [])])) {
        faults.push(...(await faultsAt(page, address)));
        const parts = [...(await partsIn(page, address))];
        // A part may lead to further ones, which join those that are still to be looked into.
        for (const part of parts) {
          if (known.has(kindOf(part))) continue;
          faults.push(...(await faultsAt(page, part)));
          parts.push(...(await partsIn(page, address)));
        }
      }
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  test('is so too for somebody who is not signed in', async () => {
    await browser.clearCookies();
    known.clear();
    const page = await browser.newPage();
    await page.setViewportSize(WIDE);
    const faults: string[] = [];
    for (const address of ['/', '/help', '/accessibility', '/no-such-page'])
      faults.push(...(await faultsAt(page, address)));
    expect(faults).toEqual([]);
    await page.close();
  });

  test('lets a practitioner skip to her pathway, read why something is overdue, and be back where she was', async () => {
    const page = await openAs('chloe');
    await page.keyboard.press('Tab');
    expect(await nameOfFocus(page)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Why is this overdue/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('It rests on').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await nameOfFocus(page)).toMatch(/^Why is this overdue/);
    await page.close();
  });

  test('lets somebody whom nobody knows name her agency, and its lead find her record and let her in, by keyboard', async () => {
    const stranger = await openAs('nobody-yet');
    await tabTo(stranger, /^Agency/);
    await stranger.keyboard.type('Riverside');
    await tabTo(stranger, /^Ask to be let in/);
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('heading', { name: 'You are waiting to be let in.' }).waitFor();
    await stranger.close();

    const lead = await openAs('jo');
    await lead.goto(new URL('/accounts', service.url).href);
    await settled(lead);
    await tabTo(lead, /^Find their record/);
    await lead.keyboard.press('Enter');
    await lead.getByRole('dialog').waitFor();
    await tabTo(lead, /^Search the agency/);
    await lead.keyboard.press('ControlOrMeta+a');
    await lead.keyboard.type('Staff nurse');
    await lead.getByRole('dialog').getByText('Staff nurse').first().waitFor();
    await tabTo(lead, /^This is them/);
    await lead.keyboard.press('Enter');
    expect(await lead.getByText('is joined to the record of').innerText()).toMatch(/^Alex Newcombe/);
    await lead.close();
  });
});

/** Addresses of one thing out of many: a person, a course, a date, its form and its register. */
const OF_ONE = /^(\/people|\/programme\/courses|\/programme(?!\/courses\/)|\/register)\/[^/]+(\/edit)?$/;

/** The screen of an address, or its part: one person's record whoever it is, a list whatever is asked of it. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://trellis');
  const part = searchParams.get('part') ?? searchParams.get('connect') ?? (searchParams.has('connection') ? 'one' : '');
  return `${pathname.replace(OF_ONE, '$1/:one$2')}?${part}`;
}

/** Where a screen leads to in its own parts, and to one thing out of many. */
async function partsIn(page: Page, address: string): Promise<readonly string[]> {
  return (await linksIn(page, 'main')).filter((link) => link.startsWith(`${address}?`) || OF_ONE.test(link));
}

/** Where the links in a part of the page lead, within Trellis. */
async function linksIn(page: Page, part: string): Promise<readonly string[]> {
  return await page
    .locator(`${part} a[href^="/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.replace(/#.*/, '')));
}

/** Presses Tab until something of this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await nameOfFocus(page))) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

async function nameOfFocus(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    const label =
      focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels?.[0] : undefined;
    return (label ?? focused)?.textContent?.trim() ?? '';
  });
}
