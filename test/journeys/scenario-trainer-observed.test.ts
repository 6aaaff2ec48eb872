import type { BookingId } from '@trellis/core';
import { cancelBooking, type Booking } from '@trellis/core/bookings';
import { saveTrainerSettings } from '@trellis/core/trainers';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSheets } from './answer-sheets.ts';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { courseRun, type CourseRun } from './course-run.ts';
import { faultsOfScreen } from './screen-faults.ts';

/** Nine principles, and two standards for whoever trains. */
const STANDARDS = 11;
const ROLE_PLAY = 'The role play with four chairs stays with me';

/**
 * SC-05 from the day on: who turns up and who leaves, a session that is observed, what people said of it, and training for trainers that grows old. How
 * the trainer prepares and takes the register without a network is in scenario-trainer.test.ts.
 */
inABrowser('a trainer delivers, is observed and improves', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let run: CourseRun;
  /** Those who answer before and after. */
  let learners: readonly Booking[];

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

  const main = () => page.locator('main');
  const dialog = () => page.getByRole('dialog');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const placed = async () => (await run.bookings()).filter(({ state }) => state === 'placed');

  /** The clock stands at this moment, and somebody opens a page from their LMS. */
  async function at(instant: string, person: string, address: string): Promise<void> {
    avonmere.moveTo(instant);
    await page?.close();
    page = await avonmere.openAs(browser, person, address);
  }

  test('the coordinator plans that Jo observes the session, against the principles and the standards for trainers', async () => {
    await at('2027-01-05T09:00:00Z', 'rosa', '/quality/observations');
    await button('Plan an observation').click();
    await dialog().getByRole('searchbox', { name: 'Look for a date' }).fill('Conferences');
    await dialog()
      .getByRole('radio', { name: /^Conferences and core groups/ })
      .check();
    await dialog().getByRole('searchbox', { name: 'Look for a person' }).fill('Kendall');
    await dialog()
      .getByRole('radio', { name: /^Jo Kendall/ })
      .check();
    await dialog()
      .getByLabel(/^Training principles/)
      .check();
    await dialog()
      .getByLabel(/^Trainers of the pool/)
      .check();
    await button('Plan it').click();
    await page
      .getByText(
        /^Jo Kendall observes it. We write to them, and they find the form in the bar of their pages, or at http/,
      )
      .waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('somebody who is not on the list is let in once a seat is free, and her agency is known by her post', async () => {
    learners = (await placed()).slice(0, 12);
    avonmere.moveTo('2027-01-17T18:00:00Z');
    await answerSheets(avonmere, run, 'before', learners, () => ({ ranks: [2, 2, 2, 2, 2] }));
    const agencyId = await avonmere.trellis.act(
      async ({ store }) => (await store.people.agencies()).find(({ ref }) => ref === 'BS')!.id,
    );
    await at('2027-01-18T09:40:00Z', 'marcia', `/register/${run.eventId}`);
    await button('Add somebody who came without a place').click();
    await dialog().getByRole('radio', { name: 'Staff number' }).check();
    await dialog().getByLabel('Agency').selectOption(agencyId);
    await dialog().getByRole('textbox', { name: 'Staff number' }).fill('BS-1002');
    await button('Look').click();
    const letIn = dialog().getByRole('button', { name: /^Let in\s*Faye Lindgren/ });
    await letIn.click();
    await dialog().getByText('Every seat is taken.').waitFor();
    await run.asCoordinator(async (ctx) => {
      await cancelBooking(ctx, { bookingId: (await placed()).at(-1)!.id, why: 'Rang from a train that stands' });
    });
    await letIn.click();
    await page.getByText('Faye Lindgren has a place and stands in the register.').waitFor();
    await page.getByText('Came without having booked').waitFor();
    const faye = (await placed()).find(({ isWalkIn }) => isWalkIn === true);
    expect(faye).toMatchObject({ agencyId });
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('who leaves at noon has attended and not completed; a later edit keeps both entries', async () => {
    await at('2027-01-18T12:05:00Z', 'marcia', `/register/${run.eventId}`);
    const [first, second] = await placed();
    const name = await run.nameOf(first!.personId);
    const group = (words: string) => page.getByRole('group', { name: words });
    await group(`Did ${name} attend?`).getByLabel('Yes').check();
    await page.getByText('Every mark has been saved.').waitFor();
    expect(await markOf(first!.id)).toMatchObject({ hasAttended: true, hasCompleted: false });

    await at('2027-01-18T16:40:00Z', 'marcia', `/register/${run.eventId}`);
    await button('The other 23 attended and completed').click();
    await page.getByText('Every mark has been saved.').waitFor();
    await page.clock.setFixedTime('2027-01-18T16:45:00Z');
    const other = await run.nameOf(second!.personId);
    await group(`Did ${other} complete it satisfactorily?`).getByLabel('No').check();
    await page.getByText('Every mark has been saved.').waitFor();
    expect(await markOf(first!.id)).toMatchObject({ hasAttended: true, hasCompleted: false });
    expect(await entriesOf(first!.id)).toHaveLength(1);
    expect(await entriesOf(second!.id)).toMatchObject([
      { before: { hasCompleted: true }, after: { hasCompleted: false } },
      { after: { hasCompleted: true } },
    ]);
    await button('Close the register').click();
    await dialog().getByRole('button', { name: 'Close it' }).click();
    await page.getByText('The register is closed. 24 attended, 22 completed, nobody was away.').waitFor();
  });

  test('her observer answers each standard, and agrees one action with her; until it is shared Marcia sees nothing of it', async () => {
    await at('2027-01-18T17:00:00Z', 'jo', '/quality/observations');
    await page.getByRole('link', { name: /^Conferences and core groups/ }).click();
    await page.getByText(`0 of ${STANDARDS} answered`).first().waitFor();
    const met = page.getByRole('radio', { name: 'Met', exact: true });
    expect(await met.count()).toBe(STANDARDS);
    await button('Share it with the trainers').click();
    await page.getByText('Before you can share it').waitFor();
    for (const radio of await met.all()) await radio.check({ force: true });
    const voices = page.getByRole('group', { name: /^Starts from the lives of children and adults/ });
    await voices.getByRole('radio', { name: 'Partly met' }).check({ force: true });
    await button(/^Agree an action/).click();
    await page.getByLabel('What was agreed?').fill('Open with the film by young people');
    await page.getByLabel('Who sees to it?').selectOption({ label: 'Marcia Bell' });
    for (const [part, value] of [
      ['Day', '30'],
      ['Month', '4'],
      ['Year', '2027'],
    ] as const)
      await page.getByLabel(part, { exact: true }).fill(value);
    await page.getByLabel(/^What should be kept as it is\?/).fill('Each table had three agencies at it');
    await page.getByText('Saved in Trellis').first().waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const hers = await avonmere.openAs(browser, 'marcia', '/quality/observations');
    await hers.getByText('No observation yet').waitFor();
    await hers.close();

    await at('2027-01-18T17:10:00Z', 'jo', '/quality/observations');
    await page.getByRole('link', { name: /^Conferences and core groups/ }).click();
    await button('Share it with the trainers').click();
    await dialog().getByRole('button', { name: 'Share it' }).click();
    await page.getByRole('heading', { name: 'Of 11 standards 10 were met. One action was agreed.' }).waitFor();
  });

  test('Marcia reads what was seen, and says something to it', async () => {
    await at('2027-01-20T18:00:00Z', 'marcia', '/quality/observations');
    await page.getByRole('link', { name: /^Conferences and core groups/ }).click();
    await page.getByRole('heading', { name: 'Of 11 standards 10 were met. One action was agreed.' }).waitFor();
    const said = await main().innerText();
    expect(said).toContain('Each table had three agencies at it');
    expect(said).toContain('Agreed: Open with the film by young people');
    await page.getByLabel('What would you like to say?').fill('Fair. We had cut the film for time.');
    await button('Save my words').click();
    await button('Change my words').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('of fewer than five answers she is told nothing; of twelve the gain in each objective and comments without names', async () => {
    const answer = (from: number, to: number) =>
      answerSheets(avonmere, run, 'after', learners.slice(from, to), (place) => ({
        ranks: [4, 3, 4, 3, place % 2 === 0 ? 4 : 3],
        ...(place === 0 && from === 4 ? { texts: { comments: ROLE_PLAY } } : {}),
      }));
    avonmere.moveTo('2027-01-20T18:30:00Z');
    await answer(0, 4);
    await at('2027-01-20T18:40:00Z', 'marcia', `/my-events/${run.eventId}`);
    await page.getByRole('link', { name: 'What people said of it' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    expect(await main().innerText()).not.toMatch(/\d pairs|Confidence rose|\+\d/);
    avonmere.moveTo('2027-01-21T08:30:00Z');
    await answer(4, 12);
    await at('2027-01-21T09:00:00Z', 'rosa', '/evaluation/comments');
    await page.getByText(ROLE_PLAY).waitFor();
    await button(/^Nobody can be told by it: show it/).click();
    await page.getByText('Nothing to read').waitFor();
    await at('2027-01-21T09:05:00Z', 'rosa', `/evaluation/events/${run.eventId}`);
    await button('Release answers').click();
    await dialog().getByRole('button', { name: 'Release', exact: true }).click();
    await page.getByText(/The trainers, the board and the agencies can read the sums now\.$/).waitFor();

    await at('2027-01-22T09:00:00Z', 'marcia', `/evaluation/events/${run.eventId}`);
    await page.getByRole('heading', { level: 1, name: 'Confidence rose on all 5 objectives.' }).waitFor();
    await page.getByText(ROLE_PLAY).waitFor();
    const said = await main().innerText();
    expect(said.match(/12 pairs/g)).toHaveLength(5);
    expect(said).toContain('What is not known');
    for (const { personId } of learners) expect(said).not.toContain(await run.nameOf(personId));
    expect(await button('Release answers').count()).toBe(0);
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.goto(new URL(`/evaluation/events/${run.eventId}/answers`, page.url()).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await main().innerText()).not.toContain(await run.nameOf(learners[0]!.personId));
  });

  test('training for trainers that grows too old is shown six months before, and takes nothing back', async () => {
    // Marcia's of 12 June 2024 counts until 11 October 2027; Dev's of March 2022 counts no more.
    await run.asCoordinator((ctx) =>
      saveTrainerSettings(ctx, { trainingCounts: { months: 40, from: '2027-02-01' }, warnMonths: 6, targets: [] }),
    );
    const row = (name: string) => page.getByRole('row', { name }).first();
    await at('2027-03-31T09:00:00Z', 'rosa', '/programme?part=trainers');
    await row('Marcia Bell').getByText('Can train').waitFor();
    expect(await row('Marcia Bell').innerText()).not.toContain('ends on');
    await at('2027-04-20T09:00:00Z', 'rosa', '/programme?part=trainers');
    await row('Marcia Bell').getByText('Training for trainers ends on 11 October 2027').waitFor();
    await row('Marcia Bell').getByText('Last observed 18 January 2027').waitFor();
    await row('Dev Khatri').getByText('Cannot train').waitFor();
    expect(await row('Dev Khatri').innerText()).toContain('that of 2 March 2022 counts for 40 months');
    expect(await faultsOfScreen(page)).toEqual([]);
    await at('2027-04-20T09:05:00Z', 'rosa', `/programme/${run.eventId}`);
    await page.getByText('Dev Khatri').first().waitFor();
    const completed = (await run.bookings()).filter(({ register }) => register?.hasCompleted === true);
    expect(completed).toHaveLength(22);
    expect(
      await avonmere.trellis.act(async ({ store }) => (await store.trainers.assignmentsOf([run.eventId])).length),
    ).toBe(2);
  });

  const markOf = async (bookingId: BookingId) => (await run.bookings()).find(({ id }) => id === bookingId)!.register;

  /** What the audit kept of the marks of one booking, the newest first. */
  const entriesOf = (bookingId: BookingId) =>
    avonmere.trellis.act(async ({ store }) => {
      const { rows } = await store.audit.entries({ action: 'bookings.mark' }, { limit: 200 });
      return rows.filter(({ subject }) => subject.id === bookingId);
    });
});
