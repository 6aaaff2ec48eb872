import type { CourseId, EventId, Page, PageRequest } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { book } from '@trellis/core/bookings';
import {
  addMaterial,
  closeNote,
  event as readEvent,
  eventNotes,
  events,
  materials,
  noteToCoordinator,
  openMaterial,
  removeMaterial,
  saveCourseVersion,
} from '@trellis/core/events';
import { letterFor } from '@trellis/core/letters';
import { MyEvent, myEvent } from '@trellis/core/registers';
import { agencyContributions } from '@trellis/core/trainers';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, anActor } from './at-work.ts';
import { BookingsWorld, coordinator, personOf, postOf, practitioner } from './bookings-world.ts';

/** Marcia prepares 18 January 2027 on her page. SC-05. */
const marcia: Actor = anActor('trainer', [], personOf('police', 'd'));
const other: Actor = anActor('other-trainer', [], personOf('council', 'd'));
const courseId = 'conferences' as CourseId;

let database: TestDatabase;
let world: BookingsWorld;
let eventId: EventId;
let othersEvent: EventId;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await BookingsWorld.open(database, 'trainer-page');
  world.now = '2027-01-04T10:00:00.000Z';
  await world.people('nursery', ['amy', 'ben']);
  await world.people('home', ['cat']);
  eventId = await world.event('day', { maximum: 9 }, { courseVersion: '3' });
  othersEvent = await world.event('other-day', { maximum: 9 }, { courseVersion: '2' });
  await world.as(administrator, async ({ store, now }) => {
    const training = {
      agencyId: 'police' as never,
      jobRole: 'Nurse',
      skills: [],
      knowledge: [],
      approvals: [],
      isInHouseTrainer: false,
      hasSafeguardingKnowledge: true,
      isActive: true,
    };
    await store.trainers.save({ ...training, personId: marcia.personId! });
    await store.trainers.save({ ...training, personId: other.personId! });
    for (const [version, validFrom] of [
      ['2', null],
      ['3', '2026-06-01'],
    ] as const)
      await store.courses.saveVersion({
        courseId,
        version,
        validFrom,
        validTo: null,
        objectives: ['Write a plan'],
        standards: [],
      });
    await store.trainers.assign({ eventId, personId: marcia.personId!, assignedAt: now });
    await store.trainers.assign({ eventId: othersEvent, personId: other.personId!, assignedAt: now });
  });
  for (const [ref, name, needs] of [
    ['nursery', 'amy', { kinds: ['interpreter' as const] }],
    ['nursery', 'ben', undefined],
    ['home', 'cat', undefined],
  ] as const)
    await world.as(practitioner(ref, name), (ctx) =>
      book(ctx, {
        eventId,
        postId: postOf(ref, name),
        acceptsTerms: true,
        ...(needs && { needs: { kinds: [...needs.kinds] } }),
      }),
    );
});
afterAll(() => database.close());

const page = (who: Actor = marcia, id = eventId) => world.as(who, (ctx) => myEvent(ctx, id));
const add = (version = '3', fileName = 'Slides v3.pptx') =>
  world.as(coordinator, (ctx) =>
    addMaterial(ctx, {
      courseId,
      version,
      title: 'Slides',
      fileName,
      content: new Uint8Array([80, 75]),
      sha256: 'hash',
    }),
  );
const open = (id: string, who: Actor = marcia) => world.as(who, (ctx) => openMaterial(ctx, id));

describe('the page of an event', () => {
  test('tells its trainer of outcomes, who comes from where, and what each needs', async () => {
    expect(await page()).toMatchObject({
      version: { version: '3', objectives: ['Write a plan'], isWithdrawn: false },
      trainers: [{ name: 'd police', isMe: true }],
      isDeliveryConfirmed: false,
      audience: [
        { agencyName: 'The nursery', people: 2 },
        { agencyName: 'The home', people: 1 },
      ],
      people: [
        { name: 'cat home', agencyName: 'The home', jobTitle: 'Practitioner' },
        { name: 'amy nursery', needs: { kinds: ['interpreter'] } },
        { name: 'ben nursery' },
      ],
    });
  });

  test('is not there for a trainer of another event, nor for anybody else', async () => {
    for (const who of [other, practitioner('nursery', 'amy')])
      await expect(page(who)).rejects.toMatchObject({ code: 'events.not-found' });
    expect((await page(coordinator)).people).toHaveLength(3);
  });

  test('has nothing of charges and nothing of how anybody stands, anywhere in the answer', async () => {
    const answer = await page();
    expect(MyEvent.parse(answer)).toEqual(JSON.parse(JSON.stringify(answer)));
    const keys = keysOf(answer);
    expect(keys.length).toBeGreaterThan(20);
    const forbidden =
      /pence|price|charg|fee|cost|quote|bill|paid|pays|complian|requirement|overdue|due|span|lapse|evidence|award|mark|attend|absent|approval|manager|email|staff|birth|personId|bookingId|postId/i;
    expect(keys.filter((key) => forbidden.test(key))).toEqual([]);
  });
});

