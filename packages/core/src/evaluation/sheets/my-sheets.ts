import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endOf, startOf } from '../../bookings/moments.ts';
import type { Booking } from '../../bookings/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { PersonId } from '../../ids.ts';
import { PageRequest, type Page } from '../../paging.ts';
import type { FormStage, SheetListed } from '../schema.ts';
import { runOf, settleRuns } from '../forms/settle-run.ts';
import { isAsked, sheetState } from './sheet-state.ts';
import type { EvaluationStores, SheetRow } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

/** How many events of one person are looked up at once, where the clock has not done it yet. */
const MOST_TO_SETTLE = 50;

/** Which sheets are asked for. */
export const MySheets = PageRequest.extend({
  courseRef: z.string().max(60).optional().meta({
    description:
      'All sheets of my latest event of this course, wherever they stand; absent: those I can send or change now',
  }),
});
export type MySheets = z.infer<typeof MySheets>;

/**
 * Sheets that can be answered or changed now: of one's own learning, and those that one owes as somebody's manager. Newest first. Or all of one's
 * own of the latest event of a course.
 *
 * @throws `paging.unknown-cursor`
 */
export async function mySheets(
  ctx: Context<EvaluationStores>,
  { courseRef, ...page }: MySheets,
): Promise<Page<SheetListed>> {
  const { personId } = ctx.actor;
  if (personId === undefined) return { rows: [] };
  const { evaluation, events, courses, people } = ctx.store;
  await settleRuns(ctx, await evaluation.toSettle(MOST_TO_SETTLE, personId));
  const found =
    courseRef === undefined
      ? await evaluation.listSheets(personId, page)
      : { rows: await sheetsOfCourse(ctx, personId, courseRef) };
  const held = new Map((await events.events(found.rows.map(({ eventId }) => eventId))).map((each) => [each.id, each]));
  const offered = await courses.byIds([...new Set([...held.values()].map(({ courseId }) => courseId))]);
  const known = new Map(offered.map(({ course }) => [course.id, course]));
  const others = found.rows.filter(({ stage }) => stage === 'manager').map((row) => row.personId);
  const names = new Map((await people.people(others)).map((person) => [person.id, person]));
  return {
    ...found,
    rows: found.rows.map((row) => {
      const event = held.get(row.eventId)!;
      const learner = names.get(row.personId);
      return {
        bookingId: row.bookingId,
        stage: row.stage,
        state: sheetState(row.kept?.state, row.window, ctx.now),
        course: {
          id: event.courseId,
          ref: known.get(event.courseId)?.ref ?? '',
          title: known.get(event.courseId)?.title ?? '',
          ...(event.courseVersion !== undefined && { version: event.courseVersion }),
        },
        event: { id: event.id, startsAt: startOf(event.sessions), endsAt: endOf(event.sessions) },
        ...row.window,
        ...(row.kept?.state === 'answered' && row.kept.at !== undefined && { answeredAt: row.kept.at }),
        ...(row.stage === 'manager' && learner !== undefined && { learnerName: nameOf(learner) }),
      };
    }),
  };
}

async function sheetsOfCourse(
  ctx: Context<EvaluationStores>,
  personId: PersonId,
  courseRef: string,
): Promise<readonly SheetRow[]> {
  const { evaluation, events, courses, bookings } = ctx.store;
  const [offered] = await courses.byRefs([courseRef]);
  if (!offered) return [];
  const given = await events.list({ courseIds: [offered.course.id], states: ['published', 'closed'] }, { limit: 500 });
  const byId = new Map(given.rows.map((event) => [event.id, event]));
  const latest = (await bookings.live(personId, [...byId.keys()]))
    .filter((booking) => isAsked('before', booking, byId.get(booking.eventId)!))
    .toSorted((one, other) => startMs(byId.get(other.eventId)!) - startMs(byId.get(one.eventId)!))[0];
  if (!latest) return [];
  const event = byId.get(latest.eventId)!;
  const run = await runOf(ctx, event);
  const kept = await evaluation.sheets([latest.id]);
  return OWN_STAGES.filter((stage) => run.stages.includes(stage) && mayBeAsked(stage, latest, event)).map((stage) => ({
    bookingId: latest.id,
    eventId: event.id,
    personId,
    stage,
    window: {
      ...run.windows[stage],
      ...(stage === 'before' && { opensAt: latest.placedAt ?? latest.askedAt }),
    },
    kept: kept.find((sheet) => sheet.stage === stage),
  }));
}

const OWN_STAGES: readonly FormStage[] = ['before', 'after', 'follow-up'];

/** Whoever has a place still will be asked later. */
function mayBeAsked(stage: FormStage, booking: Booking, event: EventRecord): boolean {
  return isAsked(stage, booking, event) || isAsked('after', booking, event);
}

function startMs({ sessions }: EventRecord): number {
  return Date.parse(startOf(sessions));
}
