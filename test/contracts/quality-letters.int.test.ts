import type { PersonId } from '@trellis/core';
import { assignTrainers, unassignTrainer } from '@trellis/core/events';
import { letterFor } from '@trellis/core/letters';
import type { Notice } from '@trellis/core/notices';
import { remindOfEndorsements } from '@trellis/core/quality';
import { saveTrainer } from '@trellis/core/trainers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersOf, QualityWorld } from './quality-world.ts';

const house = {
  publicUrl: 'https://trellis.example',
  fromAddress: 'trellis@example.org',
  partnershipName: 'Westhaven',
  partnershipId: 'w',
};

let world: QualityWorld;
beforeEach(async () => {
  world = await QualityWorld.open();
});
afterEach(() => world.westhaven[Symbol.asyncDispose]());

const as = (name: string) => world.as(name);
const idOf = (name: string): PersonId => world.who(name).id;
const quality = () => world.api(world.coordinator).quality;
const notices = (): Promise<readonly Notice[]> =>
  world.system(async ({ store }) => (await store.notices.listNotices({ state: 'waiting' }, { limit: 50 })).rows);

/** Who is to be written to, and of what, by name. */
async function told(): Promise<readonly string[]> {
  const names = new Map(['Marcia', 'Dev', 'Olu', 'Una'].map((name) => [idOf(name), name]));
  return (await notices()).map(({ kind, personId }) => `${names.get(personId) ?? personId}: ${kind}`).toSorted();
}

/** What becomes of the letter of this kind to somebody, who has an address of her own. */
async function letterTo(name: string, kind: Notice['kind']) {
  const notice = (await notices()).find((each) => each.kind === kind && each.personId === idOf(name));
  if (notice === undefined) throw new Error(`${name} is not written ${kind}.`);
  return await world.system(async (ctx) => {
    const [person] = await ctx.store.people.people([notice.personId]);
    await ctx.store.people.savePeople([{ ...person!, workEmail: `${name.toLowerCase()}@example.org` }]);
    return await letterFor(ctx, notice, house);
  });
}

test('an observer is written once when they are named, with the address of the form, and whoever takes over as well', async () => {
  const id = await world.planned('Olu');
  await world.planned('Olu');
  expect(await told()).toEqual(['Olu: observation-planned']);
  const now = await letterTo('Olu', 'observation-planned');
  expect(now).toMatchObject({ state: 'ready', to: { address: 'olu@example.org' } });
  expect(now.letter?.text).toContain(`https://trellis.example/quality/observations/${id}`);
  expect(now.letter?.subject).toBe('Please observe a session: Core groups, Monday 18 January 2027');

  await quality().planObservation({ id, eventId: world.eventId, observerId: idOf('Una') });
  expect(await told()).toEqual(['Olu: observation-planned', 'Una: observation-planned']);
  // He was asked, and another one comes in his stead before the letter went.
  expect(await letterTo('Olu', 'observation-planned')).toMatchObject({ state: 'not-needed' });
});

test('whoever was named to observe has something to do here, whatever their role', async () => {
  const duties = async (name: string) => (await world.api(world.who(name).caller).me.get()).duties;
  expect(await duties('Olu')).toEqual([]);
  await world.planned('Olu');
  expect(await duties('Olu')).toEqual(['quality']);
  expect(await duties('Una')).toEqual([]);
});

test('an observation that waits for an observer is nobody’s letter', async () => {
  await quality().planObservation({ eventId: world.eventId });
  expect(await told()).toEqual([]);
});

