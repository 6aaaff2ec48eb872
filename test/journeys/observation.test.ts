import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inABrowser, openBrowser } from './browser.ts';
import { openAs, settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';
import { environmentOf, startServiceProcess, type ServiceProcess } from './service-process.ts';

const AGREED = 'Bring a parent’s own words into the second half';
const SEEN = 'Two people could not get in: the lift was out of order.';

inABrowser('an observed session', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-observation-'));
  let service: ServiceProcess;
  let lmsUrl: string;
  let browser: BrowserContext;
  let observer: Page;

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startServiceProcess(environmentOf(dataDir, { TRELLIS_DEMO: '1', TRELLIS_DEMO_PORT: '0' })),
      openBrowser(),
    ]);
    lmsUrl = /The demo LMS is at (\S+)/.exec(service.output())![1]!;
    observer = await openAs(browser, lmsUrl, 'rosa');
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = async (page: Page, address: string): Promise<void> => {
    await page.goto(new URL(address, service.url).href);
    await settled(page);
  };

  test('is planned by the coordinator, who observes one of last month herself', async () => {
    await open(observer, '/quality/observations');
    await observer.getByRole('button', { name: 'Plan an observation' }).click();
    const plan = observer.getByRole('dialog');
    await plan.getByRole('searchbox', { name: 'Look for a date' }).fill('Working together');
    // Dates to come stand first, those gone by after them.
    await plan
      .getByRole('radio', { name: /^Working together.* 2026/ })
      .last()
      .check();
    await plan.getByRole('searchbox', { name: 'Look for a person' }).fill('Lindqvist');
    await plan.getByRole('radio', { name: /^Rosa Lindqvist/ }).check();
    await plan.getByRole('checkbox', { name: /^Training principles/ }).check();
    await plan.getByRole('button', { name: 'Plan it' }).click();
    expect(await observer.getByRole('status').innerText()).toContain('Rosa Lindqvist observes it');
  });

  test('is written without a connection, is there again after the page was loaded anew, and is sent by itself', async () => {
    await observer.getByLabel('Show').selectOption('Planned');
    await observer
      .getByRole('row', { name: /Rosa Lindqvist/ })
      .getByRole('link')
      .click();
    await observer.getByText('0 of 9 answered').first().waitFor();
    expect(await faultsOfScreen(observer)).toEqual([]);
    await browser.setOffline(true);
    const met = observer.getByRole('radio', { name: 'Met', exact: true });
    for (let at = 0; at < 9; at += 1) await met.nth(at).check();
    await observer.getByRole('radio', { name: 'Partly met' }).nth(2).check();
    await observer.getByRole('radio', { name: 'Not met' }).nth(5).check();
    await observer
      .getByText(/Saved on this device at .* when the connection is back/)
      .first()
      .waitFor();
    expect(await observer.getByRole('button', { name: 'Share it with the trainers' }).isDisabled()).toBe(true);
    await browser.setOffline(false);
    await observer.getByText('Saved in Trellis').first().waitFor();

    await browser.setOffline(true);
    await observer
      .getByRole('button', { name: /^Agree an action/ })
      .first()
      .click();
    await observer.getByLabel('What was agreed?').fill(AGREED);
    await observer
      .getByLabel(/^What did you see\?/)
      .last()
      .fill(SEEN);
    await observer
      .getByText(/when the connection is back/)
      .first()
      .waitFor();
    await browser.setOffline(false);
    await observer.reload();
    await observer.getByText('What you wrote on this device is here again').waitFor();
    expect(await observer.getByLabel('What was agreed?').inputValue()).toBe(AGREED);
    expect(
      await observer
        .getByLabel(/^What did you see\?/)
        .last()
        .inputValue(),
    ).toBe(SEEN);
  });

  test('cannot be shared before it is whole, and then opens a review because a standard was not met', async () => {
    await observer.getByText('Saved in Trellis').first().waitFor();
    await observer.getByRole('button', { name: 'Share it with the trainers' }).click();
    await observer.getByRole('link', { name: 'Action 1: say who sees to it' }).waitFor();
    await observer.getByLabel('Who sees to it?').selectOption({ label: 'Marcia Bell' });
    await observer.getByLabel('Day', { exact: true }).fill('28');
    await observer.getByLabel('Month', { exact: true }).fill('2');
    await observer.getByLabel('Year', { exact: true }).fill('2027');
    await observer.getByText('Saved in Trellis').first().waitFor();
    await observer.getByRole('button', { name: 'Share it with the trainers' }).click();
    await observer.getByRole('button', { name: 'Share it', exact: true }).click();
    await observer.getByRole('heading', { name: 'Of 9 standards 7 were met. One action was agreed.' }).waitFor();
    await open(observer, '/quality');
    await observer
      .getByRole('row', { name: /Working together/ })
      .getByRole('link')
      .click();
    await observer.getByText(/A standard was not met in the session observed/).waitFor();
    expect(await observer.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Review of Working together/);
  });

  test('is read by its trainer, who replies and has the action among her own', async () => {
    const trainer = await openAs(browser, lmsUrl, 'marcia');
    await open(trainer, '/quality');
    await trainer
      .getByRole('link', { name: /^Working together/ })
      .first()
      .click();
    await trainer.getByText(SEEN).waitFor();
    await trainer.getByLabel('What would you like to say?').fill('Thank you. We have asked for another room.');
    await trainer.getByRole('button', { name: 'Save my words' }).click();
    await trainer.getByRole('listitem').filter({ hasText: 'We have asked for another room.' }).waitFor();
    await open(trainer, '/quality/actions');
    await trainer
      .getByRole('row', { name: new RegExp(AGREED) })
      .getByRole('button', { name: /^It is done/ })
      .click();
    await trainer.getByLabel('What was done?').fill('A parent speaks for ten minutes');
    await trainer.getByRole('dialog').getByRole('button', { name: 'It is done' }).click();
    expect(await trainer.getByRole('status').innerText()).toContain(AGREED);
    await trainer.close();
  });

  test('somebody without a role who is named to observe finds it in the bar, and what they see to beside it', async () => {
    const inTheBar = (page: Page) =>
      page.getByRole('navigation', { name: 'Trellis' }).getByRole('link', { name: 'Observations and actions' });
    const before = await openAs(browser, lmsUrl, 'chloe');
    expect(await inTheBar(before).count()).toBe(0);
    await before.close();
    const coordinator = await openAs(browser, lmsUrl, 'rosa');
    await open(coordinator, '/quality/observations');
    await coordinator.getByRole('button', { name: 'Plan an observation' }).click();
    const plan = coordinator.getByRole('dialog');
    await plan.getByRole('searchbox', { name: 'Look for a date' }).fill('Working together');
    await plan
      .getByRole('radio', { name: /^Working together.* 2026/ })
      .first()
      .check();
    await plan.getByRole('searchbox', { name: 'Look for a person' }).fill('Nowak');
    await plan.getByRole('radio', { name: /^Chloe Nowak/ }).check();
    await plan.getByRole('checkbox', { name: /^Training principles/ }).check();
    await plan.getByRole('button', { name: 'Plan it' }).click();
    expect(await coordinator.getByRole('status').innerText()).toContain('We write to them');
    await coordinator.close();
    const chloe = await openAs(browser, lmsUrl, 'chloe');
    await inTheBar(chloe).click();
    await chloe.getByRole('heading', { level: 1, name: 'Observations' }).waitFor();
    await chloe.getByRole('row', { name: /^Working together/ }).waitFor();
    expect(await faultsOfScreen(chloe)).toEqual([]);
    await chloe.getByRole('link', { name: /^Working together/ }).click();
    await chloe.getByText('0 of 9 answered').first().waitFor();
    await open(chloe, '/quality/actions');
    await chloe.getByRole('heading', { level: 1, name: 'Actions' }).waitFor();
    await chloe.close();
  });
});
