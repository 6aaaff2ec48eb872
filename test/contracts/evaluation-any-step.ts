import { DomainError, type EventId, type PostId } from '@trellis/core';
import { erasePerson } from '@trellis/core/audit';
import { book, cancelBooking, rebind, substitute, type Booking } from '@trellis/core/bookings';
import { answerSheet, declineSheet, releaseAnswers, releaseDue, sheet, type FormStage } from '@trellis/core/evaluation';
import { mergePersons, unmergePersons } from '@trellis/core/people';
import { closeRegister, markRegister, reopenRegister } from '@trellis/core/registers';
import type { TestDatabase } from '@trellis/store/testing';
import fc from 'fast-check';
import { administrator, anActor } from './at-work.ts';
import { coordinator, managerOf, personOf, postOf, practitioner, type Ref } from './bookings-world.ts';
import { aForm, answersOf, EvaluationWorld } from './evaluation-world.ts';

const EVENTS = ['half-day', 'in-april', 'again', 'anonymous'] as const;
const PEOPLE = (['council', 'police', 'nursery'] as const).flatMap((ref) =>
  (['a', 'b', 'c', 'd'] as const).map((name) => [ref, name] as const),
);
/** When something happens: before all of them, on the day, later, twice when the first are asked again, and when all is over. */
export const MOMENTS = [
  '2027-01-15T09:00:00.000Z',
  '2027-02-09T13:00:00.000Z',
  '2027-04-20T09:00:00.000Z',
  '2027-05-12T09:00:00.000Z',
  '2027-06-01T09:00:00.000Z',
  '2027-09-30T09:00:00.000Z',
] as const;

