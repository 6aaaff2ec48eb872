import { readFileSync } from 'node:fs';
import type { PersonId } from '@trellis/core';
import { decide, type Booking } from '@trellis/core/bookings';
import { importPeople } from '@trellis/core/people';
import { markRegister } from '@trellis/core/registers';
import { fileRows, type Cells } from '@trellis/testing';
import ICAL from 'ical.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { lettersOf } from './ask-service.ts';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

const PHONE = { width: 390, height: 844 };

const chloe = {
  agencyRef: 'WT',
  staffNumber: 'WT-1007',
  givenName: 'Chloe',
  familyName: 'Nowak',
  startsOn: '2022-09-05',
};
const tamsin = { givenName: 'Tamsin', familyName: 'Okoro', workEmail: 'tamsin.okoro@willowtree.example' };

/**
 * How she rates herself before and after, the action plan, the question after three months and the certificate stand in
 * scenario-practitioner-practice.test.ts. That whoever has no e-mail joins by a code from her manager is proven in way-in.test.ts; that letters to
 * nobody's or a shared mailbox go to the manager, and that no address is made up, in ../contracts/notices-mail.test.ts; a late cancellation charged to
 * the old employer in ../contracts/bookings-places.int.test.ts.
 */
inABrowser('a practitioner sees what she must do, does it and proves it', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let eventPath: string;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z'), openBrowser()]);
    // The nursery's manager, who is asked.
    await tell([
      {
        agencyRef: 'WT',
        staffNumber: 'WT-1001',
        givenName: 'Hana',
        familyName: 'Reyes',
        workEmail: 'hana.reyes@willowtree.example',
        jobTitle: 'Nursery manager',
        startsOn: '2019-09-02',
      },
      { ...chloe, managerStaffNumber: 'WT-1001' },
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const main = () => page.locator('main');
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  async function open(person: string, address: string): Promise<void> {
    await page?.close();
    page = await avonmere.openAs(browser, person, address);
    if (person === 'chloe') await page.setViewportSize(PHONE);
  }

  /** What is wrong with a page on her phone, and then on a desk. */
  async function faults(): Promise<readonly string[]> {
    const found = [...(await faultsOf(page)), ...(await faultsOfScreen(page))];
    await page.setViewportSize(PHONE);
    return found;
  }

  /** Opens a date of a course from the list. */
  async function openDate(title: string): Promise<string> {
    await page.goto(new URL('/training', page.url()).href);
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('heading', { name: 'What it counts for' }).waitFor();
    await settled(page);
    return await main().innerText();
  }

  test('her page says in plain words that she is overdue since 1 October 2026, why, and which course counts', async () => {
    await open('chloe', '/my-learning');
    const said = await main().innerText();
    expect(said).toContain('Overdue since 1 October 2026');
    expect(said).toContain(
      'Because the early years foundation stage statutory framework asks for it every two years since 1 September 2025. You last did this on 1 October 2024.',
    );
    expect(said).toMatch(/Safeguarding in early years\s[\s\S]*Counts for: Safeguarding training that meets Annex C/);
    expect(await faults()).toEqual([]);
  });

  test('of the refresher it is said before booking that it does not meet Annex C', async () => {
    const said = await openDate('Safeguarding refresher');
    expect(said).toContain('It does not count for: Safeguarding training that meets Annex C');
    expect(said).toContain('You would still be overdue.');
    expect(said).toMatch(/Working with children, level 2\.\s+Renews it early, for both posts\./);
  });

  test('before she asks, the price to Willow Tree, the manager and the last free day are named', async () => {
    const said = await openDate('Safeguarding in early years');
    eventPath = new URL(page.url()).pathname;
    expect(said).toContain('Tuesday 9 February 2027, 9:30am to 12:45pm');
    expect(said).toMatch(/paid by Willow Tree Nursery, not by you\s+£35/);
    expect(said).toContain('Cancel free up to 26 January 2027');
    expect(said).toContain('Hana Reyes says yes');
    expect(said).toMatch(/Annex C\.\s+Clears what is overdue\. Next due 9 February 2029\./);
    expect(said).toMatch(/level 2\.\s+Renews it early, for both posts\./);
    expect(await faults()).toEqual([]);
  });

  test('she agrees to the terms, says what she needs, and her manager is asked', async () => {
    await button('Ask my manager for this place').click();
    await page.getByRole('link', { name: /agree/i }).first().waitFor();
    await page.getByLabel(/captions/i).check();
    await page
      .getByLabel('I agree that Willow Tree Nursery pays £35 if I cancel after 26 January 2027 or do not come')
      .check();
    await button('Ask my manager for this place').click();
    await page.getByText('We have asked Hana Reyes, who has until 27 November 2026 to answer.').waitFor();
    expect(await main().innerText()).toContain('We hold a place for you');
    expect(await faults()).toEqual([]);
  });

  test('once the manager has said yes, her letter brings the calendar entry, and her page has it too', async () => {
    const manager = await personOf('WT', 'WT-1001');
    const { id: bookingId } = await hers();
    await as(manager, (ctx) => decide(ctx, [{ bookingId, decision: 'approve' }]));
    await open('chloe', '/my-bookings');
    await page.getByText('You have a place').waitFor();
    expect(await main().innerText()).toContain('£35, paid by Willow Tree Nursery');
    expect(await faults()).toEqual([]);
    const saving = page.waitForEvent('download');
    await button('Calendar file').click();
    const entry = eventOf(readFileSync(await (await saving).path(), 'utf8'));
    expect(entry.startDate.toJSDate().toISOString()).toBe('2027-02-09T09:30:00.000Z');
    const letters = await lettersOf(avonmere.trellis, 'booking-placed');
    const [letter] = letters.filter(({ text }) => text.includes('Dear Chloe'));
    expect(letter!.text).toContain('When: Tuesday 9 February 2027, 9:30am to 12:45pm');
    expect(letter!.text).toContain('Price: £35, charged to Willow Tree Nursery.');
    expect(letter!.text).toContain('The last day to cancel without charge is Tuesday 26 January 2027.');
    expect(letter!.calendar!.method).toBe('REQUEST');
    expect(eventOf(letter!.calendar!.content).uid).toBe(entry.uid);
  });

  test('she married: the LMS says Nowak-Hughes, and she is the same person with the same place', async () => {
    const before = await everybody();
    avonmere.lms.changes = { family_name: 'Nowak-Hughes', name: 'Chloe Nowak-Hughes' };
    await open('chloe', '/my-bookings');
    await page.getByText('You have a place').waitFor();
    avonmere.lms.changes = {};
    await tell([{ ...chloe, familyName: 'Nowak-Hughes' }]);
    expect(await everybody()).toBe(before);
    const person = await avonmere.trellis.act(async ({ store }) => store.people.person((await hers()).personId));
    expect(person).toMatchObject({
      familyName: 'Nowak-Hughes',
      formerNames: [{ familyName: 'Nowak', until: '2026-11-21' }],
    });
  });

  test('a colleague moved employer on 1 January: the coordinator decides, and the new one is asked', async () => {
    await tell([
      { ...tamsin, agencyRef: 'WT', staffNumber: 'WT-1008', startsOn: '2014-04-07', endsOn: '2026-12-31' },
      { ...tamsin, agencyRef: 'SA', staffNumber: 'SA-1002', jobTitle: 'Teaching assistant', startsOn: '2027-01-01' },
    ]);
    avonmere.moveTo('2027-01-05T09:00:00Z');
    await open('rosa', eventPath.replace('training', 'programme'));
    const row = page.getByRole('row', { name: 'Tamsin Okoro' });
    await row.getByText('The post ends before this date. Decide what becomes of the booking.').waitFor();
    expect(await row.innerText()).toContain('£35');
    await row.getByRole('button', { name: /^Change/ }).click();
    await button('Move to another of their posts').click();
    await page.getByLabel('Teaching assistant, St Aldhelm’s Primary').check();
    await page.getByLabel('Why?').fill('Moved employer on 1 January');
    await button('Move the booking').click();
    await page
      .getByText('The booking of Tamsin Okoro is moved to the other post, and its agency is asked to agree.')
      .waitFor();
    await row.getByText('St Aldhelm’s Primary').waitFor();
    const moved = await bookingOf(await personOf('SA', 'SA-1002'));
    expect(moved).toMatchObject({ state: 'placed', approval: { state: 'asked' } });
    expect(moved.approval).not.toHaveProperty('askedOf');
  });

  test('the connection drops in the virtual room: minutes are held against the threshold, and the trainer corrects with a reason', async () => {
    avonmere.moveTo('2027-02-09T13:15:00Z');
    await open('marcia', eventPath.replace('training', 'register'));
    await page.clock.setFixedTime('2027-02-09T13:10:00Z');
    const row = page.getByRole('row', { name: 'Chloe Nowak-Hughes' });
    const answer = (to: RegExp, word: string) => row.getByRole('group', { name: to }).getByLabel(word);
    // Of two marks the later one counts, and the clock of this browser stands still.
    await row.getByLabel(/^Of 195 minutes/).fill('150');
    await eventually(
      () => answer(/attend\?/, 'No').isChecked(),
      (isChecked) => isChecked,
    );
    await page.clock.setFixedTime('2027-02-09T13:11:00Z');
    await answer(/attend\?/, 'Yes').check();
    await row.getByText('Say why, then it is saved').waitFor();
    await row.getByLabel('Why, against the minutes?').fill('Her line dropped twice; she did the tasks by telephone');
    await page.clock.setFixedTime('2027-02-09T13:12:00Z');
    await answer(/satisfactorily\?/, 'Yes').check();
    const { register } = await eventually(hers, (booking) => booking.register?.hasCompleted === true);
    expect(register).toMatchObject({
      hasAttended: true,
      hasCompleted: true,
      minutes: [150],
      why: 'Her line dropped twice; she did the tasks by telephone',
    });
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('once the register is closed, nothing is overdue and she is next due on 9 February 2029, in both posts where mapped', async () => {
    const { eventId, id } = await hers();
    const there = { hasAttended: true, hasCompleted: true, minutes: [195], markedAt: '2027-02-09T13:00:00.000Z' };
    const others = await avonmere.trellis.act(async ({ store }) =>
      (await store.bookings.ofEvent(eventId)).filter((each) => each.state === 'placed' && each.id !== id),
    );
    await as(await personOf('RH', 'RH-1002'), (ctx) =>
      markRegister(ctx, { eventId, marks: others.map((each) => ({ bookingId: each.id, mark: there })) }),
    );
    await page.reload();
    await button('Close the register').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await page.getByText(/^The register is closed\./).waitFor();
    await open('chloe', '/my-learning');
    const said = await main().innerText();
    expect(said).not.toContain('Overdue since');
    expect(said).toMatch(/Safeguarding training that meets Annex C\s+Up to date until 9 February 2029/);
    expect(said).toMatch(/Working with children, level 2\s+Up to date until 9 February 2030[\s\S]*?Both your posts/);
    expect(said).toMatch(/Safeguarding in early years\s+9 February 2027\. Completed satisfactorily/);
    expect(await faults()).toEqual([]);
  });

  /** Takes in rows of a people file, as an agency sends them. */
  async function tell(rows: readonly Cells[]): Promise<void> {
    const { report } = await avonmere.trellis.act((ctx) =>
      importPeople(ctx, { fileName: 'people.csv', rows: fileRows(rows), dryRun: false, knownAudiences: new Set() }),
    );
    expect(report).toEqual([]);
  }

  const everybody = () =>
    avonmere.trellis.act(async ({ store }) => (await store.people.search({ all: true }, {}, { limit: 1 })).total);

  function personOf(agencyRef: string, staffNumber: string): Promise<PersonId> {
    return avonmere.trellis.act(async ({ store }) => {
      const agency = (await store.people.agencies()).find(({ ref }) => ref === agencyRef)!;
      return (await store.people.identified([{ agencyId: agency.id, staffNumber }], []))[0]!.id;
    });
  }

  /** The newest booking of somebody. */
  function bookingOf(personId: PersonId): Promise<Booking> {
    return avonmere.trellis.act(async ({ store }) => (await store.bookings.list({ personId }, { limit: 1 })).rows[0]!);
  }

  const hers = async () => bookingOf(await personOf('WT', 'WT-1007'));

  /** Does what somebody would do on a screen that another test goes through. */
  function as<Result>(personId: PersonId, work: Parameters<typeof avonmere.trellis.act<Result>>[0]): Promise<Result> {
    const { host, partnership } = avonmere.trellis;
    return host.installation.act(partnership.id, { kind: 'account', id: 'test', personId, grants: [] }, work);
  }
});

const eventOf = (text: string): ICAL.Event =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!);
