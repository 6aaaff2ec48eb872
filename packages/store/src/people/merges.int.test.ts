import type { AgencyId, PersonId } from '@trellis/core';
import type { Evidence } from '@trellis/core/evidence';
import type { Person, PersonMerge, Post } from '@trellis/core/people';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent } from '../events/events.fixture.ts';
import { aBooking } from '../bookings/bookings.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const june = '2026-06-10T09:00:00.000Z';
const council = 'council' as AgencyId;
const [ann, annie] = ['ann', 'annie'] as [PersonId, PersonId];
const merge: PersonMerge = { id: 'm1', keptId: ann, mergedId: annie, why: 'One person', mergedAt: may };

const person = (id: PersonId, staffNumber: string): Person => ({
  id,
  givenName: id,
  familyName: 'Lee',
  formerNames: [],
  staffNumbers: [{ agencyId: council, staffNumber }],
  workEmail: `${id}@council.example`,
});
const post = (id: string, personId: PersonId, more: Partial<Post> = {}): Post => ({
  id: id as Post['id'],
  personId,
  agencyId: council,
  audiences: ['G1'],
  flags: [],
  startsOn: '2025-01-01',
  ...more,
});
const learnt: Evidence = {
  id: 'e1' as Evidence['id'],
  personId: annie,
  kind: 'completion',
  satisfies: ['L1'],
  achievedOn: '2026-01-05',
  withdrawn: false,
};

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  north = await createTestPartnership(database, task.id);
  await north.at(april, async ({ people, evidence }) => {
    await people.saveAgencies([{ id: council, ref: 'C', name: 'Council', kind: 'council' }]);
    await people.savePeople([person(ann, '1'), person(annie, '2')]);
    await people.savePosts([post('p1', ann), post('p2', annie), post('p3', ann, { managerPersonId: annie })]);
    await evidence.save([learnt]);
  });
});

async function mergeThem(): Promise<void> {
  await north.at(may, async ({ people }) => {
    const moved = await people.moveRecords(ann, annie);
    await people.savePeople([
      { ...person(ann, '1'), staffNumbers: [...person(ann, '1').staffNumbers, ...person(annie, '2').staffNumbers] },
      { ...person(annie, '2'), staffNumbers: [] },
    ]);
    await people.saveMerge(merge, moved);
  });
}

test('everything of one record goes over to the other, and back again when it is undone', async () => {
  await mergeThem();
  await north.at(june, async ({ people, evidence }) => {
    expect((await people.postsOf([ann, annie])).map(({ id, personId }) => [id, personId])).toEqual([
      ['p1', ann],
      ['p2', ann],
      ['p3', ann],
    ]);
    expect((await people.post('p3' as Post['id']))!.managerPersonId).toBe(ann);
    expect(await evidence.ofPeople([ann])).toMatchObject([{ id: 'e1', personId: ann }]);
    expect(await people.person(annie)).toMatchObject({ mergedInto: ann, staffNumbers: [] });
    expect((await people.merges({ limit: 5 })).rows).toEqual([merge]);
    expect((await people.merges({ limit: 5 }, annie)).rows).toEqual([merge]);
    expect((await people.merges({ limit: 5 }, 'nobody' as PersonId)).rows).toEqual([]);
    expect(await people.returnRecords(merge)).toEqual([{ agencyId: council, staffNumber: '2' }]);
    expect((await people.postsOf([annie])).map(({ id }) => id)).toEqual(['p2']);
    expect((await people.post('p3' as Post['id']))!.managerPersonId).toBe(annie);
    expect(await evidence.ofPeople([annie])).toMatchObject([{ id: 'e1' }]);
    expect(await people.merge('m1')).toEqual({ ...merge, undoneAt: june });
    expect((await people.person(annie))!.mergedInto).toBeUndefined();
  });
});

test('what came since stays where it came', async () => {
  await mergeThem();
  await north.at(june, async ({ people }) => {
    await people.savePosts([post('p4', ann)]);
    await people.returnRecords(merge);
    expect((await people.postsOf([ann])).map(({ id }) => id)).toEqual(['p1', 'p3', 'p4']);
  });
});

test('the address of the other record leads to the one that goes on', async () => {
  await mergeThem();
  await north.at(june, async ({ people }) => {
    expect((await people.identified([], ['annie@council.example'])).map(({ id }) => id)).toEqual([ann]);
    expect((await people.candidates([], ['Annie@council.example'])).map(({ id }) => id)).toEqual([ann]);
  });
});

test('the reports that one drew up go over as well, also when they are signed and change no more', async () => {
  const by = { kind: 'account', id: 'a' } as const;
  const report = {
    id: 'r',
    kind: 'board',
    title: 'Half-yearly report',
    cover: '',
    asAt: '2026-03-31',
    state: 'draft',
    draftedAt: april,
    draftedBy: by,
    drafterId: annie,
  } as const;
  await north.at(april, async ({ reporting }) => {
    await reporting.saveReport(report);
    await reporting.freezeReport({ ...report, knownAt: april, signedAt: april, signedBy: by }, '{}');
  });
  await mergeThem();
  const drafter = () => north.at(june, async ({ reporting }) => (await reporting.report('r'))?.drafterId);
  expect(await drafter()).toBe(ann);
  await north.at(june, ({ people }) => people.returnRecords(merge));
  expect(await drafter()).toBe(annie);
});

test('the words of a post lead to whoever has it now', async () => {
  const found = () =>
    north.at(june, async ({ people }) =>
      (await people.search({ all: true }, { text: 'porter' }, { limit: 5 })).rows.map(({ personId }) => personId),
    );
  await north.at(april, ({ people }) => people.savePosts([post('p2', annie, { jobTitle: 'Porter' })]));
  expect(await found()).toEqual([annie]);
  await mergeThem();
  expect(await found()).toEqual([ann]);
  await north.at(june, ({ people }) => people.returnRecords(merge));
  expect(await found()).toEqual([annie]);
});

test('two live bookings of one date are said before anything goes over', async () => {
  await north.at(april, async ({ people, events, bookings, courses }) => {
    expect(await people.mergeClashes(ann, annie)).toEqual([]);
    await courses.saveCourse({ id: 'c' as never, ref: 'c', title: 'c', kind: 'briefing', isInterAgency: true });
    await events.save(anEvent('event', { courseId: 'c' as never }));
    await bookings.save([
      aBooking('b1', 1, { postId: 'p1' as Post['id'] }),
      aBooking('b2', 2, { personId: annie, postId: 'p2' as Post['id'] }),
    ]);
    expect(await people.mergeClashes(ann, annie)).toEqual(['booking']);
  });
});

test('who is erased is blanked under every record', async () => {
  await mergeThem();
  await north.at(june, async ({ people, audit }) => {
    await audit.erase(ann);
    expect(await people.people([ann, annie])).toMatchObject([{ givenName: '' }, { givenName: '', familyName: '' }]);
  });
  expect(Object.keys(await north.at(june, ({ audit }) => audit.subject(ann)))).toContain('person_merge');
});
