import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('what is held about somebody', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let personId: string;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-23T09:00:00Z'), openBrowser()]);
    personId = await avonmere.trellis.act(
      async ({ store }) =>
        (await store.people.search({ all: true }, { text: 'Chloe' }, { limit: 1 })).rows[0]!.personId,
    );
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  test('nobody else is offered it', async () => {
    const page = await avonmere.openAs(browser, 'rosa', `/people/${personId}`);
    await settled(page);
    expect(await page.getByRole('button', { name: /Erase|Download everything|Not theirs/ }).count()).toBe(0);
    await page.close();
  });

  test('an administrator takes an account off her that is somebody else’s, with the reason on record', async () => {
    const page = await avonmere.openAs(browser, 'sam', `/people/${personId}`);
    await page.getByRole('list', { name: 'Accounts' }).getByRole('button', { name: 'Not theirs' }).click();
    const sheet = page.getByRole('dialog', { name: /^Take this account off Chloe/ });
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByLabel('Why?').fill('The account of a namesake');
    await sheet.getByRole('button', { name: 'Take it off' }).click();
    await page.getByText('The account is nobody’s now.').waitFor();
    await page.getByText('None yet.').waitFor();
    await page.goto(new URL(`/audit?person=${personId}`, avonmere.trellis.url).href);
    await page.getByText('The account of a namesake').waitFor();
    await page.close();
  });

  test('an administrator answers somebody who asks for it, and erases somebody who asks for that, with the reason on record', async () => {
    const page = await avonmere.openAs(browser, 'sam', `/people/${personId}`);
    await page.getByRole('button', { name: 'Erase this person' }).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download everything held' }).click();
    const held = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
    expect(held).toMatchObject({ personId, held: { person: [{ id: personId, given_name: 'Chloe' }] } });

    await page.getByRole('button', { name: 'Erase this person' }).click();
    const sheet = page.getByRole('dialog', { name: /^Erase Chloe/ });
    await sheet.getByRole('button', { name: 'Erase for good' }).click();
    await sheet.getByText('Say why, in a few words').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByLabel('Why?').fill('Asked by letter');
    await sheet.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('heading', { level: 1, name: 'Somebody erased' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Chloe');

    await page.getByRole('link', { name: 'Who changed something about them' }).click();
    await settled(page);
    await page.getByText('These changes are about one person').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Chloe');
    await page.getByRole('link', { name: 'show all changes' }).click();
    await page.getByText('Asked by letter').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});
