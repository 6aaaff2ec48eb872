import type { BookingId, EventId } from '@trellis/core';
import { policies, putDraftInForce, saveDraft, type PolicyInstalled } from '@trellis/core/billing';
import { bookFor, cancelBooking, cancelEvent } from '@trellis/core/bookings';
import { publishEvent, saveEvent } from '@trellis/core/events';
import { importPeople } from '@trellis/core/people';
import { fileRows } from '@trellis/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { openLine, takeStep } from './charge-line.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('what goes wrong with charges', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z'), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const main = () => page.locator('main');
  const told = () => main().innerText();

  /** The clock stands at this moment, and the finance officer opens a page from her LMS. */
  async function at(instant: string, address = '/charges'): Promise<void> {
    avonmere.moveTo(instant);
    await page?.close();
    page = await avonmere.openAs(browser, 'priya', address);
  }

  /** The course that is held on a day. */
  const eventOf = (day: string) =>
    avonmere.trellis.act(async (ctx) => {
      const { rows } = await ctx.store.events.list({ from: `${day}T00:00:00Z`, to: `${day}T23:59:59Z` }, { limit: 9 });
      return rows[0]!.id;
    });

  /** Books posts of people by staff number, as a coordinator does. */
  const book = (eventId: EventId, posts: readonly (readonly [agencyRef: string, staffNumber: string])[]) =>
    avonmere.trellis.act(async (ctx) => {
      const agencies = await ctx.store.people.agencies();
      const postIds = [];
      for (const [ref, staffNumber] of posts) {
        const agencyId = agencies.find((agency) => agency.ref === ref)!.id;
        const [person] = await ctx.store.people.identified([{ agencyId, staffNumber }], []);
        const held = await ctx.store.people.postsOf([person!.id]);
        postIds.push(held.find((post) => post.agencyId === agencyId)!.id);
      }
      const results = await bookFor(ctx, { eventId, postIds, acceptsTerms: true });
      return results.map(({ booking, refused }) => booking?.id ?? (refused!.message as BookingId));
    });
  const cancel = (bookingId: BookingId) =>
    avonmere.trellis.act((ctx) => cancelBooking(ctx, { bookingId, why: 'Illness in the team' }));

  test('one person in two agencies: the charge follows the post of each booking, and one event is one booking', async () => {
    const [refresher, together] = [await eventOf('2026-12-03'), await eventOf('2026-12-30')];
    const [nursery, again] = await book(refresher, [
      ['WT', 'WT-1007'],
      ['BS', 'BS-1003'],
    ]);
    expect(again).toBe(nursery);
    // Somebody else of the same name is somebody else.
    await avonmere.trellis.act((ctx) =>
      importPeople(ctx, {
        fileName: 'people.csv',
        rows: fileRows([
          {
            agencyRef: 'BS',
            staffNumber: 'BS-1099',
            givenName: 'Chloe',
            familyName: 'Nowak',
            jobTitle: 'Youth club worker',
            startsOn: '2026-01-05',
          },
        ]),
        dryRun: false,
        knownAudiences: new Set(),
      }),
    );
    const [namesake] = await book(refresher, [['BS', 'BS-1099']]);
    const [club] = await book(together, [['BS', 'BS-1003']]);
    expect(new Set([nursery, club, namesake]).size).toBe(3);
    await cancel(nursery!);
    await cancel(namesake!);
    avonmere.moveTo('2026-12-17T10:00:00Z');
    await cancel(club!);
    await at('2026-12-17T11:00:00Z');
    const row = (agency: string) => page.getByRole('row', { name: agency }).innerText();
    // With October's lines, one of each agency.
    expect(await row('Willow Tree Nursery')).toContain('£105');
    expect(await row('Bright Steps')).toContain('£75');
    expect(await page.locator('summary', { hasText: 'Why £20?' }).count()).toBe(3);
  });

  test('"We cancelled in time": both last days are shown, and which counts; the waiver has a reason and a name', async () => {
    const together = await eventOf('2026-12-30');
    const ofHome = await avonmere.trellis.act(async (ctx) => {
      const home = (await ctx.store.people.agencies()).find(({ ref }) => ref === 'HC')!;
      return (await ctx.store.bookings.ofEvent(together)).filter(({ agencyId }) => agencyId === home.id);
    });
    for (const { id } of ofHome) await cancel(id);
    await openLine(page, 'Harbour Care Home', 'Why £35?');
    const why = await told();
    expect(why).toContain('Bank holidays make a difference here:');
    expect(why).toContain('Monday 14 December 2026, if bank holidays are left out. Not in force.');
    expect(why).toContain(
      'Wednesday 16 December 2026, if bank holidays count as working days. This reading is in force.',
    );
    expect(why).toContain(
      'Between lay Christmas Day (25 December 2026) and Boxing Day (substitute) (28 December 2026).',
    );
    expect(await faultsOfScreen(page)).toEqual([]);
    await takeStep(page, 'Waive', { 'Why?': 'The home rang on the last day, and nobody answered' });
    await page.getByText('pays nothing: all of the £35 was taken off').waitFor();
    expect(await told()).toMatch(
      /Waived\s+−£35\s+The home rang on the last day, and nobody answered\s+[^\n]*Priya Raman/,
    );
  });

  test('a nursery that turns over £60,000 is told why its tier stays; as another kind of agency it is re-rated from a date', async () => {
    await saveTerms({ 'Turnover a year': '60000', 'What does it rest on?': 'Accounts of 2025 to 2026' });
    await page.getByText('Nothing that was charged for courses from 1 December 2026 changes.').waitFor();
    await openLine(page, 'Willow Tree Nursery', 'Why £35?');
    await page.locator('summary', { hasText: 'other open points' }).click();
    // AMB-BN-1.
    expect(await told()).toMatch(
      /fits two rows[^\n]*Read as: that of its kind: a kind that is named goes before a turnover/,
    );
    await saveTerms(
      { 'Turnover a year': '60000', 'What does it rest on?': 'Decided in finance on the accounts of 2025 to 2026' },
      'Small agency',
    );
    await page.getByText(/One charge .*the agency owes £15 less/).waitFor();
    await openLine(page, 'Willow Tree Nursery', 'Why £20?');
    const why = await told();
    expect(why).toContain('Tier 2: Agency with an annual turnover under £100,000');
    expect(why).toMatch(/Taken back\s+−£35\s+Terms of the agency from 2026-12-01: Decided in finance/);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a new price list from 1 April: a place costs what the list of the course’s day says, also on the page before booking', async () => {
    await avonmere.trellis.act(async (ctx) => {
      const [{ policy }] = (await policies(ctx)) as [PolicyInstalled];
      const dearer = policy.tiers.map((tier) =>
        tier.number === 3 ? { ...tier, price: { kind: 'by-length', fullDayPence: 80_00, halfDayPence: 40_00 } } : tier,
      );
      const own = { ...policy, title: 'Prices from April 2027', tiers: dearer, chargedAt: 'booking' };
      const { id } = await saveDraft(ctx, { policy: own });
      await putDraftInForce(ctx, { id, from: '2027-04-01', confirmedBy: 'Head of finance' });
    });
    const dates = [await newDate('2027-03-31'), await newDate('2027-04-14')];
    for (const eventId of dates) await book(eventId, [['HC', 'HC-1104']]);
    const lines = await avonmere.trellis.act(async (ctx) => {
      const [booking] = await ctx.store.bookings.ofEvent(dates[1]!);
      return await ctx.store.billing.ofBooking(booking!.id);
    });
    expect(lines.map(({ pence, quote }) => [pence, quote.policy.title])).toEqual([[80_00, 'Prices from April 2027']]);
    for (const [at, price, list] of [
      [0, '£70', 'Bath and North East Somerset charging policy 2021'],
      [1, '£80', 'Prices from April 2027'],
    ] as const) {
      const his = await avonmere.openAs(browser, 'gareth', `/training/${dates[at]!}`);
      await his.getByRole('heading', { name: `Why ${price}?` }).waitFor();
      expect(await his.locator('main').innerText()).toContain(list);
      await his.close();
    }
  });

  test('what was charged at booking and billed is refunded by itself when the organiser cancels', async () => {
    const eventId = await eventOf('2027-04-14');
    await avonmere.trellis.act(async (ctx) => {
      for (const { id: agencyId, ref } of await ctx.store.people.agencies())
        await ctx.store.billing.saveDetails({ agencyId, customerNumber: `C-${ref}`, vatCode: 'E' });
    });
    await at('2027-02-01T09:00:00Z', '/charges/runs');
    await page.getByRole('button', { name: 'Release February 2027' }).click();
    await page.getByText('Released: February 2027, run 1').waitFor();
    await avonmere.trellis.act((ctx) => cancelEvent(ctx, eventId, 'Flood in the hall'));
    await openLine(page, 'Harbour Care Home', 'Why is £80 taken back?');
    expect(await told()).toMatch(/Credit note \(this line\)\s+−£80\s+The organiser cancelled the course/);
    expect(await told()).toContain('It was taken back as a whole. Harbour Care Home pays nothing of it.');
  });

  test('an agency that merged on 1 April: its lines from before are on the successor’s statement', async () => {
    await at('2027-04-05T09:00:00Z', '/charges/agencies');
    await page.getByRole('button', { name: 'Add a succession' }).click();
    const dialog = page.getByRole('dialog');
    await choose('Which agency was taken over?', 'Priory Lane Surgery');
    await choose('Which agency pays from then on?', 'Avonmere & Vale ICB');
    await fillDay('1 4 2027');
    await dialog.getByLabel('Which document says so?').fill('Merger order of 12 March 2027');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Avonmere & Vale ICB pays for Priory Lane Surgery from 1 April 2027').waitFor();
    await openLine(page, 'Avonmere & Vale ICB', 'Why £70?');
    await takeStep(page, 'End the hold', { 'Why?': 'The NHS body does not fund the place' });
    await page.getByText('whose dues Avonmere & Vale ICB took over').waitFor();
    await page.goto(new URL('/charges/runs?month=2027-04', page.url()).href);
    await page.getByRole('row', { name: 'Avonmere & Vale ICB' }).waitFor();
    expect(await page.getByRole('row', { name: 'Avonmere & Vale ICB' }).innerText()).toMatch(
      /with 1 agency that it took over\s+1\s+£70/,
    );
    expect(await page.getByRole('row', { name: 'Priory Lane' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Release April 2027' }).click();
    await page.getByRole('link', { name: 'look at its statements' }).click();
    await page.locator('summary', { hasText: 'of Avonmere & Vale ICB' }).click();
    await page.getByRole('heading', { name: 'Booked by Priory Lane Surgery' }).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  /** A date of the full-day course on which nobody is booked yet. */
  const newDate = (day: string) =>
    avonmere.trellis.act(async (ctx) => {
      const [found] = await ctx.store.courses.byRefs(['SG-3']);
      const { id } = await saveEvent(ctx, {
        courseId: found!.course.id,
        mode: 'classroom',
        venue: { name: 'Civic Centre' },
        sessions: [{ startsAt: `${day}T08:30:00Z`, endsAt: `${day}T15:30:00Z` }],
        places: { minimum: 1, maximum: 9, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
        approval: 'none',
        linkShownHours: 24,
        attendanceThresholdPercent: 80,
      });
      return (await publishEvent(ctx, id)).id;
    });

  async function fillDay(day: string): Promise<void> {
    const parts = day.split(' ');
    for (const [at, part] of ['Day', 'Month', 'Year'].entries())
      await page.getByRole('dialog').getByLabel(part, { exact: true }).fill(parts[at]!);
  }

  async function choose(label: string, choice: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).fill(choice);
    await page.getByRole('option', { name: choice }).click();
  }

  /** Says on the screen what decides the price of Willow Tree from December on. */
  async function saveTerms(filled: Readonly<Record<string, string>>, kind?: string): Promise<void> {
    await page.goto(new URL('/charges/agencies', page.url()).href);
    await page.getByRole('button', { name: 'Price terms of Willow Tree Nursery' }).click();
    const dialog = page.getByRole('dialog');
    await fillDay('1 12 2026');
    if (kind !== undefined) await dialog.getByLabel('Kind of agency').selectOption({ label: kind });
    for (const [label, text] of Object.entries(filled)) await dialog.getByLabel(label).fill(text);
    await dialog.getByRole('button', { name: 'Save and re-rate' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
});
