import { addMaterial, saveCourseVersion, saveEvent } from '@trellis/core/events';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { courseRun, type CourseRun } from './course-run.ts';
import { faultsOfScreen } from './screen-faults.ts';

/** SC-05: Marcia, a community nurse lent by her trust, prepares 18 January 2027 and takes the register where there is no network. */
inABrowser('a trainer prepares and delivers', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let run: CourseRun;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z', { people: 300 }), openBrowser()]);
    run = await courseRun(avonmere, '2027-01-18');
    await run.agreeToAll();
    await run.allot();
    await run.asCoordinator(async (ctx) => {
      const { courseId, courseVersion = '' } = (await ctx.store.events.event(run.eventId))!;
      const content = new TextEncoder().encode('%PDF-1.7 slides');
      const file = { title: 'Slides for the morning', fileName: 'Morning.pdf', content, sha256: 'hash' };
      await addMaterial(ctx, { courseId, version: courseVersion, ...file });
    });
    avonmere.moveTo('2027-01-11T09:00:00Z');
    page = await avonmere.openAs(browser, 'marcia', `/my-events/${run.eventId}`);
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('her page has outcomes, who comes from where and what they need, and nothing of charges or of how anybody stands', async () => {
    await page.getByRole('heading', { name: '24 people have a place.' }).waitFor();
    await page.getByText(/From \d+ agencies: .*Riverside Hospital NHS FT 4/).waitFor();
    const table = page.getByRole('table');
    expect(await table.getByRole('row').count()).toBe(25);
    await page.getByText('You, Community nurse, Riverside Hospital NHS FT').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/£|overdue|up to date|due soon|charged/i);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a file of the version is saved, and opens no more a week before once the version is withdrawn: the date has the next one', async () => {
    const saved = page.waitForEvent('download');
    await button('Save Slides for the morning').click();
    expect((await saved).suggestedFilename()).toBe('Morning.pdf');
    await run.asCoordinator(async (ctx) => {
      const { courseId, courseVersion } = (await ctx.store.events.event(run.eventId))!;
      const known = (await ctx.store.courses.course(courseId))!.versions.find(
        ({ version }) => version === courseVersion,
      )!;
      await saveCourseVersion(ctx, { ...known, version: 'new', validFrom: '2027-01-01', objectives: ['Do it better'] });
      await saveCourseVersion(ctx, { ...known, withdrawnOn: '2027-01-11' });
    });
    await button('Save Slides for the morning').click();
    await page.getByText(/is not given any more, so its materials do not open/).waitFor();
    await page.reload();
    await page.getByText('Do it better').waitFor();
    await page.getByText('There are none for version new.').waitFor();
    const told = await avonmere.trellis.act(({ store }) => store.notices.listNotices({}, { limit: 500 }));
    expect(told.rows.filter(({ kind }) => kind === 'version-withdrawn')).toHaveLength(2);
  });

  test('when she is free can be tried again where it does not load, and is not silently missing', async () => {
    const mine = await avonmere.openAs(browser, 'marcia', '/my-events');
    await mine.getByRole('button', { name: 'Say when I am free' }).waitFor();
    await mine.route('**/*trainers.availability*', (route) => route.abort());
    await mine.reload();
    await mine.getByText('We could not load when you are free').waitFor();
    expect(await faultsOfScreen(mine)).toEqual([]);
    await mine.unroute('**/*trainers.availability*');
    await mine.getByRole('button', { name: 'Try again' }).first().click();
    await mine.getByRole('button', { name: 'Say when I am free' }).waitFor();
    await mine.close();
  });

  test('distress in the room goes to the coordinator alone', async () => {
    await button('Write to the coordinator').click();
    await page.getByLabel('What happened?').fill('Somebody wept, and we took a break.');
    await button('Send it').click();
    await page.getByText('The coordinator has your note.').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('wept');
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.close();
    page = await avonmere.openAs(browser, 'rosa', `/programme/${run.eventId}`);
    await page.getByText('Somebody wept, and we took a break.').waitFor();
    await page.getByText(/^Confirmed on/).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    await button(/^Dealt with/).click();
    await page.getByText('what it said is forgotten').waitFor();
  });

  test('the coordinator agrees to a pair of two agencies, and sees what agencies give and who is in the pool', async () => {
    const go = async (address: string): Promise<void> => {
      await page.goto(new URL(address, page.url()).href);
      await page.getByRole('table').first().waitFor();
      expect(await faultsOfScreen(page)).toEqual([]);
    };
    await run.asCoordinator(async (ctx) => {
      const { courseId } = (await ctx.store.events.event(run.eventId))!;
      const sessions = [{ startsAt: '2027-03-02T09:30:00Z', endsAt: '2027-03-02T16:00:00Z' }];
      const places = { ...(await ctx.store.events.event(run.eventId))!.places, quotas: [] };
      const rules = { linkShownHours: 24, approval: 'manager', attendanceThresholdPercent: 80 } as const;
      await saveEvent(ctx, { courseId, mode: 'virtual', sessions, places, ...rules });
    });
    await go('/programme?part=matching');
    const row = page.getByRole('row', { name: /Tuesday 2 March 2027/ });
    expect(await row.innerText()).toMatch(/Together: of different (kinds of agency|agencies)/);
    await row.getByRole('button', { name: /^Agree/ }).click();
    await page.getByText('One date has trainers now.').waitFor();
    await row.waitFor({ state: 'detached' });
    await go('/programme?part=contribution');
    await button('What is asked of trainers').click();
    await page.getByLabel('For how many months does training for trainers count?').waitFor();
    await go('/programme?part=trainers');
    await button('When free when Dev Khatri is free').click();
    await page.getByLabel('Any day but some').check();
    const first = page.getByRole('group', { name: 'First day' }).first();
    for (const [part, value] of [
      ['Day', '15'],
      ['Month', '2'],
      ['Year', '2027'],
    ] as const)
      await first.getByLabel(part, { exact: true }).fill(value);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('When Dev Khatri is free is as you wrote it.').waitFor();
  });

  test('the register keeps its marks while the connection is away, also when the page is closed and opened again', async () => {
    const marks = async () =>
      (await run.bookings()).flatMap(({ state, register }) => (state === 'placed' ? [register?.hasCompleted] : []));
    avonmere.moveTo('2027-01-18T16:45:00Z');
    await page.close();
    page = await avonmere.openAs(browser, 'marcia', `/register/${run.eventId}`);
    await browser.setOffline(true);
    await button('All 24 attended and completed').click();
    await page.getByText('Kept on this device: 24 marks.').waitFor();
    expect((await marks()).filter((mark) => mark !== undefined)).toEqual([]);
    await browser.setOffline(false);
    await page.getByText('Every mark has been saved.').waitFor();
    expect((await marks()).every((mark) => mark === true)).toBe(true);

    await page.clock.setFixedTime('2027-01-18T16:46:00Z');
    await browser.setOffline(true);
    const [first] = await page.getByRole('group', { name: /^Did .* complete it satisfactorily\?$/ }).all();
    await first!.getByLabel('No').check();
    await page.getByText('Kept on this device: 1 mark.').waitFor();
    // Without a connection the page itself does not open again; its marks wait on the device.
    await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await page.close();
    await browser.setOffline(false);
    page = await avonmere.openAs(browser, 'marcia', `/register/${run.eventId}`);
    await page.getByText('Every mark has been saved.').waitFor();
    expect((await marks()).filter((mark) => mark === false)).toHaveLength(1);
    expect(await faultsOfScreen(page)).toEqual([]);
  });
});
