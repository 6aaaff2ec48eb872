import { acceptOffer, cancelBooking, tend, type Booking } from '@trellis/core/bookings';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { courseRun, type CourseRun } from './course-run.ts';
import { faultsOfScreen } from './screen-faults.ts';

/**
 * That no sequence of changes leaves a place free while somebody waits for it, that nobody jumps and nobody is called after the cut-off, is proven
 * in ../contracts/bookings-allot.test.ts; needs, moves and offers in each of their cases in ../contracts/bookings-approval.int.test.ts and
 * ../contracts/bookings-places.int.test.ts.
 */
inABrowser('what goes wrong with a course', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let run: CourseRun;
  let small: CourseRun;
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

  /** The clock stands at this moment, and somebody opens a page from her LMS. */
  async function at(instant: string, person: string, address: string, lms = avonmere.lms): Promise<void> {
    avonmere.moveTo(instant);
    await page?.close();
    page = await avonmere.openAs(browser, person, address, lms);
  }

  const desk = (instant: string) => at(instant, 'rosa', `/programme/${run.eventId}`);

  test('one person through two LMSs has one booking and one place', async () => {
    const other = await avonmere.connectAnother(['chloe']);
    small = await courseRun(avonmere, '2026-12-30');
    await at('2026-11-21T10:00:00Z', 'chloe', `/training/${small.eventId}`);
    await page.getByLabel('Large print').check();
    await page.getByLabel(/^I agree/).check();
    await button('Ask my agency for this place').click();
    await page.getByText('We hold a place for you').first().waitFor();
    await at('2026-11-21T10:05:00Z', 'other-chloe', `/training/${small.eventId}`, other);
    await page.getByText('We hold a place for you').first().waitFor();
    expect(await button(/^(Ask|Book|Join)/).count()).toBe(0);
    expect(await small.ofAgency('WT')).toHaveLength(1);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  // That managers, leads and other trainers never get them is proven in ../contracts/bookings-approval.int.test.ts.
  test('what a learner needs is seen by the coordinator and the trainers, and deleted after the course', async () => {
    await at('2026-11-21T10:10:00Z', 'rosa', `/programme/${small.eventId}`);
    await page.getByText('Needs: large print').waitFor();
    await small.agreeToAll();
    const [hers] = await small.ofAgency('WT');
    await button('Choose trainers').click();
    await dialog().getByLabel('Marcia Bell').check();
    await dialog().getByRole('button', { name: 'Have this trainer lead it' }).click();
    await page.getByText('Marcia Bell leads it.').waitFor();
    await at('2026-12-30T16:15:00Z', 'marcia', `/register/${small.eventId}`);
    await page.getByText('Needs: large print').waitFor();
    await button(/^All \d attended and completed/).click();
    await page.getByText('Every mark has been saved.').waitFor();
    await button('Close the register').click();
    await dialog().getByRole('button', { name: 'Close it' }).click();
    await page.getByText('The register is closed.').waitFor();
    const needs = await avonmere.trellis.act(({ store }) => store.bookings.needsOf([hers!.id]));
    expect([...needs]).toEqual([]);
  });

  test('all of one agency cancel: colleagues of the same team are offered first, and what each costs is shown before', async () => {
    await desk('2027-01-05T09:00:00Z');
    const ofHome = await run.ofAgency('HC');
    expect(ofHome).toHaveLength(3);
    for (const { personId } of ofHome) {
      const name = await run.nameOf(personId);
      await button(`Change the booking of ${name}`).click();
      await button('Send a colleague instead').click();
      await dialog().getByText('Those of the same team first.').waitFor();
      expect(await dialog().locator('label small').first().innerText()).toContain('same team');
      await button('Keep it as it is').click();
      await button(`Change the booking of ${name}`).click();
      await button('Cancel this place').click();
      await dialog().getByText('Harbour Care Home pays £70: cancelling was free until').waitFor();
      await button('Keep the place').click();
    }
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a place freed 6 working days before is offered with the late charge; who accepts that is charged, who does not is not', async () => {
    const [first, second] = await run.ofAgency('POL');
    avonmere.moveTo('2027-01-08T10:00:00Z');
    const cancel = ({ id: bookingId }: Booking) =>
      avonmere.trellis.act((ctx) => cancelBooking(ctx, { bookingId, why: 'On duty' }));
    await cancel(first!);
    await cancel(second!);
    const [taken, left] = (await run.bookings()).filter(({ state }) => state === 'offered');
    expect(await run.letter(taken!.id, 'booking-offered')).toContain(
      'It is too late to cancel without charge: whoever takes this place and does not come is charged',
    );
    await run.as(taken!.personId, (ctx) => acceptOffer(ctx, { bookingId: taken!.id, acceptsTerms: true }));
    await desk('2027-01-08T11:00:00Z');
    await page.getByText('A place is offered until').first().waitFor();
    await cancel((await run.bookings()).find(({ id }) => id === taken!.id)!);
    // The offer that nobody answered ends by itself after 48 hours.
    await desk('2027-01-11T12:00:00Z');
    await avonmere.trellis.act((ctx) => tend(ctx, run.eventId));
    const charged = ({ id }: Booking) => avonmere.trellis.act(({ store }) => store.billing.ofBooking(id));
    expect((await charged(taken!)).map(({ pence }) => pence > 0)).toEqual([true]);
    expect(await charged(left!)).toEqual([]);
  });

  test('the course moves: every deadline is worked out anew, giving up is free for 5 working days, and the old date is kept', async () => {
    await desk('2027-01-12T09:00:00Z');
    await button('Move to another date').click();
    await dialog().getByLabel('Day', { exact: true }).fill('1');
    await dialog().getByLabel('Month', { exact: true }).fill('2');
    await dialog().getByLabel('Why is it moved?').fill('The hall is flooded');
    expect(await dialog().innerText()).toContain('for 5 working days a place can be given up without charge');
    await button('Move it and tell everybody').click();
    await page.getByText('It is moved, and everybody who booked it is told.').waitFor();
    await page.getByText('It was on 18 January 2027 until 12 January 2027: The hall is flooded').waitFor();
    await page.getByText('a place can be given up without charge up to 19 January 2027').waitFor();
    const [placed] = (await run.bookings()).filter(({ state }) => state === 'placed');
    const letter = await run.letter(placed!.id, 'booking-moved');
    for (const day of ['18 January 2027', '1 February 2027', '19 January 2027']) expect(letter).toContain(day);
    await page.locator('summary', { hasText: /^Why/ }).first().click();
    await page.getByText('Cancelling is free up to 18 January 2027').first().waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a trainer is ill the night before: who can stand in is of another agency than the other trainer, and the change is on record', async () => {
    await desk('2027-01-31T20:00:00Z');
    await button('instead of Marcia Bell').click();
    await dialog().getByText('Rhian Maddox').first().waitFor();
    expect(await dialog().innerText()).not.toContain('Lena Voss');
    await dialog().getByLabel('Why?').fill('Ill');
    await button('Choose Rhian Maddox').click();
    await page.getByText('Rhian Maddox leads it instead of Marcia Bell.').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    await at('2027-01-31T20:05:00Z', 'sam', '/audit');
    for (const change of ['Took a trainer off a date', 'Had a trainer lead a date'])
      await page.getByRole('row', { name: change }).first().waitFor();
  });
});
