import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPlatform, createVisitor, type Platform } from '@trellis/testing/platform';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { openAs, settled } from './open-as.ts';
import { connectPlugin, type PretendPlugin } from './pretend-plugin.ts';
import { faultsOfScreen } from './screen-faults.ts';
import { environmentOf, startServiceProcess, type ServiceProcess } from './service-process.ts';

/** She is on record, and the LMS may say who she is. */
const chloe = { id: '11', givenName: 'Chloe', familyName: 'Nowak', staffNumber: 'WT-1007' };
/** Another account, of which only the name is known. */
const namesake = { id: '12', givenName: 'Chloe', familyName: 'Nowak', email: 'chloe@home.example' };

const course = { id: '5', label: 'SG-EY', title: 'Early years, autumn 2026' };
const platformClaim = 'https://purl.imsglobal.org/spec/lti/claim/tool_platform';

/** A completion as the plugin tells it. */
function completed(user: { readonly id: string; readonly givenName: string; readonly familyName: string }, more = {}) {
  const { id: userId, givenName, familyName } = user;
  return {
    id: randomUUID(),
    kind: 'course-completed',
    occurredAt: '2026-11-20T10:00:00Z',
    person: { userId, givenName, familyName, ...more },
    course: { id: course.id, shortName: course.label, title: course.title },
    state: 'complete',
    completedAt: '2026-11-20T10:00:00Z',
  };
}

