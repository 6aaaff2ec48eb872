import {
  addMonths,
  dateOf,
  dayOf,
  localDate,
  type Context,
  type EventId,
  type PersonId,
  type Stores,
} from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { events, type EventRecord } from '@trellis/core/events';
import {
  commentObservation,
  drawSample,
  openThemeReviews,
  planObservation,
  saveAction,
  saveLesson,
  saveSamplingPlan,
  saveObservation,
  setsOfObservation,
  shareObservation,
  type ObservedAnswer,
} from '@trellis/core/quality';
import type { DemoPeople } from '../people/demo-people.ts';
import { courseCalled } from './load-standards.ts';
import { clockOn } from '../programme/programme-days.ts';

/** What a session is looked at against. */
const SETS = ['BN-principles', 'LE-trainers'];

/** What was not met in full, with what the observer wrote. */
const PARTLY: Readonly<Record<string, string>> = {
  'BN-P2': 'Told about children; none of them was heard in their own words',
};

/**
 * What is being done about quality: a session that was observed, one that will be, and what case reviews taught, with whoever sees to it.
 *
 * @param held - the dates that were evaluated, the earliest first
 */
export async function loadQuality(
  ctx: Context<Stores>,
  people: DemoPeople,
  held: readonly EventRecord[],
): Promise<void> {
  const rosa = await people.person('AC', 'AC-1001');
  for (const { id } of held) await openThemeReviews(ctx, id);
  await observed(ctx, people, rosa, held[1]!);
  const next = await nextDateOf(ctx, 'SG-3');
  if (next !== undefined)
    await planObservation(ctx, { eventId: next, observerId: await people.person('ICB', 'ICB-1002'), setIds: SETS });
  await lessons(ctx, rosa);
  await samples(ctx);
}

/** Rosa looks at Marcia and Rhian; one thing is agreed, and Marcia answers. */
async function observed(ctx: Context<Stores>, people: DemoPeople, rosa: PersonId, event: EventRecord): Promise<void> {
  const day = localDate(event.sessions[0]!.startsAt, ctx.timeZone);
  const at = (days: number, time: string) => ({ ...ctx, now: clockOn(dateOf(dayOf(day) + days), time, ctx.timeZone) });
  const planned = await planObservation(at(-14, '09:00'), { eventId: event.id, observerId: rosa, setIds: SETS });
  const writing = { ...at(0, '15:30'), actor: actingAs(rosa) };
  const sets = await setsOfObservation(writing, planned);
  const answers = sets.flatMap((set) =>
    set.standards.map(({ id }): ObservedAnswer => {
      const note = PARTLY[id];
      return { setId: set.id, standardId: id, state: note === undefined ? 'met' : 'partly', note: note ?? '' };
    }),
  );
  await saveObservation(writing, {
    id: planned.id,
    answers,
    strengths: 'Warm, well paced, and each table had three agencies at it. Questions were turned back to the group.',
    actions: [
      {
        text: 'Open with the film by young people',
        ownerName: 'Marcia Bell',
        dueOn: dateOf(addMonths(dayOf(day), 5)),
        standard: { setId: 'BN-principles', standardId: 'BN-P2' },
      },
    ],
    savedAt: writing.now,
  });
  await shareObservation({ ...at(2, '09:30'), actor: actingAs(rosa) }, planned.id);
  const marcia = await people.person('RH', 'RH-1002');
  await commentObservation(
    { ...at(3, '18:20'), actor: actingAs(marcia) },
    { id: planned.id, words: 'Fair. We had cut the film for time and will cut the slides instead.' },
  );
}

async function nextDateOf(ctx: Context<Stores>, ref: string): Promise<EventId | undefined> {
  const { rows } = await events(ctx, { courseId: await courseCalled(ctx, ref), limit: 1 });
  return rows[0]?.event.id;
}

/** One lesson that is worked on, with an action that is late, and one that was dealt with. */
async function lessons(ctx: Context<Stores>, rosa: PersonId): Promise<void> {
  const today = dayOf(localDate(ctx.now, ctx.timeZone));
  const ago = (months: number) => dateOf(addMonths(today, -months));
  const baby = await saveLesson(ctx, {
    title: 'Babies are seen and not heard',
    summary:
      'Visits noted that the baby was asleep. Nobody asked why, four times running, and nobody had the other agency’s notes.',
    receivedOn: ago(4),
    document: 'Local learning review, summary for practitioners',
    courseIds: [await courseCalled(ctx, 'SG-EY'), await courseCalled(ctx, 'SG-2')],
    state: 'open',
  });
  const of = { kind: 'lesson', id: baby.id } as const;
  await saveAction(ctx, {
    of,
    text: 'Put “what did you see of the baby?” into the case study',
    ownerId: rosa,
    ownerName: 'Rosa Lindqvist',
    dueOn: dateOf(today - 12),
  });
  await saveAction(ctx, {
    of,
    text: 'Tell all trainers at the pool’s next meeting',
    ownerName: 'Training subgroup',
    dueOn: dateOf(today + 25),
  });
  await saveLesson(ctx, {
    title: 'Fathers were not asked',
    summary: 'Assessments named the mother only. The father lived near and was known to two services.',
    receivedOn: ago(14),
    courseIds: [await courseCalled(ctx, 'SG-3')],
    state: 'closed',
  });
}

/** Two dates of the half year were drawn, one of them of the course that must be among them; those of the months to come are still to be. */
async function samples(ctx: Context<Stores>): Promise<void> {
  const today = dayOf(localDate(ctx.now, ctx.timeZone));
  const plan = { events: 2, setIds: SETS };
  const drawn = await saveSamplingPlan(ctx, {
    ...plan,
    from: dateOf(today - 160),
    to: dateOf(today - 1),
    courseIds: [await courseCalled(ctx, 'SG-3')],
  });
  await drawSample(ctx, drawn.id);
  await saveSamplingPlan(ctx, { ...plan, from: dateOf(today + 1), to: dateOf(today + 120), courseIds: [] });
}

/** Somebody at her own work. */
function actingAs(personId: PersonId): Actor {
  return { kind: 'job', id: 'demo', personId, grants: [{ role: 'coordinator' }] };
}
