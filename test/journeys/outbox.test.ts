import { readFileSync } from 'node:fs';
import type { BookingId, CourseId, EventId } from '@trellis/core';
import { noticesOf, type Booking } from '@trellis/core/bookings';
import type { EventRecord } from '@trellis/core/events';
import ICAL from 'ical.js';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { faultsOfScreen } from './screen-faults.ts';

inABrowser('the outbox', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;

  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2026-11-23T09:00:00Z'), openBrowser()]);
    // The newest comes first; those that the demo asked for fill more than a page.
    avonmere.moveTo('2026-11-23T10:00:00Z');
    await avonmere.trellis.act(async ({ store, now, newId }) => {
      const { rows } = await store.people.search({ all: true }, { text: 'Chloe' }, { limit: 1 });
      const { personId } = rows[0]!;
      const [post] = await store.people.postsOf([personId]);
      const courseId = newId() as CourseId;
      await store.courses.saveCourse({
        id: courseId,
        ref: 'OUT',
        title: 'Letters & meetings',
        kind: 'briefing',
        isInterAgency: true,
      });
      const event: EventRecord = {
        id: newId() as EventId,
        courseId,
        state: 'published',
        mode: 'classroom',
        sessions: [{ startsAt: '2027-03-29T08:30:00.000Z', endsAt: '2027-03-29T11:30:00.000Z' }],
        venue: { name: 'Guildhall' },
        linkShownHours: 24,
        places: { minimum: 0, maximum: 9, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
        approval: 'none',
        attendanceThresholdPercent: 80,
        sequence: 0,
        movedFrom: [],
      };
      await store.events.save(event);
      const booking: Booking = {
        id: newId() as BookingId,
        eventId: event.id,
        personId,
        postId: post!.id,
        agencyId: post!.agencyId,
        state: 'placed',
        askedAt: now,
        position: 1,
        approval: { state: 'not-needed', isDeputyAsked: false },
        isFromWaitingList: false,
        isWalkIn: false,
      };
      await store.bookings.save([booking]);
      await store.notices.enqueue(noticesOf({ kind: 'booking-placed', booking, event }, now));
    });
    // Others may be kept before it.
    await eventually(
      () => avonmere.trellis.act(({ store }) => store.notices.listNotices({ state: 'kept' }, { limit: 100 })),
      ({ rows }) =>
        rows.some(({ kind, courseTitle }) => kind === 'booking-placed' && courseTitle === 'Letters & meetings'),
    );
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  test('keeps letters where there is no mail server, and shows an administrator each with its meeting', async () => {
    const page = await avonmere.openAs(browser, 'sam', '/outbox');
    expect(await faultsOfScreen(page)).toEqual([]);
    const row = page.getByRole('row').filter({ hasText: 'You have a place' }).filter({ hasText: 'Letters & meetings' });
    await row.getByText('No mail server is set, so it stands here only.').waitFor();
    await row.getByRole('button', { name: 'Read' }).click();
    const sheet = page.getByRole('dialog', { name: 'You have a place' });
    await sheet.getByText('When: Monday 29 March 2027, 9:30am to 12:30pm').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const saving = page.waitForEvent('download');
    await sheet.getByRole('button', { name: 'Save the calendar entry' }).click();
    const file = await (await saving).path();
    const entry = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')) as unknown[]).getFirstSubcomponent(
      'vevent',
    );
    expect(new ICAL.Event(entry!).startDate.toJSDate().toISOString()).toBe('2027-03-29T08:30:00.000Z');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Which').selectOption({ label: 'Waiting' });
    await settled(page);
    await page.getByText('It goes out on 22 March 2027').waitFor();
    await page.close();
  });

  test('tells days and times by the clock of the partnership', async () => {
    const page = await avonmere.openAs(browser, 'sam', '/outbox');
    const row = page.getByRole('row').filter({ hasText: 'You have a place' }).filter({ hasText: 'Letters & meetings' });
    await row.getByText('Letters & meetings, 29 March 2027 at 9:30am').waitFor();
    await page.route('**/api/trpc/me.get*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"timeZone":"Europe/London"', '"timeZone":"Atlantic/Azores"');
      await route.fulfill({ response, body });
    });
    await page.reload();
    await settled(page);
    expect(await row.innerText()).toContain('Letters & meetings, 29 March 2027 at 8:30am');
    await page.close();
  });

  test('is for administrators alone', async () => {
    const page = await avonmere.openAs(browser, 'chloe', '/outbox');
    expect(await page.getByRole('heading', { name: 'Outbox' }).count()).toBe(0);
    await page.close();
  });
});
