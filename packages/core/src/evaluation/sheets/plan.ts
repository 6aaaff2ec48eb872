import { z } from 'zod';
import { CalendarDate, Instant } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { EventRecord } from '../../events/schema.ts';
import { versionOfEvent } from '../../events/version-of-event.ts';
import { BookingId, CourseId, EventId, type PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { isSelf } from '../../scope.ts';
import { FormScale, RatedKey, SheetState, type Form } from '../schema.ts';
import { ratedKey } from '../forms/rated-key.ts';
import { isAsked, sheetState } from './sheet-state.ts';
import { planOf, PLANNING } from './show-sheet.ts';
import type { EvaluationRun, EvaluationStores, KeptSheet, NamedAnswer } from '../store.ts';

const Titled = z.object({ title: z.string(), text: z.string() });

/** One course in somebody's plan: how sure they were and are, what they mean to do, and what came of it. */
export const PlanRow = z.object({
  bookingId: BookingId,
  course: z.object({ id: CourseId, title: z.string() }),
  event: z.object({ id: EventId, startsAt: Instant, endsAt: Instant }),
  /** What was rated, by rank from 1; for a manager nothing, since only the plan is shared. */
  lines: z.array(
    z.object({
      key: RatedKey,
      title: z.string(),
      scale: FormScale,
      before: z.number().int().optional(),
      after: z.number().int().optional(),
      later: z.number().int().optional(),
      thoughtBack: z.boolean().meta({ description: 'How it was before was said afterwards' }),
    }),
  ),
  plan: z.array(Titled),
  sharesPlan: z.boolean(),
  /** Absent where the form asks no manager. */
  manager: z
    .object({
      state: SheetState,
      name: z.string().optional().meta({ description: 'Who spoke with them' }),
      talkOn: CalendarDate.optional(),
      said: z.array(Titled),
      countersignedAt: Instant.optional(),
    })
    .optional(),
});
export type PlanRow = z.infer<typeof PlanRow>;

/**
 * Somebody's plan over all courses, the latest first: one's own, or what somebody shares with the actor as their manager. Of everybody else it is
 * empty, whether or not there is one.
 *
 * @throws `paging.unknown-cursor`
 * @source house a manager reads what is shared, and nothing else
 */
export async function myPlan(
  ctx: Context<EvaluationStores>,
  { personId: asked, ...page }: PageRequest & { readonly personId?: PersonId | undefined },
): Promise<Page<PlanRow>> {
  const personId = asked ?? ctx.actor.personId;
  if (personId === undefined || ctx.actor.personId === undefined) return { rows: [] };
  const readBy = isSelf(ctx.actor, personId) ? undefined : ctx.actor.personId;
  const found = await ctx.store.evaluation.answeredBookings(personId, page, readBy);
  return { ...found, rows: await rowsOf(ctx, found.rows, readBy === undefined) };
}

async function rowsOf(
  ctx: Context<EvaluationStores>,
  ids: readonly BookingId[],
  isOwn: boolean,
): Promise<readonly PlanRow[]> {
  const { bookings, events, evaluation, courses, people } = ctx.store;
  const answers = Map.groupBy(await evaluation.answers(ids), ({ bookingId }) => bookingId);
  const sheets = Map.groupBy(await evaluation.sheets(ids), ({ bookingId }) => bookingId);
  const byId = new Map((await bookings.bookings(ids)).map((booking) => [booking.id, booking]));
  const eventIds = [...new Set([...byId.values()].map(({ eventId }) => eventId))];
  const runs = new Map((await evaluation.runs(eventIds)).map((run) => [run.eventId, run]));
  const held = new Map((await events.events(eventIds)).map((event) => [event.id, event]));
  const offered = await courses.byIds([...new Set([...held.values()].map(({ courseId }) => courseId))]);
  const titles = new Map(offered.map(({ course }) => [course.id, course.title]));
  const objectivesOf = (event: EventRecord) => {
    const course = offered.find(({ course: each }) => each.id === event.courseId);
    return (course && versionOfEvent(ctx, event, course)?.objectives) ?? [];
  };
  const signers = [...answers.values()].flat().flatMap((each) => (each.stage === 'manager' ? [each.personId] : []));
  const names = new Map(
    (await people.people(signers)).map((person) => [person.id, `${person.givenName} ${person.familyName}`.trim()]),
  );
  return ids.map((id): PlanRow => {
    const booking = byId.get(id)!;
    const event = held.get(booking.eventId)!;
    const run = runs.get(booking.eventId)!;
    const all = answers.get(id) ?? [];
    const visible = isOwn ? all : all.filter(({ sharesPlan }) => sharesPlan);
    const signed = all.find(({ stage }) => stage === 'manager');
    const kept = (sheets.get(id) ?? []).find(({ stage }) => stage === 'manager');
    const asksManager = run.stages.includes('manager') && (isAsked('manager', booking, event) || signed !== undefined);
    return {
      bookingId: id,
      course: { id: event.courseId, title: titles.get(event.courseId) ?? '' },
      event: { id: event.id, startsAt: run.startsAt, endsAt: run.endsAt },
      lines: isOwn ? inOrder(linesOf(run.form, all), objectivesOf(event)) : [],
      plan: planOf(run.form, visible, PLANNING),
      sharesPlan: all.some(({ sharesPlan }) => sharesPlan),
      ...(asksManager && { manager: managerOf(ctx.now, run, kept, signed, names) }),
    };
  });
}

function managerOf(
  now: Instant,
  { form, windows }: EvaluationRun,
  kept: KeptSheet | undefined,
  signed: NamedAnswer | undefined,
  names: ReadonlyMap<PersonId, string>,
): NonNullable<PlanRow['manager']> {
  const name = signed && names.get(signed.personId);
  return {
    state: sheetState(kept?.state, windows.manager, now),
    said: signed ? planOf(form, [signed], ['manager']) : [],
    ...(name && { name }),
    ...(signed?.talkOn !== undefined && { talkOn: signed.talkOn }),
    ...(signed && { countersignedAt: signed.answeredAt }),
  };
}

/** Objectives as the course puts them, then the rest. */
function inOrder(lines: PlanRow['lines'], objectives: readonly string[]): PlanRow['lines'] {
  const keys = objectives.map((objective) => ratedKey('', objective));
  const place = ({ key }: PlanRow['lines'][number]) => {
    const at = keys.findIndex((each) => key.endsWith(each));
    return at === -1 ? keys.length : at;
  };
  return lines.toSorted((one, other) => place(one) - place(other));
}

function linesOf(form: Form | undefined, answers: readonly NamedAnswer[]): PlanRow['lines'] {
  const lines = new Map<RatedKey, PlanRow['lines'][number]>();
  for (const { stage, ratings } of answers)
    for (const { item, rank, isThinkingBack } of ratings) {
      if (stage === 'manager') continue;
      const asked = form?.items.find(({ id }) => item.key === id || item.key.startsWith(`${id}:`));
      const id = asked !== undefined && 'scale' in asked ? asked.scale : item.formId;
      const line = lines.get(item.key) ?? {
        key: item.key,
        title: item.title,
        scale: { id, labels: [...item.labels] },
        thoughtBack: false,
      };
      if (stage === 'before' || isThinkingBack) line.before = rank;
      else if (stage === 'after') line.after = rank;
      else line.later = rank;
      lines.set(item.key, { ...line, thoughtBack: line.thoughtBack || isThinkingBack });
    }
  return [...lines.values()];
}
