import type { Actor } from '@trellis/core/access';
import type { AgencyId, Context, EvidenceId, PersonId, Stores } from '@trellis/core';
import { mapCourse, saveCourse, saveVersion } from '@trellis/core/courses';
import { certificate, EvidenceRow, listEvidence, recordEvidence, withdrawEvidence } from '@trellis/core/evidence';
import { knownToSatisfy } from '@trellis/core/frameworks';
import { agencies, PeopleRow, putPerson, search } from '@trellis/core/people';
import { packLondon } from '@trellis/pack-london';
import { createTestHost, type TestHost } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anActor } from './at-work.ts';

let host: TestHost;
let chloe: PersonId;
let completed: EvidenceId;

beforeAll(async () => {
  host = await createTestHost({ plugins: { packLondon: packLondon() }, now: () => new Date('2027-02-10T09:00:00Z') });
  await host.act(async (ctx) => {
    const course = await saveCourse(ctx, { ref: 'SG-EY', title: 'Safeguarding in early years' });
    await saveVersion(ctx, { courseId: course.id, version: '3', validFrom: null, validTo: null });
    const knownIds = knownToSatisfy(await ctx.store.frameworks.packs());
    await mapCourse(
      ctx,
      { courseId: course.id, version: '3', satisfies: ['LCF-L2'], validFrom: '2026-01-01', validTo: '2027-12-31' },
      knownIds,
    );
    await mapCourse(
      ctx,
      { courseId: course.id, satisfies: ['LCF-L1'], validFrom: '2027-06-01', validTo: null },
      knownIds,
    );
    for (const row of PEOPLE) await putPerson(ctx, { row: PeopleRow.parse(row), knownAudiences: new Set() });
    for (const kind of ['attendance', 'completion'])
      await recordEvidence(ctx, { row: EvidenceRow.parse({ ...LEARNT, kind }), knownIds });
  });
  chloe = await personNamed('Chloe');
  const { rows } = await host.act((ctx) => listEvidence(ctx, { personId: chloe }, { limit: 10 }));
  completed = rows.find(({ kind }) => kind === 'completion')!.id;
});
afterAll(() => host[Symbol.asyncDispose]());

const PEOPLE = [
  { agencyRef: 'WT', staffNumber: '1007', givenName: 'Chloe', familyName: 'Nowak' },
  { agencyRef: 'WT', staffNumber: '1008', givenName: 'Mo', familyName: 'Ash' },
].map((person) => ({ ...person, agencyName: 'Willow Tree', agencyKind: 'ey-group', startsOn: '2022-09-05' }));
const LEARNT = {
  agencyRef: 'WT',
  staffNumber: '1007',
  courseRef: 'SG-EY',
  courseVersion: '3',
  achievedOn: '2027-02-09',
  hours: 3,
  participatoryHours: 1.5,
};

const personNamed = async (text: string): Promise<PersonId> =>
  (await host.act((ctx) => search(ctx, { text }, { limit: 1 }))).rows[0]!.personId;
const asked = (actor: Actor | undefined, id: EvidenceId = completed) =>
  host.act((ctx: Context<Stores>) => certificate(actor === undefined ? ctx : { ...ctx, actor }, id));
const practitioner = async (name: string) => anActor(name, [{ role: 'practitioner' }], await personNamed(name));

test('a certificate states the course and its version, the day, the hours, and what it counted for on that day', async () => {
  expect(await asked(await practitioner('Chloe'))).toMatchObject({
    learner: 'Chloe Nowak',
    course: { ref: 'SG-EY', title: 'Safeguarding in early years', version: '3' },
    achievedOn: '2027-02-09',
    hours: 3,
    participatoryHours: 1.5,
    holds: [{ id: 'LCF-L2', title: expect.stringMatching(/\w/) as string }],
  });
});

test('attendance alone has no certificate', async () => {
  const { rows } = await host.act((ctx) => listEvidence(ctx, { personId: chloe }, { limit: 10 }));
  const attended = rows.find(({ kind }) => kind === 'attendance')!.id;
  await expect(asked(undefined, attended)).rejects.toMatchObject({ code: 'evidence.no-certificate' });
});

test('nobody gets another’s certificate who does not look after her', async () => {
  await expect(asked(await practitioner('Mo'))).rejects.toMatchObject({ code: 'evidence.not-found' });
  const [agency] = await host.act(agencies);
  const lead = (agencyId: AgencyId) => anActor('lead', [{ role: 'agency-lead', agencyId }]);
  expect((await asked(lead(agency!.id))).learner).toBe('Chloe Nowak');
  await expect(asked(lead('elsewhere' as AgencyId))).rejects.toMatchObject({ code: 'evidence.not-found' });
});

test('it is in the name that she goes by today, and a completion that was withdrawn is certified no more', async () => {
  await host.act((ctx) =>
    putPerson(ctx, {
      row: PeopleRow.parse({ ...PEOPLE[0], familyName: 'Nowak-Hughes' }),
      knownAudiences: new Set(),
    }),
  );
  expect((await asked(undefined)).learner).toBe('Chloe Nowak-Hughes');
  await host.act((ctx) => withdrawEvidence(ctx, completed, 'It was another course.'));
  await expect(asked(undefined)).rejects.toMatchObject({ code: 'evidence.no-certificate' });
});
