import { localDate, type Context, type Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { book, bookFor } from '@trellis/core/bookings';
import { assignTrainers, confirmDelivery, publishEvent, saveEvent, type EventRecord } from '@trellis/core/events';
import type { Post } from '@trellis/core/people';
import { saveTrainer } from '@trellis/core/trainers';
import { TAUGHT_VERSION } from '../courses.ts';
import type { DemoPeople } from '../people/demo-people.ts';
import { clockOn, weekdayAfter } from './programme-days.ts';
import { demoDates, PAIR, type AskedBy, type DateRules } from './programme.ts';

/** Fills the demo's programme of the months to come: who trains, the dates, and who has asked for a place. */
export async function loadProgramme(ctx: Context<Stores>, people: DemoPeople): Promise<void> {
  await saveTrainers(ctx, people);
  const today = localDate(ctx.now, ctx.timeZone);
  for (const date of demoDates) {
    const event = await saveDate(ctx, { ...date, day: weekdayAfter(today, date.inDays, date.weekday) });
    if (date.isDraft === true) continue;
    await publishEvent(ctx, event.id);
    if (date.trainers.length > 0) await rosterAll(ctx, people, event, date.trainers);
    await bookAll(ctx, people, event, date.asked);
    for (const named of date.ownRequests ?? []) await askForOneself(ctx, await people.post(...named), event);
  }
}

async function askForOneself(ctx: Context<Stores>, { id: postId, personId }: Post, event: EventRecord): Promise<void> {
  const actor: Actor = { kind: 'job', id: 'demo', personId, grants: [] };
  await book({ ...ctx, actor }, { eventId: event.id, postId, acceptsTerms: true });
}

/** Saves one date of a course as a draft. */
export async function saveDate(
  ctx: Context<Stores>,
  date: {
    readonly courseRef: string;
    readonly day: string;
    readonly from: string;
    readonly to: string;
    readonly rules: DateRules;
  },
): Promise<EventRecord> {
  const [found] = await ctx.store.courses.byRefs([date.courseRef]);
  if (found === undefined) throw new Error(`The demo has no course ${date.courseRef}.`);
  const { day, from, to } = date;
  return await saveEvent(ctx, {
    approval: 'manager',
    linkShownHours: 24,
    attendanceThresholdPercent: 80,
    courseVersion: TAUGHT_VERSION,
    ...date.rules,
    courseId: found.course.id,
    sessions: [{ startsAt: clockOn(day, from, ctx.timeZone), endsAt: clockOn(day, to, ctx.timeZone) }],
  });
}

/** The pool: three who may train, of three agencies, and one who has no training for trainers yet. */
async function saveTrainers(ctx: Context<Stores>, people: DemoPeople): Promise<void> {
  const shared = { skills: [], knowledge: [], approvals: [], isActive: true, hasSafeguardingKnowledge: true };
  await saveTrainer(ctx, {
    ...shared,
    personId: await people.person('RH', 'RH-1002'),
    agencyId: people.agencyId('RH'),
    jobRole: 'Community nurse',
    skills: ['Early years', 'Neglect'],
    isInHouseTrainer: true,
    trainingForTrainers: { achievedOn: '2024-06-12' },
  });
  await saveTrainer(ctx, {
    ...shared,
    personId: await people.person('POL', 'POL-1002'),
    agencyId: people.agencyId('POL'),
    jobRole: 'Detective, child protection',
    skills: ['Section 47 enquiries'],
    isInHouseTrainer: false,
    trainingForTrainers: { achievedOn: '2022-03-02' },
  });
  await saveTrainer(ctx, {
    ...shared,
    personId: await people.person('ICB', 'ICB-1002'),
    agencyId: people.agencyId('ICB'),
    jobRole: 'Designated nurse',
    isInHouseTrainer: true,
    equivalent: { what: 'Taught nurses at a university for six years', achievedOn: '2021-07-01' },
  });
  await saveTrainer(ctx, {
    ...shared,
    personId: await people.person('AC', 'AC-1004'),
    agencyId: people.agencyId('AC'),
    jobRole: 'Learning adviser',
    isInHouseTrainer: true,
  });
}

/** Has these people lead an event. A pair is confirmed; one alone waits for another. */
export async function rosterAll(
  ctx: Context<Stores>,
  people: DemoPeople,
  { id: eventId }: EventRecord,
  trainers: readonly (readonly [agencyRef: string, staffNumber: string])[] = PAIR,
): Promise<void> {
  const personIds = await Promise.all(
    trainers.map(([agencyRef, staffNumber]) => people.person(agencyRef, staffNumber)),
  );
  await assignTrainers(ctx, { eventId, personIds });
  if (personIds.length > 1) await confirmDelivery(ctx, { eventId });
}

async function bookAll(ctx: Context<Stores>, people: DemoPeople, event: EventRecord, asked: AskedBy): Promise<void> {
  for (const [agencyRef, count] of asked)
    await bookFor(ctx, {
      eventId: event.id,
      postIds: await people.someOf(agencyRef, count),
      acceptsTerms: true,
    });
}