const who = fc.nat({ max: PEOPLE.length - 1 });
const where = fc.nat({ max: EVENTS.length - 1 });
const stage = fc.constantFrom<FormStage[]>('before', 'after', 'follow-up', 'manager');
/** One thing that somebody does. */
export const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('book' as const), who, where }) },
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      who,
      many: fc.integer({ min: 1, max: 6 }),
      where,
      stage,
      rank: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('decline' as const), who, where, stage }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('cancel' as const, 'substitute' as const, 'rebind' as const),
      who,
      where,
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('close' as const), where, absent: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('reopen' as const, 'release' as const), where }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('merge' as const, 'merge' as const, 'merge' as const, 'erase' as const),
      who,
      other: who,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('unmerge' as const, 'release due' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What was done at least once. */
export const done = new Set<string>();

/** Refusals are answers; anything else that is thrown is a fault of ours. */
export async function unlessRefused(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    done.add(what);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/** A partnership with four dates, one of them anonymous, and nine people who have a place on each. */
export async function openSequence(database: TestDatabase, publicId: string): Promise<EvaluationWorld> {
  const world = await EvaluationWorld.open(database, publicId);
  const anonymous = aForm({ id: 'anonymous-form', naming: 'anonymous', headings: ['course-title'] });
  await world.run(administrator, async ({ store }) => {
    await store.evaluation.saveForm({ form: anonymous, from: '2027-01-01' });
    await store.evaluation.saveCourseForm('introduction' as never, 'anonymous-form');
    await store.evaluation.saveDefaultForm('own-form');
    // Everybody of the council works for the police as well.
    await store.people.savePosts(
      (['a', 'b', 'c', 'd'] as const).map((name) => ({
        id: `council-${name}-police` as PostId,
        personId: personOf('council', name),
        agencyId: 'police' as never,
        jobTitle: 'Practitioner',
        audiences: [],
        flags: [],
        startsOn: '2020-01-06',
      })),
    );
  });
  const april = [{ startsAt: '2027-04-13T09:30:00.000Z', endsAt: '2027-04-13T12:30:00.000Z' }];
  await world.event('in-april', april);
  await world.event('again');
  await world.world.event('anonymous', { maximum: 40 }, { courseId: 'introduction' as never, sessions: april });
  for (const eventId of EVENTS)
    for (const [ref, name] of PEOPLE) if (name !== 'd') await world.place(ref, name, { eventId: eventId as EventId });
  return world;
}

/** Answers whatever is asked, each with the same rank. */
async function answer(
  world: EvaluationWorld,
  { id: bookingId, personId, agencyId }: Booking,
  { stage: asked, rank }: { readonly stage: FormStage; readonly rank: number },
): Promise<void> {
  const actor = asked === 'manager' ? managerOf(agencyId as Ref) : anActor(personId, [], personId);
  await world.run(actor, async (ctx) => {
    const { questions } = await sheet(ctx, { bookingId, stage: asked });
    const lines = questions.flatMap((question) => question.lines);
    const rated = (some: typeof lines) => Object.fromEntries(some.map(({ key }) => [key, rank]));
    const thinkingBack = rated(lines.filter(({ asksThinkingBack }) => asksThinkingBack));
    await answerSheet(ctx, { bookingId, stage: asked, answers: answersOf({ ratings: rated(lines), thinkingBack }) });
  });
}

/** Does it. @throws whatever it is refused with */
export async function take(world: EvaluationWorld, one: Step): Promise<unknown> {
  const eventId = ('where' in one ? EVENTS[one.where] : EVENTS[0])! as EventId;
  const [ref, name] = PEOPLE['who' in one ? one.who : 0]! as readonly [Ref, string];
  const live = async (): Promise<Booking> => {
    const found = (await world.world.bookings(eventId)).find(
      ({ personId, state }) => personId === personOf(ref, name) && state !== 'cancelled',
    );
    if (found === undefined) throw new DomainError('bookings.not-found', 'There is none.');
    return found;
  };
  switch (one.does) {
    case 'book':
      return await world.run(practitioner(ref, name), (ctx) =>
        book(ctx, { eventId, postId: postOf(ref, name), acceptsTerms: true }),
      );
    case 'cancel': {
      const { id: bookingId } = await live();
      return await world.run(coordinator, (ctx) => cancelBooking(ctx, { bookingId, why: 'Ill' }));
    }
    case 'substitute': {
      const { id: bookingId } = await live();
      const [, other] = PEOPLE[(one.who + 1) % 4]!;
      return await world.run(managerOf(ref), (ctx) => substitute(ctx, { bookingId, postId: postOf(ref, other) }));
    }
    case 'rebind': {
      const { id: bookingId } = await live();
      return await world.run(coordinator, (ctx) =>
        rebind(ctx, { bookingId, postId: `council-${name}-police` as PostId, why: 'Moved' }),
      );
    }
    case 'answer': {
      const bookings = (await world.world.bookings(eventId)).filter(({ state }) => state !== 'cancelled');
      const some = bookings.slice(one.who % 4).slice(0, one.many);
      if (some.length === 0) throw new DomainError('bookings.not-found', 'There is none.');
      for (const booking of some) await unlessRefused('one answers', () => answer(world, booking, one));
      return undefined;
    }
    case 'decline': {
      const { id: bookingId } = await live();
      const actor = one.stage === 'manager' ? managerOf(ref) : practitioner(ref, name);
      return await world.run(actor, (ctx) => declineSheet(ctx, { bookingId, stage: one.stage }));
    }
    case 'close': {
      const there = (await world.world.bookings(eventId)).filter(({ state }) => state === 'placed');
      await world.run(coordinator, (ctx) =>
        markRegister(ctx, {
          eventId,
          marks: there.map(({ id }, at) => {
            const hasAttended = at % PEOPLE.length !== one.absent;
            return { bookingId: id, mark: { hasAttended, hasCompleted: hasAttended, markedAt: world.world.now } };
          }),
        }),
      );
      return await world.run(coordinator, (ctx) => closeRegister(ctx, eventId));
    }
    case 'reopen':
      return await world.run(coordinator, (ctx) => reopenRegister(ctx, eventId, 'A mark was wrong'));
    case 'release':
      return await world.run(coordinator, (ctx) => releaseAnswers(ctx, eventId));
    case 'release due':
      return await world.run(administrator, (ctx) => releaseDue(ctx));
    case 'merge':
    case 'erase': {
      const [otherRef, otherName] = PEOPLE[one.other]!;
      const why = 'The same person';
      if (one.does === 'erase')
        return await world.run(administrator, (ctx) => erasePerson(ctx, personOf(ref, name), why));
      return await world.run(administrator, (ctx) =>
        mergePersons(ctx, { keptId: personOf(ref, name), mergedId: personOf(otherRef, otherName), why }),
      );
    }
    case 'unmerge':
      return await world.run(administrator, async (ctx) => {
        const { rows } = await ctx.store.people.merges({ limit: 1 });
        return await unmergePersons(ctx, rows[0]?.id ?? 'none', 'They are two');
      });
  }
}
