import type { PersonId } from '@trellis/core';
import { book, decide } from '@trellis/core/bookings';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { courseRun, type CourseRun } from './course-run.ts';
import { settled } from './open-as.ts';
import { isFocused, pressEnter, pressSpace, tabTo, typeInto } from './press-keys.ts';
import { faultsOfScreen } from './screen-faults.ts';

const ASKED = 'Ask what a day is like for the child';
const HIGHEST = 'Could show others';

/** The form is the partnership's own to change: by keyboard only, and for events from a day on. */
inABrowser('a coordinator changes the evaluation form', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  /** Of one learner: a date before the new form is at work, and one after. */
  let earlier: CourseRun;
  let later: CourseRun;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-21T09:00:00Z'), openBrowser()]);
    [earlier, later] = [await courseRun(avonmere, '2026-12-03'), await courseRun(avonmere, '2027-02-09')];
    const herId = await chloe();
    const [post] = await avonmere.trellis.act(({ store }) => store.people.postsOf([herId]));
    for (const run of [earlier, later]) {
      await run.as(herId, (ctx) => book(ctx, { eventId: run.eventId, postId: post!.id, acceptsTerms: true }));
      const { id, approval } = await hers(run);
      const rosa = { kind: 'account' as const, id: 'rosa', grants: [{ role: 'coordinator' as const }] };
      if (approval.state === 'asked')
        await avonmere.trellis.host.installation.act(avonmere.trellis.partnership.id, rosa, (ctx) =>
          decide(ctx, [{ bookingId: id, decision: 'approve' }]),
        );
    }
    page = await avonmere.openAs(browser, 'rosa', '/evaluation/forms');
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const preview = () => page.getByRole('complementary', { name: 'What people will see' });
  const summary = () => page.getByRole('alert').filter({ hasText: 'There is a problem' });

  test('she copies the one at work to a draft, which stands as it was', async () => {
    await pressEnter(page, button('Copy to a draft Evaluation of training, version 1'));
    await page.getByText('Draft, version 2').waitFor();
    await settled(page);
    expect(await preview().innerText()).toContain('What do you take away most of all?');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('she adds what everybody is to be rated on, is told at the field that it has no words yet, and the draft is kept unasked', async () => {
    await pressEnter(page, button('Add a question'));
    expect(await isFocused(field('Question'))).toBe(true);
    await pressEnter(page, button('Save and put it to work'));
    const fault = summary().getByRole('link', { name: 'Question 9: enter the question' });
    await fault.waitFor();
    expect(await isFocused(summary())).toBe(true);
    expect(await faultsOfScreen(page)).toEqual([]);
    await pressEnter(page, fault);
    expect(await isFocused(field('Question'))).toBe(true);
    expect(await field('Question').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.type(ASKED);
    await pressSpace(page, page.getByRole('checkbox', { name: 'Before the course', exact: true }));
    await page.reload();
    await settled(page);
    await page.getByText('We kept what you typed earlier').waitFor();
    await page.getByRole('heading', { name: `9. ${ASKED}` }).waitFor();
  });

  test('she gives the scale one more rank, and is told that two ranks may not have the same word', async () => {
    await pressEnter(page, button('Add a rank of scale 1'));
    await tabTo(page, field('Rank 5'), true);
    await page.keyboard.type('Confident');
    await pressEnter(page, button('Save and put it to work'));
    await pressEnter(page, summary().getByRole('link', { name: '"Confident" is there twice' }));
    expect(await isFocused(field('Rank 1'))).toBe(true);
    await typeInto(page, field('Rank 5'), HIGHEST);
    await summary().waitFor({ state: 'detached' });
  });

  test('beside it she sees what people will see, before the course and after', async () => {
    await preview().getByRole('radio', { name: HIGHEST }).first().waitFor();
    await tabTo(page, preview().getByLabel('Show it'));
    await page.keyboard.press('ArrowUp');
    await preview().getByRole('heading', { name: 'How confident are you today?' }).waitFor();
    await preview().getByText(ASKED).waitFor();
    expect(await preview().innerText()).not.toContain('What do you take away most of all?');
  });

  test('she moves the question up, and the focus goes with it', async () => {
    const up = button(`Move up ${ASKED}`);
    await pressEnter(page, up);
    await page.getByRole('heading', { name: `8. ${ASKED}` }).waitFor();
    expect(await isFocused(up)).toBe(true);
    await page.getByText(`${ASKED}: now question 8 of 9.`).waitFor({ state: 'attached' });
  });

  test('she puts it to work from a day on, which cannot be one that has gone by', async () => {
    await pressEnter(page, button('Save and put it to work'));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await fromDay('1', '11', '2026');
    await dialog.getByText('Must be today or later').first().waitFor();
    expect(await field('Day').getAttribute('aria-invalid')).toBe('true');
    await fromDay('1', '2', '2027');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Events from 1 February 2027 on are evaluated by it.').waitFor();
    await page.getByText('For events from 1 February 2027 on').waitFor();
    expect(await page.locator('main').innerText()).toContain('It is never changed.');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a learner is asked by the old form about a date before that day', async () => {
    await at('2026-12-03T09:00:00Z', 'chloe', `/feedback/${(await hers(earlier)).id}/before`);
    await page.getByRole('heading', { level: 1, name: 'How confident are you today?' }).waitFor();
    const said = await page.locator('main').innerText();
    expect(said).toContain('Say what has changed in local procedures');
    expect(said).not.toContain(ASKED);
    expect(await page.getByRole('radio', { name: HIGHEST }).count()).toBe(0);
  });

  test('and by the new form about one after it', async () => {
    await at('2027-02-05T09:00:00Z', 'chloe', `/feedback/${(await hers(later)).id}/before`);
    await page.getByRole('heading', { level: 1, name: 'How confident are you today?' }).waitFor();
    expect(await page.locator('main').innerText()).toContain(ASKED);
    const lines = await page.getByRole('radio', { name: HIGHEST }).count();
    // The five objectives of the course and the question that is asked of everybody.
    expect(lines).toBe(6);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  /** Types the first day of events that use the form, and puts it to work. */
  async function fromDay(day: string, month: string, year: string): Promise<void> {
    const dialog = page.getByRole('dialog');
    await typeInto(page, dialog.getByLabel('Day', { exact: true }), day);
    await typeInto(page, dialog.getByLabel('Month', { exact: true }), month);
    await typeInto(page, dialog.getByLabel('Year', { exact: true }), year);
    await pressEnter(page, dialog.getByRole('button', { name: 'Put it to work' }));
  }

  /** The clock stands at this moment, and somebody opens a page from their LMS. */
  async function at(instant: string, person: string, address: string): Promise<void> {
    avonmere.moveTo(instant);
    await page.close();
    page = await avonmere.openAs(browser, person, address);
  }

  function chloe(): Promise<PersonId> {
    return avonmere.trellis.act(async ({ store }) => {
      const { id: agencyId } = (await store.people.agencies()).find(({ ref }) => ref === 'WT')!;
      return (await store.people.identified([{ agencyId, staffNumber: 'WT-1007' }], []))[0]!.id;
    });
  }

  const hers = async (run: CourseRun) => {
    const herId = await chloe();
    return (await run.bookings()).find(({ personId }) => personId === herId)!;
  };
});
