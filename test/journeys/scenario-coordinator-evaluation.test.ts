import { closeRegister, markRegister } from '@trellis/core/registers';
import { saveTrainer } from '@trellis/core/trainers';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSheets } from './answer-sheets.ts';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { courseRun, type CourseRun } from './course-run.ts';
import { faultsOfScreen } from './screen-faults.ts';

/** How many answer both before and after, and for how many of them the third objective is not met. */
const [PAIRS, UNMET] = [12, 5];

/**
 * The half of the coordinator's scenario that asks whether a course works: who may lead it, and what is done about an objective that was not met.
 * From plan to closed register it is in scenario-coordinator.test.ts.
 */
inABrowser('a coordinator sees to it that a course works', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let run: CourseRun;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z', { people: 300 }), openBrowser()]);
    run = await courseRun(avonmere, '2027-01-18');
    await run.agreeToAll();
    await run.allot();
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog');
  const placed = async () => (await run.bookings()).filter(({ state }) => state === 'placed');

  /** The clock stands at this moment, and somebody opens a page from their LMS. */
  async function at(instant: string, person: string, address: string): Promise<void> {
    avonmere.moveTo(instant);
    await page?.close();
    page = await avonmere.openAs(browser, person, address);
  }

  test('a date is confirmed with Marcia and Dev, who are of two agencies', async () => {
    await at('2026-11-21T09:00:00Z', 'rosa', `/programme/${run.eventId}`);
    await page.getByText('Confirmed on 21 November 2026').waitFor();
    await button('Take the confirmation back').click();
    await dialog().getByLabel('Why?').fill('The second trainer has to ask for the day');
    await dialog().getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('It is not confirmed any more.').waitFor();
    await button('Confirm the date and its trainers').click();
    await page.getByText(/^It is confirmed as it stands\./).waitFor();
    await page.getByText('Confirmed on 21 November 2026').waitFor();
    expect(await isConfirmed(run)).toBe(true);
  });

  test('Lena is refused with what is missing, and a pair of one agency until there is a reason, which is kept', async () => {
    const other = await courseRun(avonmere, '2026-12-30');
    await run.asCoordinator(async (ctx) => {
      const { id: agencyId } = (await ctx.store.people.agencies()).find(({ ref }) => ref === 'RH')!;
      const [jo] = await ctx.store.people.identified([{ agencyId, staffNumber: 'RH-1001' }], []);
      await saveTrainer(ctx, {
        personId: jo!.id,
        agencyId,
        jobRole: 'Named nurse',
        skills: [],
        knowledge: [],
        approvals: [],
        isInHouseTrainer: true,
        hasSafeguardingKnowledge: true,
        trainingForTrainers: { achievedOn: '2025-03-05' },
        isActive: true,
      });
    });
    await at('2026-11-21T10:00:00Z', 'rosa', `/programme/${other.eventId}`);
    await button('Choose trainers').click();
    await dialog().getByLabel('Lena Voss').check();
    await dialog().getByText('Lena Voss: training for trainers or equivalent missing.').waitFor();
    await button('Have this trainer lead it').click();
    await dialog().getByText('Say why, or choose others').first().waitFor();
    await dialog().getByLabel('Lena Voss').uncheck();
    await dialog().getByLabel('Marcia Bell').check();
    await dialog().getByLabel(/^Jo /).check();
    await dialog().getByText('They are all of one agency.').waitFor();
    await button('Have them lead it').click();
    await dialog().getByText('Say why, or choose others').first().waitFor();
    await dialog().getByLabel('Why all the same?').fill('Nobody else is free between the holidays');
    await button('Have them lead it').click();
    await page.getByText(/lead it\.$/).waitFor();

    await button('Confirm it all the same').click();
    await button('Confirm it').last().click();
    await dialog().getByText('Say why, in a few words').first().waitFor();
    expect(await isConfirmed(other)).toBe(false);
    await dialog().getByLabel('Why all the same?').fill('Nobody else is free between the holidays');
    await dialog().getByRole('button', { name: 'Confirm it', exact: true }).click();
    await page.getByText('Confirmed all the same: Nobody else is free between the holidays').waitFor();
    expect(await isConfirmed(other)).toBe(true);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('24 people come, 12 of them answer before and after, and for 5 the third objective is not met', async () => {
    expect(await placed()).toHaveLength(24);
    const who = (await placed()).slice(0, PAIRS);
    avonmere.moveTo('2027-01-17T18:00:00Z');
    await answerSheets(avonmere, run, 'before', who, () => ({ ranks: [2, 2, 2, 2, 2] }));
    avonmere.moveTo('2027-01-18T16:45:00Z');
    const mark = { hasAttended: true, hasCompleted: true, markedAt: '2027-01-18T16:45:00.000Z' };
    const marks = (await placed()).map(({ id }) => ({ bookingId: id, mark }));
    await avonmere.trellis.act(async (ctx) => {
      await markRegister(ctx, { eventId: run.eventId, marks });
      await closeRegister(ctx, run.eventId);
    });
    avonmere.moveTo('2027-01-19T08:30:00Z');
    const before = await kept();
    await answerSheets(avonmere, run, 'after', who, (place) => ({
      ranks: [place % 2 === 0 ? 4 : 3, 3, place < PAIRS - UNMET ? 4 : 1, 4, place % 3 === 0 ? 4 : 3],
    }));
    // What people say opens a review, and changes neither the course nor the date.
    expect(await kept()).toEqual(before);
  });

  test('the summary shows the change in each objective, and the third as a theme with its numbers', async () => {
    await at('2027-01-19T09:00:00Z', 'rosa', `/evaluation/events/${run.eventId}`);
    const head = page.getByRole('heading', { level: 1 });
    await head.waitFor();
    expect(await head.innerText()).toBe('Confidence rose on 4 of 5 objectives.');
    // Shares are rounded down throughout: 41.7% is 41%.
    await page.getByText('A theme: 5 of 12 (41%) not met').waitFor();
    expect(await page.getByText(/^A theme/).count()).toBe(1);
    expect(await page.locator('main').innerText()).toContain('12 of 24 answered, after the course');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a review was opened by that, with the numbers; it waits for her', async () => {
    await at('2027-01-19T09:05:00Z', 'rosa', '/quality/reviews');
    await page.getByRole('link', { name: /^Conferences and core groups/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Review of Conferences and core groups' }).waitFor();
    const said = await page.locator('main').innerText();
    expect(said).toMatch(/5 of 12 did not reach it on 18 January 2027/);
    expect(said).toContain('41% of the 12 people who rated it both before and after.');
    expect(said).toContain('Not met: Say what one’s own agency brings to a core group');
    expect(said).toContain('Nothing is changed by this');
    expect(said).toMatch(/Who sees to it\s+Nobody yet/);
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.getByRole('link', { name: /^What people said of that date/ }).click();
    await page.getByText('A theme: 5 of 12 (41%) not met').waitFor();
  });

  /** Everything that only she may change. */
  const kept = () =>
    avonmere.trellis.act(async ({ store }) => {
      const event = (await store.events.event(run.eventId))!;
      return { event, course: await store.courses.course(event.courseId) };
    });

  const isConfirmed = ({ eventId }: CourseRun) =>
    avonmere.trellis.act(async ({ store }) => (await store.events.event(eventId))!.delivery !== undefined);
});
