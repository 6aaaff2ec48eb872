import type { z } from 'zod';
import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { course, saveVersion } from '../../courses/actions.ts';
import type { CourseVersion } from '../../courses/schema.ts';
import { versionFor } from '../../courses/withdrawn.ts';
import type { EventId } from '../../ids.ts';
import type { NoticesStore } from '../../notices/store.ts';
import { hasBegun } from '../check-event.ts';
import type { EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';

/** A version as it was saved, and what became of events of a version that was withdrawn. */
export type VersionSaved = CourseVersion & {
  /** Events that changed to another version; without one where there is none that they could be given in. */
  readonly moved: readonly { readonly eventId: EventId; readonly version?: string | undefined }[];
};

/**
 * Saves a version of a course. When that withdraws it, events of it that have not begun and end on or after that day change to the newest version
 * that can be given on their day, and their trainers are told. An event for which there is none stays as it is, and they are told that too.
 *
 * @throws whatever `saveVersion` of courses refuses
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export async function saveCourseVersion(
  ctx: Context<EventsStores & { readonly notices: NoticesStore }>,
  input: z.input<typeof CourseVersion>,
): Promise<VersionSaved> {
  const before = await ctx.store.courses.course(input.courseId);
  const wasWithdrawnOn = before?.versions.find(({ version }) => version === input.version)?.withdrawnOn;
  const saved = await saveVersion(ctx, input);
  const { withdrawnOn } = saved;
  if (withdrawnOn === undefined || withdrawnOn === wasWithdrawnOn) return { ...saved, moved: [] };
  const { versions } = await course(ctx, saved.courseId);
  const today = localDate(ctx.now, ctx.timeZone);
  // From that day on it cannot be booked: what is chosen in its place can be booked then as well.
  const bookedOn = withdrawnOn > today ? withdrawnOn : today;
  const moved: VersionSaved['moved'][number][] = [];
  for (const event of await eventsOf(ctx, saved, withdrawnOn)) {
    const next = versionFor(versions, bookedOn, localDate(event.sessions[0]!.startsAt, ctx.timeZone));
    if (next !== undefined) await changeVersion(ctx, event, next.version);
    moved.push({ eventId: event.id, version: next?.version });
  }
  await tellTrainers(ctx, moved);
  return { ...saved, moved };
}

async function eventsOf(
  ctx: Context<EventsStores>,
  { courseId, version }: CourseVersion,
  withdrawnOn: string,
): Promise<readonly EventRecord[]> {
  const found: EventRecord[] = [];
  for (let after: string | undefined; ;) {
    const page = await ctx.store.events.list(
      { courseIds: [courseId], states: ['draft', 'published'], from: ctx.now },
      { limit: AT_ONCE, after },
    );
    found.push(...page.rows);
    after = page.after;
    if (after === undefined) break;
  }
  return found.filter(
    (event) =>
      event.courseVersion === version &&
      !hasBegun(event, ctx.now) &&
      localDate(event.sessions.at(-1)!.endsAt, ctx.timeZone) >= withdrawnOn,
  );
}

const AT_ONCE = 200;

async function changeVersion(ctx: Context<EventsStores>, { id }: EventRecord, courseVersion: string): Promise<void> {
  const before = (await ctx.store.events.lock(id))!;
  const after = { ...before, courseVersion };
  await ctx.store.events.save(after);
  await record(ctx, {
    action: 'events.change-version',
    subject: { kind: 'event', id },
    before: { courseVersion: before.courseVersion },
    after: { courseVersion },
  });
}

async function tellTrainers(
  ctx: Context<EventsStores & { readonly notices: NoticesStore }>,
  moved: VersionSaved['moved'],
): Promise<void> {
  const ids = moved.map(({ eventId }) => eventId);
  const sequences = new Map((await ctx.store.events.events(ids)).map(({ id, sequence }) => [id, sequence]));
  const assignments = await ctx.store.trainers.assignmentsOf(ids);
  await ctx.store.notices.enqueue(
    assignments.map(({ eventId, personId }) => ({
      kind: 'version-withdrawn',
      personId,
      eventId,
      sequence: sequences.get(eventId) ?? 0,
    })),
  );
}
