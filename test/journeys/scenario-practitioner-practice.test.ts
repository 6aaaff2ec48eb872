import { readFileSync } from 'node:fs';
import type { Context, PersonId, Stores } from '@trellis/core';
import { book, decide } from '@trellis/core/bookings';
import { answerSheet, askPeople, settleDue } from '@trellis/core/evaluation';
import { importPeople } from '@trellis/core/people';
import { closeRegister, markRegister } from '@trellis/core/registers';
import { fileRows } from '@trellis/testing';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersOf } from './ask-service.ts';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { courseRun } from './course-run.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

const PHONE = { width: 390, height: 844 };
const chloe = { agencyRef: 'WT', staffNumber: 'WT-1007', givenName: 'Chloe', familyName: 'Nowak' };
const hana = { agencyRef: 'WT', staffNumber: 'WT-1001', givenName: 'Hana', familyName: 'Reyes' };

/**
 * The half of the practitioner's scenario that follows learning into practice: how sure she is before and after, her plan, what became of it three
 * months later, her manager's word, and the certificate. How she comes by her place is in scenario-practitioner.test.ts.
 */
inABrowser('a practitioner takes what she learnt into her practice', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let run: Awaited<ReturnType<typeof courseRun>>;
  let herId: PersonId;
  let managerId: PersonId;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z'), openBrowser()]);
    run = await courseRun(avonmere, '2027-02-09');
    const rows = [
      { ...hana, workEmail: 'hana.reyes@willowtree.example', jobTitle: 'Nursery manager', startsOn: '2019-09-02' },
      { ...chloe, startsOn: '2022-09-05', managerStaffNumber: hana.staffNumber },
    ];
    await avonmere.trellis.act((ctx) =>
      importPeople(ctx, { fileName: 'people.csv', rows: fileRows(rows), dryRun: false, knownAudiences: new Set() }),
    );
    [herId, managerId] = [await personOf(chloe.staffNumber), await personOf(hana.staffNumber)];
    const [post] = await avonmere.trellis.act(({ store }) => store.people.postsOf([herId]));
    await run.as(herId, (ctx) => book(ctx, { eventId: run.eventId, postId: post!.id, acceptsTerms: true }));
    const { id } = await hers();
    await run.as(managerId, (ctx) => decide(ctx, [{ bookingId: id, decision: 'approve' }]));
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
    await page.setViewportSize(PHONE);
  }

  /** Answers each line that is rated with one word of the scale. */
  async function rateAll(...words: readonly string[]): Promise<void> {
    const answer = (word: string) => page.getByRole('radio', { name: word, exact: true });
    const count = await answer(words[0]!).count();
    expect(count).toBeGreaterThan(2);
    for (let at = 0; at < count; at += 1)
      await answer(words[at % words.length]!)
        .nth(at)
        .check({ force: true });
  }

  async function faults(): Promise<readonly string[]> {
    const found = [...(await faultsOf(page)), ...(await faultsOfScreen(page))];
    await page.setViewportSize(PHONE);
    return found;
  }

  test('before the day she says how sure she is of each objective, on her phone', async () => {
    avonmere.moveTo('2027-02-05T10:40:00Z');
    await open('chloe', '/feedback');
    await page
      .getByRole('link', { name: /^Answer/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'How confident are you today?' }).waitFor();
    expect(await faults()).toEqual([]);
    await rateAll('Not sure', 'Some knowledge');
    await page.getByText('Saved on this device at 10:40am').waitFor();
    await button('Send my answers').click();
    await page.getByText('Thank you. Your answers are in.').waitFor();
    expect(await main().innerText()).toContain('We ask again after the course, on 9 February 2027');
  });

  test('after the day she rates herself again beside what she said before, and a lost connection loses nothing', async () => {
    avonmere.moveTo('2027-02-09T14:00:00Z');
    await takeTheRegister();
    await open('chloe', `/feedback/${(await hers()).id}/after`);
    await page.getByRole('heading', { level: 1, name: 'How confident are you now?' }).waitFor();
    expect(await main().innerText()).toContain('Your first answers are shown, so you can see the change.');
    await rateAll('Good knowledge', 'Confident');
    await browser.setOffline(true);
    await page
      .getByLabel(/^What will you do differently at work\?/)
      .fill('Ask what a day is like for the child, every time');
    expect(await page.getByLabel(/^Share my action plan with my manager/).isChecked()).toBe(false);
    await page.getByLabel(/^Share my action plan with my manager/).check();
    await button('Send my answers').click();
    await page.getByText('There is no connection').waitFor();
    expect(await faults()).toEqual([]);
    await browser.setOffline(false);
    await page.getByText('Thank you. Your answers are in.').waitFor({ timeout: 30_000 });
    expect(await main().innerText()).toContain('We ask you once more on 9 May 2027: did it work?');
  });

  test('a draft outlives the page: what was typed is there again when she comes back', async () => {
    await open('chloe', `/feedback/${(await hers()).id}/after`);
    await button('Change my answers').click();
    await page.getByLabel(/^What do you take away most of all\?/).fill('That I may ask again');
    await page.getByText(/^Saved on this device/).waitFor();
    await page.reload();
    await settled(page);
    await button('Change my answers').click();
    expect(await page.getByLabel(/^What do you take away most of all\?/).inputValue()).toBe('That I may ask again');
    await button('Send the changed answers').click();
    await page.getByText('Thank you. Your answers are in.').waitFor();
  });

  test('her certificate states course version, day, hours and what it counted for, and the file can be checked', async () => {
    await open('chloe', '/my-learning');
    await page
      .getByRole('link', { name: /^Certificate/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Chloe Nowak completed Safeguarding in early years/ }).waitFor();
    const said = await main().innerText();
    expect(said).toContain('Attended, and completed satisfactorily, on 9 February 2027.');
    expect(said).toMatch(/Course\s+Safeguarding in early years, version \d/);
    expect(said).toMatch(/Hours\s+3\.25 hours/);
    expect(said).toMatch(/Counted for\s+[\s\S]*Annex C/);
    expect(said).toMatch(/Issued by\s+\S/);
    expect(await faults()).toEqual([]);
    const saving = page.waitForEvent('download');
    await button('Take along as a signed file').click();
    const token = readFileSync(await (await saving).path(), 'utf8');
    const keyset = (await (await fetch(new URL('/certificates/keys', avonmere.trellis.url))).json()) as JSONWebKeySet;
    const keys = createLocalJWKSet(keyset);
    const { payload } = await jwtVerify(
      token,
      (header, input) => keys({ ...header, kid: header.kid!.split('#')[1]! }, input),
      {
        currentDate: new Date('2027-02-10T09:00:00Z'),
      },
    );
    expect(payload).toMatchObject({ name: 'Safeguarding in early years' });
  });

  test('on 9 May 2027 she is asked once more, and her manager for the talk and what changed', async () => {
    avonmere.moveTo('2027-05-09T09:00:00Z');
    await beAsked();
    const [asked] = (await lettersOf(avonmere.trellis, 'evaluation-follow-up')).filter(({ text }) =>
      text.includes('Dear Chloe'),
    );
    expect(asked!.text).toContain(`/feedback/${(await hers()).id}/follow-up`);
    await open('chloe', `/feedback/${(await hers()).id}/follow-up`);
    await page.getByRole('heading', { level: 1, name: 'Did it work?' }).waitFor();
    await rateAll('Confident');
    await page.getByLabel(/^What have you put to use since\?/).fill('I ask about the child’s day');
    expect(await faults()).toEqual([]);
    await button('Send my answers').click();
    await page.getByText('Thank you. Your answers are in.').waitFor();
    await beAsked();
    expect(
      (await lettersOf(avonmere.trellis, 'evaluation-manager')).some(({ text }) => text.includes('Dear Hana')),
    ).toBe(true);
  });

  test('her plan shows before, after and later for each objective, her words, and her manager’s countersignature', async () => {
    const { id: bookingId } = await hers();
    await run.as(managerId, async (ctx) => {
      await answerSheet(ctx, {
        bookingId,
        stage: 'manager',
        answers: {
          ratings: {},
          thinkingBack: {},
          choices: {},
          texts: { changed: 'She asks about the child first' },
          sharesPlan: false,
          talkOn: '2027-05-08',
        },
      });
    });
    await open('chloe', '/my-plan');
    await page.getByText('Ask what a day is like for the child, every time').first().waitFor();
    const said = await main().innerText();
    expect(said).toContain('Safeguarding in early years');
    expect(said).toMatch(/8 May 2027/);
    expect(await faults()).toEqual([]);
  });

  /** Marks everybody as there and closes the register, as the trainer does in scenario-trainer. */
  async function takeTheRegister(): Promise<void> {
    const mark = { hasAttended: true, hasCompleted: true, minutes: [195], markedAt: '2027-02-09T13:00:00.000Z' };
    const there = (await run.bookings()).filter(({ state }) => state === 'placed');
    await avonmere.trellis.act(async (ctx: Context<Stores>) => {
      await markRegister(ctx, { eventId: run.eventId, marks: there.map(({ id }) => ({ bookingId: id, mark })) });
      await closeRegister(ctx, run.eventId);
    });
  }

  /** What the clock does behind the scenes, now. */
  async function beAsked(): Promise<void> {
    await avonmere.trellis.act(async (ctx) => {
      await settleDue(ctx);
      await askPeople(ctx);
    });
  }

  function personOf(staffNumber: string): Promise<PersonId> {
    return avonmere.trellis.act(async ({ store }) => {
      const agency = (await store.people.agencies()).find(({ ref }) => ref === 'WT')!;
      return (await store.people.identified([{ agencyId: agency.id, staffNumber }], []))[0]!.id;
    });
  }

  const hers = async () => (await run.bookings()).find(({ personId }) => personId === herId)!;
});