/** Every name of a property, at any depth. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

describe('materials', () => {
  test('open for trainers of events of that version and for those who look after the programme, and for nobody else', async () => {
    const { id } = await add();
    expect((await page()).materials).toMatchObject([{ id, title: 'Slides', fileName: 'Slides-v3.pptx', bytes: 2 }]);
    expect(await open(id)).toMatchObject({ mediaType: expect.stringContaining('presentation') });
    expect(await open(id, coordinator)).toMatchObject({ sha256: 'hash' });
    for (const who of [other, practitioner('nursery', 'amy')])
      await expect(open(id, who)).rejects.toMatchObject({ code: 'courses.material-not-found' });
    expect((await page(other, othersEvent)).materials).toEqual([]);
  });

  test('are added by those who look after the programme, as kinds of file that run nothing', async () => {
    await expect(add('3', 'run.html')).rejects.toMatchObject({ code: 'courses.material-refused' });
    await expect(add('9')).rejects.toMatchObject({ code: 'courses.unknown-version' });
    const file = { courseId, version: '3', title: 'T', fileName: 'a.pdf', content: new Uint8Array([1]), sha256: 'h' };
    await expect(world.as(marcia, (ctx) => addMaterial(ctx, file))).rejects.toMatchObject({
      code: 'access.not-permitted',
    });
  });

  test('that were taken away say so, and their content is gone', async () => {
    const { id } = await add('3', 'Handout.pdf');
    await world.as(coordinator, (ctx) => removeMaterial(ctx, id));
    await expect(open(id)).rejects.toMatchObject({
      code: 'courses.material-withdrawn',
      message: expect.stringContaining('taken away'),
    });
    expect(await world.as(administrator, ({ store }) => store.courses.material(id))).not.toHaveProperty('content');
  });
});

describe('a note to the coordinator', () => {
  test('is read by those who look after the programme only, stands beside no delegate, and its words go once it is dealt with', async () => {
    const text = 'One of the group wept over her own childhood.';
    await world.as(marcia, (ctx) => noteToCoordinator(ctx, { eventId, text }));
    expect((await page()).notesSentAt).toEqual([world.now]);
    expect(JSON.stringify(await page())).not.toContain('wept');
    await expect(world.as(marcia, (ctx) => eventNotes(ctx, { eventId }, { limit: 5 }))).rejects.toMatchObject({
      code: 'access.not-permitted',
    });
    await expect(world.as(other, (ctx) => noteToCoordinator(ctx, { eventId, text }))).rejects.toMatchObject({
      code: 'events.not-found',
    });
    const openNotes = async (who: Actor) =>
      (await world.as(who, (ctx) => events(ctx, { limit: 9, from: '2027-01-01' }))).rows.find(
        ({ event }) => event.id === eventId,
      )?.openNotes;
    expect([await openNotes(coordinator), await openNotes(marcia)]).toEqual([1, undefined]);
    const told = async (isOpen?: boolean) =>
      (await world.as(coordinator, (ctx) => eventNotes(ctx, { eventId, isOpen }, { limit: 5 }))).rows;
    const [note] = await told(true);
    expect(note).toMatchObject({ text, name: 'd police' });
    const kept = await world.as(administrator, ({ store }) => store.audit.subject(personOf('nursery', 'amy')));
    expect(JSON.stringify(kept)).not.toContain('wept');
    await world.as(coordinator, (ctx) => closeNote(ctx, { eventId, id: note!.id }));
    expect(await told()).toMatchObject([{ text: '' }]);
    expect([await told(true), (await told(false)).length]).toEqual([[], 1]);
    await expect(world.as(coordinator, (ctx) => closeNote(ctx, { eventId, id: note!.id }))).rejects.toMatchObject({
      code: 'events.note-not-found',
    });
    expect(await openNotes(coordinator)).toBe(0);
    const { rows } = await world.as(administrator, ({ store }) => store.audit.entries({}, { limit: 200 }));
    expect(JSON.stringify(rows)).not.toContain('wept');
  });
});

describe('a version that is withdrawn a week before', () => {
  const withdraw = (version: string, withdrawnOn: string) =>
    world.as(coordinator, (ctx) =>
      saveCourseVersion(ctx, {
        courseId,
        version,
        validFrom: '2026-06-01',
        validTo: null,
        objectives: ['Write a plan'],
        withdrawnOn,
      }),
    );
  const letters = () =>
    world.as(administrator, async (ctx) => {
      const { rows } = await ctx.store.notices.listNotices({}, { limit: 99 });
      const house = {
        publicUrl: 'https://t.example',
        fromAddress: 'a@t.example',
        partnershipName: 'T',
        partnershipId: 't',
      };
      const asked = rows.filter(({ kind }) => kind === 'version-withdrawn');
      return await Promise.all(
        asked.map(async (notice) => ({ to: notice.personId, ...(await letterFor(ctx, notice, house)) })),
      );
    });

  test('has events that have not begun move to the next one, its files opened no more, and their trainers told', async () => {
    const { id } = await add();
    const v4 = { courseId, version: '4', validFrom: '2027-01-01', validTo: null, objectives: ['Write a better plan'] };
    await world.as(coordinator, (ctx) => saveCourseVersion(ctx, v4));
    const past = await world.event(
      'past-day',
      {},
      { courseVersion: '3', sessions: [{ startsAt: '2027-01-02T09:30:00.000Z', endsAt: '2027-01-02T16:30:00.000Z' }] },
    );
    world.now = '2027-01-11T10:00:00.000Z';
    const saved = await withdraw('3', '2027-01-11');
    expect(saved.moved).toEqual([{ eventId, version: '4' }]);
    const versionOf = async (of: EventId) =>
      (await world.as(coordinator, (ctx) => readEvent(ctx, of))).version?.version;
    expect([await versionOf(eventId), await versionOf(past), await versionOf(othersEvent)]).toEqual(['4', '3', '2']);
    await expect(open(id)).rejects.toMatchObject({
      code: 'courses.material-withdrawn',
      message: expect.stringContaining('Version 3 of Conferences and core groups is not given any more'),
    });
    await expect(open(id, coordinator)).rejects.toMatchObject({ code: 'courses.material-withdrawn' });
    await expect(open(id, practitioner('nursery', 'amy'))).rejects.toMatchObject({
      code: 'courses.material-not-found',
    });
    expect(await page()).toMatchObject({
      version: { version: '4', objectives: ['Write a better plan'], isWithdrawn: false },
      materials: [],
    });
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      to: marcia.personId,
      letter: { subject: expect.stringContaining('Other materials') },
    });
    expect(letter!.letter!.text).toContain('Your date is given in version 4 now.');
    expect(letter!.letter!.text).toContain(`https://t.example/my-events/${eventId}`);
    expect((await withdraw('3', '2027-01-11')).moved).toEqual([]);
  });

  test('leaves an event as it is where there is no other, and says so', async () => {
    await world.as(coordinator, (ctx) =>
      saveCourseVersion(ctx, { courseId, version: '2', validFrom: null, validTo: '2026-12-31', objectives: [] }),
    );
    const saved = await world.as(coordinator, (ctx) =>
      saveCourseVersion(ctx, {
        courseId,
        version: '4',
        validFrom: '2027-01-01',
        validTo: null,
        objectives: [],
        withdrawnOn: '2027-01-11',
      }),
    );
    expect(saved.moved).toEqual([{ eventId, version: undefined }]);
    expect(await page()).toMatchObject({ version: { version: '4', isWithdrawn: true }, materials: [] });
    const told = (await letters()).map(({ letter }) => letter?.text ?? '');
    expect(told.at(-1)).toContain('There is no newer version yet');
  });
});

describe('what can become long', () => {
  const everyPage = async <Row>(ask: (page: PageRequest) => Promise<Page<Row>>, limit: number) => {
    const pages: (readonly Row[])[] = [];
    for (let after: string | undefined; ;) {
      const page = await ask({ limit, after });
      pages.push(page.rows);
      if (page.after === undefined) return pages;
      after = page.after;
    }
  };
  const lengths = (pages: readonly (readonly unknown[])[]) => pages.map(({ length }) => length);

  test('is read a page at a time: notes of a day, files of a version, and what agencies give', async () => {
    for (const word of ['one', 'two', 'three', 'four', 'five'])
      await world.as(marcia, (ctx) => noteToCoordinator(ctx, { eventId, text: word }));
    const notes = await everyPage(
      (page) => world.as(coordinator, (ctx) => eventNotes(ctx, { eventId, isOpen: true }, page)),
      2,
    );
    expect(lengths(notes)).toEqual([2, 2, 1]);
    expect(new Set(notes.flat().map(({ text }) => text)).size).toBe(5);
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await add('3', name);
    const course = { courseId, version: '3' };
    const [whole] = await everyPage((page) => world.as(coordinator, (ctx) => materials(ctx, course, page)), 500);
    const files = await everyPage((page) => world.as(coordinator, (ctx) => materials(ctx, course, page)), 2);
    expect(files.flat()).toEqual(whole);
    expect(files.length).toBeGreaterThan(1);
    const year = { from: '2027-01-01', to: '2027-12-31' };
    const given = await everyPage((page) => world.as(coordinator, (ctx) => agencyContributions(ctx, year, page)), 1);
    expect(new Set(lengths(given))).toEqual(new Set([1]));
    await expect(
      world.as(coordinator, (ctx) => agencyContributions(ctx, year, { limit: 1, after: 'nowhere' })),
    ).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
  });

  test('a version has as many files as its trainers can look through', async () => {
    await world.as(administrator, async ({ store, newId, now }) => {
      const content = new Uint8Array([80, 75]);
      const file = { courseId, version: '2', title: 'Slides', fileName: 'Slides.pdf', bytes: 2, addedAt: now, content };
      for (let at = 0; at < 100; at += 1)
        await store.courses.addMaterial({ ...file, id: newId(), mediaType: 'application/pdf', sha256: 'hash' });
    });
    await expect(add('2')).rejects.toMatchObject({ code: 'courses.material-refused', facts: { field: 'file' } });
  });
});
