import { z } from 'zod';
import { localDate, type CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { Course } from '../../courses/schema.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { versionFor } from '../../courses/withdrawn.ts';
import { hasBegun } from '../../events/check-event.ts';
import { listed } from '../../events/programme/read-events.ts';
import type { EventRecord } from '../../events/schema.ts';
import { EventListed } from '../../events/shown.ts';
import { sessionMinutes } from '../../registers/register-mark.ts';
import type { EventsStore } from '../../events/store.ts';
import { CountsFor, ifCompleted, type MightComplete } from './if-completed.ts';
import { livesOf } from '../lives/lives.ts';
import { loadRules } from '../rules/rules.ts';
import { PathwayRow } from './pathway-rows.ts';
import { myPathway } from './person-answer.ts';
import type { ComplianceStores } from '../store.ts';

/** How many dates are looked at, the nearest first: nobody plans further. @source house */
const MOST_DATES = 200;

/** What would put right what somebody is overdue with or soon will be. */
export const FixingAnswer = z.object({
  rows: z
    .array(z.object({ event: EventListed, fixes: z.array(CountsFor) }))
    .meta({ description: 'Dates that can be booked, the nearest first, each with what it fixes' }),
  anyTime: z
    .array(z.object({ course: Course, fixes: z.array(CountsFor) }))
    .meta({ description: 'Courses without dates that can be started today at their address' }),
  nothing: z
    .array(PathwayRow.pick({ requirement: true, title: true, state: true }))
    .meta({ description: 'What is overdue or due soon and none of these fixes' }),
});
export type FixingAnswer = z.infer<typeof FixingAnswer>;

/**
 * Which dates and courses would put right what whoever asks is overdue with or soon will be, by the same judge that judges her record.
 *
 * @returns nothing for an account that is nobody's
 * @source house search by need
 */
export async function fixing(ctx: Context<ComplianceStores & { readonly events: EventsStore }>): Promise<FixingAnswer> {
  const today = localDate(ctx.now, ctx.timeZone);
  if (ctx.actor.personId === undefined) return { rows: [], anyTime: [], nothing: [] };
  const answer = await myPathway(ctx);
  const wanted = answer.requirements.filter(({ state }) => state === 'overdue' || state === 'due-soon');
  const refs = [...new Set(wanted.flatMap(({ courses }) => courses.map(({ ref }) => ref)))];
  const courses = refs.length === 0 ? [] : await ctx.store.courses.byRefs(refs);
  const fixesOf = await fixesBy(ctx, wanted);

  const found = (await bookable(ctx, courses, today)).flatMap((event) => {
    const course = courses.find((each) => each.course.id === event.courseId)!;
    const on = localDate(event.sessions.at(-1)!.endsAt, ctx.timeZone);
    const fixes = fixesOf(course, { version: event.courseVersion, on, ...lengthOf(event) });
    return fixes.length === 0 ? [] : [{ event, fixes }];
  });
  const shown = await listed(
    ctx,
    found.map(({ event }) => event),
  );
  const anyTime = courses
    .filter(({ course }) => course.url !== undefined && found.every(({ event }) => event.courseId !== course.id))
    .map((each) => ({
      course: each.course,
      fixes: fixesOf(each, { version: versionFor(each.versions, today, today)?.version, on: today }),
    }))
    .filter(({ fixes }) => fixes.length > 0);
  const fixed = new Set([...found, ...anyTime].flatMap(({ fixes }) => fixes.map(({ requirement }) => requirement)));
  return {
    rows: found.map(({ fixes }, index) => ({ event: shown[index]!, fixes })),
    anyTime,
    nothing: wanted
      .filter(({ requirement }) => !fixed.has(requirement))
      .map(({ requirement, title, state }) => ({ requirement, title, state })),
  };
}

/** What completing a course fixes of what is wanted; the same version on the same day is judged once. */
async function fixesBy(
  ctx: Context<ComplianceStores>,
  wanted: readonly PathwayRow[],
): Promise<(course: CourseWithMappings, taken: Omit<MightComplete, 'course'>) => CountsFor[]> {
  const rules = await loadRules(ctx);
  const [life] = await livesOf(ctx, [ctx.actor.personId!], rules);
  const judged = new Map<string, CountsFor[]>();
  return (course, taken) => {
    const key = JSON.stringify([course.course.id, taken]);
    const known =
      judged.get(key) ?? wanted.map(ifCompleted(life!, rules, { course, ...taken })).filter((each) => each.fixes);
    judged.set(key, known);
    return known;
  };
}

/** How long an event takes, and in which way: what its register will tell. */
function lengthOf(event: EventRecord): Pick<MightComplete, 'minutes' | 'isTogether'> {
  const minutes = sessionMinutes(event).reduce((sum, each) => sum + each, 0);
  return { minutes, isTogether: event.mode === 'classroom' };
}

/** The next published events of these courses that have not begun and can still be asked for. */
async function bookable(
  ctx: Context<{ readonly events: EventsStore }>,
  courses: readonly CourseWithMappings[],
  today: CalendarDate,
): Promise<readonly EventRecord[]> {
  if (courses.length === 0) return [];
  const { rows } = await ctx.store.events.list(
    { from: ctx.now, states: ['published'], courseIds: courses.map(({ course }) => course.id) },
    { limit: MOST_DATES },
  );
  return rows.filter((event) => !hasBegun(event, ctx.now) && (event.bookingClosesOn ?? today) >= today);
}
