import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aCompletion, aPost, csvFile, type Cells } from '@trellis/testing';
import { createPlatform, type Platform } from '@trellis/testing/platform';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { inABrowser, openBrowser, type Cookies } from './browser.ts';
import { environmentOf, startServiceProcess, trellis as runCommand, type ServiceProcess } from './service-process.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-first-light-'));
const env = environmentOf(folder, { TRELLIS_ALLOW_LOCAL_PLATFORMS: '1' });
const trellis = (...words: string[]) => runCommand(env, ...words);

const amara = { id: 'amara', givenName: 'Amara', familyName: 'Okafor', email: 'amara.okafor@avonmere.example' };
const courses = [
  { id: 'c', label: 'SG', title: 'Safeguarding', links: [{ id: 'mine', title: 'My safeguarding learning' }] },
];

/** More colleagues than stand on a page, who never learnt anything; one has a name that a spreadsheet would run. */
const colleagues = Array.from({ length: 30 }, (_, index): Cells => {
  const number = 2_001 + index;
  return aPost({
    staffNumber: `AC-${number}`,
    givenName: 'Robin',
    familyName:
      index === 0
        ? '=1+1'
        : `Colleague ${'abcdefghijklmnopqrstuvwxyz'[index % 26]!.repeat(1 + Math.floor(index / 26))}`,
    workEmail: `c${number}@avonmere.example`,
    jobTitle: 'Administrator',
    audience: 'LCF-G1',
  });
});
const people = file('people.csv', [
  aPost(),
  ...colleagues,
  // Of a name that is there already, without anything that tells the two apart: a person must decide.
  aPost({ staffNumber: '', workEmail: 'somebody.else@avonmere.example', givenName: 'Sam', familyName: 'Twice' }),
  aPost({ staffNumber: 'AC-3001', workEmail: '', givenName: 'Sam', familyName: 'Twice' }),
  aPost({
    staffNumber: 'AC-3002',
    workEmail: 'b@avonmere.example',
    givenName: 'Bad',
    familyName: 'Date',
    startsOn: '2025-02-29',
  }),
]);
const evidence = file('evidence.csv', [aCompletion({ satisfies: 'LCF-L1', achievedOn: '2022-01-10' }), aCompletion()]);

function file(name: string, rows: readonly Cells[]): string {
  writeFileSync(path.join(folder, name), csvFile(rows));
  return path.join(folder, name);
}

