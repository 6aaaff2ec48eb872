import path from 'node:path';
import { grant } from '@trellis/core/access';
import { knownAudiences } from '@trellis/core/frameworks';
import { importPeople } from '@trellis/core/people';
import { packLondon } from '@trellis/pack-london';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { aPost, createTestHost, fileRows, type TestHost } from '@trellis/testing';
import { createPlatform, type Platform } from '@trellis/testing/platform';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inABrowser, openBrowser } from './browser.ts';

const webFolder = path.resolve(import.meta.dirname, '../../apps/web/dist');
const courses = [
  { id: 'c', label: 'SG', title: 'Safeguarding', links: [{ id: 'mine', title: 'My safeguarding learning' }] },
];
const jo = { id: 'jo', givenName: 'Jo', familyName: 'Kendall', email: 'jo.kendall@avonmere.example' };
/** The LMS knows her by another name and has neither an e-mail nor a staff number of hers. */
const amara = { id: 'amara', givenName: 'A.', familyName: 'Okafor' };

inABrowser('the way in', () => {
  let trellis: TestHost;
  let lms: Platform;
  let browser: BrowserContext;
  let code: string;

  beforeAll(async () => {
    [trellis, lms, browser] = await Promise.all([
      createTestHost({ plugins: { pathwayAssignment: pathwayAssignment(), packLondon: packLondon() }, webFolder }),
      createPlatform({ users: [jo, amara], courses }),
      openBrowser(),
    ]);
    await trellis.act(async (ctx) => {
      const rows = fileRows([
        aPost({
          staffNumber: 'AC-1',
          givenName: 'Jo',
          familyName: 'Kendall',
          workEmail: jo.email,
          jobTitle: 'Team manager',
        }),
        aPost({ workEmail: '', managerStaffNumber: 'AC-1' }),
      ]);
      await importPeople(ctx, {
        fileName: 'people.csv',
        rows,
        dryRun: false,
        knownAudiences: knownAudiences(await ctx.store.frameworks.packs()),
      });
      const [agency] = await ctx.store.people.agencies();
      const [manager] = await ctx.store.people.identified([], [jo.email]);
      await grant(ctx, { personId: manager!.id }, { role: 'manager', agencyId: agency!.id });
    });
    await trellis.connect(lms);
  });
  afterAll(async () => {
    await browser.close();
    await lms[Symbol.asyncDispose]();
    await trellis[Symbol.asyncDispose]();
  });

  /** Opens the tool in the frame of a course, as somebody of the LMS. */
  async function launch(user: string): Promise<{ readonly page: Page; readonly frame: FrameLocator }> {
    const page = await browser.newPage();
    await page.goto(`${lms.url}/open?user=${user}&link=mine`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    return { page, frame };
  }

  test('of somebody with a wider role waits until an administrator has said that it is her', async () => {
    const before = await launch('jo');
    await before.frame.getByRole('heading', { name: 'You are waiting to be let in.' }).waitFor();
    expect(await before.frame.getByRole('link', { name: 'My team' }).count()).toBe(0);
    await before.page.close();

    const administrator = await browser.newPage();
    await administrator.goto(await trellis.signInLink('administrator'));
    await administrator.getByRole('button', { name: 'Sign in' }).click();
    await administrator.getByRole('link', { name: 'Settings', exact: true }).click();
    await administrator.getByRole('link', { name: 'Accounts' }).first().click();
    await administrator.getByRole('cell', { name: 'Jo Kendall', exact: true }).waitFor();
    await administrator.getByRole('button', { name: /^Yes, it is them/ }).click();
    await administrator.getByText('The account is joined to the record.').waitFor();
    await administrator.close();

    const after = await launch('jo');
    await after.frame.getByRole('link', { name: 'My team' }).waitFor();
    await after.page.close();
  });

  test('of somebody without an e-mail begins with a code from her manager', async () => {
    const { page, frame } = await launch('jo');
    await frame.getByRole('link', { name: 'My team' }).click();
    await frame.getByRole('link', { name: 'Amara Okafor' }).first().click();
    await frame.getByRole('button', { name: 'Make a code' }).click();
    code = await frame.getByText(/^\S{4}-\S{4}-\S{4}$/).innerText();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await page.close();
  });

  test('says clearly that nobody knows her, sets no agency, and refuses a code that nobody made', async () => {
    const { page, frame } = await launch('amara');
    await frame.getByRole('heading', { name: 'We do not know yet which record is yours.' }).waitFor();
    const agency = frame.getByLabel('Agency', { exact: true });
    expect(await agency.inputValue()).toBe('');
    expect(await frame.getByRole('navigation', { name: 'Trellis' }).getByRole('link').count()).toBe(0);
    await frame.getByRole('textbox', { name: 'Code' }).fill('AAAA-BBBB-CCCC');
    await frame.getByRole('button', { name: 'Use this code' }).click();
    await frame.getByText('This code does not work').first().waitFor();
    await page.close();
  });

  test('leads to her own pathway with the code, typed as people type, and from then on without it', async () => {
    const first = await launch('amara');
    await first.frame.getByRole('textbox', { name: 'Code' }).fill(` ${code.toLowerCase().replaceAll('-', ' ')} `);
    await first.frame.getByRole('button', { name: 'Use this code' }).click();
    await first.frame.getByText('Hello, Amara').waitFor();
    await first.frame.getByText('Working with children, level 2').first().waitFor();
    await first.page.close();
    const again = await launch('amara');
    await again.frame.getByText('Hello, Amara').waitFor();
    expect(await again.frame.getByRole('link', { name: 'My team' }).count()).toBe(0);
    await again.page.close();
  });
});