inABrowser('whoever looks after an LMS', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-lms-screens-'));
  let service: ServiceProcess;
  let demoLmsUrl: string;
  let browser: BrowserContext;
  let platform: Platform;
  let plugin: PretendPlugin;

  beforeAll(async () => {
    [service, browser, platform] = await Promise.all([
      startServiceProcess(
        environmentOf(dataDir, { TRELLIS_DEMO: '1', TRELLIS_DEMO_PORT: '0', TRELLIS_ALLOW_LOCAL_PLATFORMS: '1' }),
      ),
      openBrowser(),
      createPlatform({
        users: [chloe, namesake],
        courses: [
          { ...course, links: [{ id: 'graded', title: 'Safeguarding in early years' }] },
          { id: '1', label: 'site', title: 'Avonmere Learning', links: [{ id: 'front', title: 'My learning' }] },
        ].map((each) => ({
          ...each,
          links: each.links.map((link) => ({
            ...link,
            // The service's own address is known only once it has started.
            get targetLinkUri() {
              return new URL(link.id === 'graded' ? '/courses/SG-EY' : '/my-learning', service.url).href;
            },
          })),
        })),
      }),
    ]);
    demoLmsUrl = /The demo LMS is at (\S+)/.exec(service.output())![1]!;
  });
  afterAll(async () => {
    await browser.close();
    await platform[Symbol.asyncDispose]();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function goTo(page: Page, address: string): Promise<void> {
    await page.goto(new URL(address, service.url).href);
    await settled(page);
  }
  /** A part of what is shown of the pretend LMS. */
  async function openPart(page: Page, part: string): Promise<void> {
    await goTo(page, '/connected-lmss');
    await page.getByRole('link', { name: new RegExp(new URL(platform.url).host) }).click();
    await page.getByRole('link', { name: part, exact: true }).click();
    await settled(page);
  }

  test('makes a code, is told once what to do with it, and sees by itself when the plugin has connected', async () => {
    const page = await openAs(browser, demoLmsUrl, 'sam');
    await goTo(page, '/connected-lmss?connect=plugin');
    await page.getByRole('button', { name: 'Make a connection code' }).click();
    await page.getByRole('link', { name: 'Give the connection a name' }).click();
    await page.keyboard.type('Council Moodle');
    await page.keyboard.press('Enter');
    await page.getByText('we show it only once').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const code = await page.getByText(/^trc_/).innerText();

    await page.getByRole('link', { name: 'See whether it has connected' }).click();
    await page.getByRole('heading', { name: 'The code waits to be used.' }).waitFor();
    expect(await page.getByText(/^trc_/).count()).toBe(0);
    expect(await faultsOfScreen(page)).toEqual([]);
    plugin = await connectPlugin(service.url, code, platform);
    await page.getByRole('heading', { name: 'Approved. Nobody has signed in yet.' }).waitFor();
    expect(await page.getByText('Avonmere Learning, ').innerText()).toContain(platform.url);
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.close();
  });

  test('says with one press what a course counts as, and the completion is on the learner’s page', async () => {
    await plugin.ask('/lms/events', {
      events: [
        completed(chloe, { staffNumber: chloe.staffNumber, institution: 'Willow Tree Nursery' }),
        completed(namesake, { workEmail: namesake.email }),
      ],
    });
    const page = await openAs(browser, demoLmsUrl, 'rosa');
    await goTo(page, '/lms-courses');
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.getByRole('button', { name: /^Count as Safeguarding in early years/ }).click();
    await page.getByText('Its completions are looked at again now.').waitFor();
    // The demo's own LMS tells of courses too.
    const row = page.getByRole('row').filter({ hasText: course.title });
    await row.getByText('2 completions', { exact: true }).waitFor();
    await row.getByRole('button', { name: /^Change/ }).click();
    await page.getByRole('dialog').getByText('Whenever it was completed').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();

    const learner = await openAs(browser, demoLmsUrl, 'chloe');
    await goTo(learner, '/courses/SG-EY');
    await learner.getByRole('heading', { name: 'You completed this on 20 November 2026.' }).waitFor();
    await learner.close();
  });

  test('decides on the match list who somebody of the LMS is, beside the person that it may be', async () => {
    const page = await openAs(browser, demoLmsUrl, 'rosa');
    await goTo(page, '/import?part=lms');
    expect(await faultsOfScreen(page)).toEqual([]);
    const decision = page.getByRole('form', { name: 'Decide Chloe Nowak' });
    await decision.getByRole('button', { name: /^Save the decision/ }).click();
    await decision.getByText('Choose one').waitFor();
    await decision.getByRole('radio', { name: /^It is Chloe Nowak/ }).check();
    await decision.getByRole('button', { name: /^Save the decision/ }).click();
    await page.getByText('Chloe Nowak of the LMS is Chloe Nowak.').waitFor();
    await decision.waitFor({ state: 'detached' });
    await page.close();
  });

  test('checks the connection, and reads in words that the LMS cannot fetch our keys until it can', async () => {
    platform.gradebook.addColumn({ courseId: '5', label: 'Early years', scoreMaximum: 1, resourceLinkId: 'graded' });
    await createVisitor(platform).launch({ user: chloe.id, link: 'graded' });
    platform.services.behaviour = 'keyset-not-fetched';
    const page = await openAs(browser, demoLmsUrl, 'sam');
    await openPart(page, 'Check');
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await page.getByText('Does not work: The LMS does not accept our keys').waitFor();
    await page.getByText('Looked at on').waitFor();
    expect(await page.getByRole('list', { name: 'Links of the chain' }).getByRole('listitem').count()).toBe(9);
    expect(await faultsOfScreen(page)).toEqual([]);

    platform.services.behaviour = 'serve';
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('Works: The LMS can read our keys').waitFor();
    await page.getByText('Looked at on').waitFor();
    await page.close();
  });

  test('sees what went back to the LMS, and tries again what it did not take', async () => {
    const page = await openAs(browser, demoLmsUrl, 'sam');
    await openPart(page, 'Completions sent back');
    await page
      .getByRole('button', { name: /^Try again now/ })
      .first()
      .waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Try again now/ })
      .first()
      .click();
    await page.getByText('goes out again within a minute.').waitFor();
    await page.getByRole('cell', { name: /^Sent/ }).waitFor();
    expect(platform.gradebook.hasCompleted(chloe.id, 'graded')).toBe(true);
    await page.close();
  });

  test('reads the roster of a course, and is warned before that of the whole site', async () => {
    platform.changes = { [platformClaim]: { guid: 'g', name: 'Avonmere Learning', product_family_code: 'moodle' } };
    await createVisitor(platform).launch({ user: chloe.id, link: 'front' });
    const page = await openAs(browser, demoLmsUrl, 'sam');
    await openPart(page, 'Courses and rosters');
    await page.getByRole('button', { name: `Read the roster of ${course.title}` }).click();
    await page.getByText('2 people known for certain').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the roster of Avonmere Learning' }).click();
    await page.getByRole('dialog').getByText('is everybody who has an account there').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Do not read it' }).click();
    await page.getByText('Never read').waitFor();
    await page.close();
  });
});