inABrowser('first light', () => {
  let service: ServiceProcess;
  let lms: Platform;
  let browser: BrowserContext;
  let administrator: Page;

  beforeAll(async () => {
    [service, lms, browser] = await Promise.all([
      startServiceProcess(env),
      createPlatform({ users: [amara], courses }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await lms[Symbol.asyncDispose]();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signIn(...role: string[]): Promise<Page> {
    const page = await browser.newPage();
    await page.goto((await trellis('sign-in', 'link', '--name', 'Sam Ebanks', '--role', ...role)).last);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  describe('the administrator', () => {
    test('gets in by a link from the command line and lets the LMS in that somebody invited there', async () => {
      await lms.register((await trellis('platform', 'invite')).last);
      administrator = await signIn('administrator');
      await administrator.getByRole('link', { name: 'Settings', exact: true }).click();
      await administrator.getByRole('link', { name: 'Connected LMSs' }).click();
      await administrator.getByRole('checkbox', { name: /Work e-mail/ }).waitFor();
      expect(await administrator.getByRole('checkbox', { name: /Work e-mail/ }).isChecked()).toBe(true);
      await administrator.getByRole('checkbox', { name: /Staff number/ }).click({ force: true });
      await administrator.getByRole('button', { name: /^Approve/ }).click();
      await administrator.getByText(/People can sign in from it now/).waitFor();
      const [listed] = JSON.parse((await trellis('platform', 'list', '--json')).out) as {
        issuer: string;
        state: string;
      }[];
      expect(listed).toMatchObject({ issuer: lms.url, state: 'active' });
    });

    test('tries a file of people, takes it in, and decides who an unsure row is', async () => {
      const page = administrator;
      await page.getByRole('link', { name: 'People', exact: true }).click();
      await page.getByRole('link', { name: 'Import' }).first().click();
      await page.locator('input[type=file]').setInputFiles(people);
      await page.getByRole('button', { name: 'Try it first' }).click();
      await page.getByText('Tried, and nothing was changed').waitFor();
      expect((await trellis('audit')).last).toBe('0 spans, 0 cells, 0 differ');
      await page.getByRole('button', { name: 'Take this file in' }).click();
      await page.getByText('Taken in').waitFor();
      await page.getByRole('cell', { name: 'starts_on' }).waitFor();
      await page.getByRole('link', { name: 'Decide 1 unsure row' }).click();
      await page.getByText('Somebody new', { exact: true }).click();
      await page.getByRole('button', { name: /Save the decision/ }).click();
      await page.getByText('Sam Twice is somebody new').waitFor();
      expect((await trellis('people', 'import', people)).last).toBe(
        '0 new, 0 changed, 33 unchanged, 0 unsure, 1 refused',
      );
    });

    test('takes in evidence by the command line', async () => {
      expect((await trellis('evidence', 'import', evidence)).last).toBe(
        '2 new, 0 changed, 0 unchanged, 0 unsure, 0 refused',
      );
      expect((await trellis('audit')).last).toMatch(/^[1-9]\d* spans, [1-9]\d* cells, 0 differ$/);
    });
  });

  describe('the practitioner', () => {
    test.each<Cookies>(['third-party cookies blocked', 'third-party cookies allowed'])(
      'sees inside the LMS what she must do, why and by when, with %s',
      async (cookies) => {
        const own = await openBrowser(cookies);
        const page = await own.newPage();
        await page.goto(`${lms.url}/open?user=amara&link=mine`);
        const frame = page.frameLocator('iframe');
        await frame.getByText('Overdue since 10 January 2025').first().waitFor();
        await frame
          .getByText(
            'Because you last did this on 10 January 2022, and the London Competency Framework asks for it every three years.',
          )
          .waitFor();
        await frame.getByRole('button', { name: /^Why is this overdue/ }).click();
        const why = frame.getByRole('dialog');
        await why.getByText('It rests on').waitFor();
        await why.getByText('London Competency Framework').first().waitFor();
        expect(await frame.locator('body').innerText()).not.toContain('Robin');
        await own.close();
      },
    );
  });

  describe('the agency’s lead', () => {
    let lead: Page;
    const rows = () => lead.locator('table tbody tr');

    test('sees who is overdue, the longest first, a page at a time', async () => {
      lead = await signIn('agency-lead', '--agency', 'AC');
      await lead.getByRole('link', { name: 'My agency' }).click();
      await lead
        .getByText('31 requirements overdue')
        .or(lead.getByText(/\d+ requirements overdue/))
        .first()
        .waitFor();
      const shown = await eventually(
        () => lead.getByRole('link', { name: /Robin|Amara/ }).count(),
        (count) => count === 25,
      );
      expect(shown).toBe(25);
      await lead.getByRole('button', { name: 'Next page' }).click();
      await lead.getByText(/Showing 26 to/).waitFor();
    });

    test('finds somebody, and orders the list by name', async () => {
      await lead.getByRole('searchbox', { name: 'Search' }).fill('Okafor');
      await eventually(
        () => rows().filter({ hasText: 'Amara Okafor' }).count(),
        (count) => count === 1,
      );
      await lead.getByRole('searchbox', { name: 'Search' }).fill('');
      await lead.getByRole('button', { name: 'Person' }).click();
      const order = await eventually(
        () => lead.getByRole('columnheader', { name: 'Person' }).getAttribute('aria-sort'),
        (found) => found !== null,
      );
      expect(order).not.toBeNull();
    });

    test('takes the list along as a file in which a formula is text', async () => {
      const [download] = await Promise.all([
        lead.waitForEvent('download'),
        lead.getByRole('button', { name: 'Download CSV' }).click(),
      ]);
      const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
      expect(download.suggestedFilename()).toBe('trellis-overdue.csv');
      expect(lines.some((line) => line.startsWith("AC,AC-2001,Robin,'=1+1,"))).toBe(true);
      expect(lines.filter((line) => line.includes(',overdue,')).every((line) => line.startsWith('AC,'))).toBe(true);
    });
  });
});