test('trainers are written once when an observation is shared with them, and an action of theirs comes with it', async () => {
  const id = await world.planned('Olu');
  world.clock.now = '2027-01-19T09:00:00.000Z';
  const by = { dueOn: '2027-02-28' };
  await as('Olu').saveObservation({
    id,
    answers: answersOf(),
    strengths: 'Warm',
    actions: [
      { ...by, text: 'Bring a parent’s words', ownerName: 'Marcia', ownerId: idOf('Marcia') },
      { ...by, text: 'Book another room', ownerName: 'Una', ownerId: idOf('Una') },
    ],
  });
  await as('Olu').shareObservation({ id });
  expect(await told()).toEqual([
    'Dev: observation-shared',
    'Marcia: observation-shared',
    'Olu: observation-planned',
    'Una: action-agreed',
  ]);
  const [marcia, dev] = [await letterTo('Marcia', 'observation-shared'), await letterTo('Dev', 'observation-shared')];
  expect(marcia.letter?.text).toContain('https://trellis.example/quality/actions');
  expect(dev.letter?.text).not.toContain('/quality/actions');
  // What was seen stands behind the address only.
  for (const { letter } of [marcia, dev]) expect(JSON.stringify(letter)).not.toMatch(/Warm|parent’s|Olu/);
  expect((await letterTo('Una', 'action-agreed')).letter?.subject).toBe(
    'For you to see to by Sunday 28 February 2027: Core groups',
  );
});

test('the owner of an action is written when it becomes theirs, and not once it is done', async () => {
  const { id: reviewId } = await quality().openReview({ courseId: world.courseId, why: 'Asked for' });
  const action = { of: { kind: 'review' as const, id: reviewId }, text: 'New slides', dueOn: '2027-03-01' };
  const { id } = await quality().saveAction({ ...action, ownerName: 'The office' });
  expect(await told()).toEqual([]);
  await quality().saveAction({ ...action, id, ownerId: idOf('Una'), ownerName: 'x' });
  await quality().saveAction({ ...action, id, ownerId: idOf('Una'), ownerName: 'x', dueOn: '2027-04-01' });
  expect(await told()).toEqual(['Una: action-agreed']);
  expect((await letterTo('Una', 'action-agreed')).letter?.subject).toContain('Thursday 1 April 2027: Core groups');
  await as('Una').closeAction({ id, what: 'Made' });
  expect(await letterTo('Una', 'action-agreed')).toMatchObject({ state: 'not-needed' });
});

test('whoever sees to a review is written once, may read it, and is called by their name', async () => {
  const { id } = await quality().openReview({ courseId: world.courseId, why: 'Asked for' });
  await expect(as('Una').review({ id })).rejects.toThrow(/no such review/);
  const kept = { id, dueOn: '2027-03-01', findings: '', ownerId: idOf('Una') };
  expect(await quality().saveReview(kept)).toMatchObject({ ownerName: 'Una Bright', ownerId: idOf('Una') });
  await quality().saveReview({ ...kept, findings: 'More time' });
  expect(await told()).toEqual(['Una: review-taken-on']);
  expect((await letterTo('Una', 'review-taken-on')).letter?.text).toContain(`/quality/reviews/${id}`);
  expect(await as('Una').review({ id })).toMatchObject({ findings: 'More time' });
  await expect(as('Una').saveReview(kept)).rejects.toThrow(/role does not include/);
  await quality().saveReview({ id, dueOn: '2027-03-01', findings: '' });
  expect(await letterTo('Una', 'review-taken-on')).toMatchObject({ state: 'not-needed' });
});

test('a trainer is written when they are put down for a date and when they are taken off, unless they never knew', async () => {
  await world.system(async (ctx) => {
    const [post] = await ctx.store.people.postsOf([idOf('Una')]);
    await saveTrainer(ctx, {
      personId: idOf('Una'),
      agencyId: post!.agencyId,
      jobRole: 'Nurse',
      skills: [],
      knowledge: [],
      approvals: [],
      isInHouseTrainer: false,
      hasSafeguardingKnowledge: true,
      trainingForTrainers: { achievedOn: '2026-06-01' },
      isActive: true,
    });
  });
  const { eventId } = world;
  const put = () =>
    world.system((ctx) => assignTrainers(ctx, { eventId, personIds: [idOf('Una')], override: 'Nobody else' }));
  const takeOff = () => world.system((ctx) => unassignTrainer(ctx, { eventId, personId: idOf('Una'), why: 'Ill' }));
  await put();
  expect(await told()).toEqual(['Una: trainer-assigned']);
  const { letter } = await letterTo('Una', 'trainer-assigned');
  expect(letter?.subject).toBe('You lead it: Core groups, Monday 18 January 2027');
  expect(letter?.text).toContain(`https://trellis.example/my-events/${eventId}`);

  await takeOff();
  expect(await told()).toEqual([]);
  await put();
  await world.system(async ({ store, now }) => {
    for (const notice of await notices()) await store.notices.saveNotice({ ...notice, state: 'sent', sentAt: now });
  });
  world.clock.now = '2026-12-02T09:00:00.000Z';
  await takeOff();
  expect(await told()).toEqual(['Una: trainer-unassigned']);
  expect((await letterTo('Una', 'trainer-unassigned')).letter?.text).not.toContain('Ill');
});

test('an agency’s leads and the coordinators are told once that an endorsement ends, and not where it was asked for anew', async () => {
  const { agencyId, courseId } = await ownCourse();
  await world.system(async ({ store }) => {
    await store.access.saveGrant({ id: 'g1', personId: idOf('Una'), role: 'agency-lead', agencyId });
    await store.access.saveGrant({ id: 'g2', personId: idOf('Olu'), role: 'coordinator' });
  });
  const id = await endorsed('e', courseId, '2027-11-30');
  const remind = (on: string) => {
    world.clock.now = `${on}T09:00:00.000Z`;
    return world.system((ctx) => remindOfEndorsements(ctx));
  };
  expect(await remind('2027-09-30')).toBe(0);
  expect(await remind('2027-10-01')).toBe(1);
  expect(await remind('2027-10-02')).toBe(0);
  expect(await told()).toEqual(['Olu: endorsement-ending', 'Una: endorsement-ending']);
  const { letter } = await letterTo('Una', 'endorsement-ending');
  expect(letter?.subject).toBe('Counts until Tuesday 30 November 2027: Our basics');
  expect(letter?.text).toContain(`https://trellis.example/quality/endorsements/${id}`);
  // With a later last day it is another end.
  await endorsed('e', courseId, '2027-12-01');
  expect(await remind('2027-10-03')).toBe(1);
  await world.system(async ({ store }) => {
    const found = (await store.standards.endorsement('e'))!;
    await store.standards.saveEndorsement({ ...found, expiresOn: '2027-12-02' });
    await store.standards.saveEndorsement({ ...found, id: 'again', state: 'asked' });
  });
  expect(await remind('2027-10-04')).toBe(0);

  async function ownCourse() {
    const [post] = await world.system(({ store }) => store.people.postsOf([idOf('Una')]));
    const own = { agencyId: post!.agencyId, ref: 'IH-1', title: 'Our basics' };
    const saved = await world.api(world.coordinator).standards.saveOwnCourse(own);
    return { agencyId: own.agencyId, courseId: saved.courseId };
  }

  async function endorsed(endorsementId: string, of: typeof courseId, expiresOn: string): Promise<string> {
    const by = { kind: 'operator', id: 'test' } as const;
    await world.system(({ store }) =>
      store.standards.saveEndorsement({
        id: endorsementId,
        agencyId,
        courseId: of,
        setId: 'BN-induction',
        satisfies: ['LCF-L1'],
        content: [],
        state: 'endorsed',
        from: '2026-12-01',
        expiresOn,
        mappingId: 'm',
        askedAt: '2026-12-01T09:00:00.000Z',
        askedBy: by,
        decidedAt: '2026-12-01T09:00:00.000Z',
        decidedBy: by,
      }),
    );
    return endorsementId;
  }
});
