import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { EventId } from '../../ids.ts';
import type { ReviewCause } from '../schema.ts';
import type { QualityStores } from '../store.ts';

/** Why a course is looked at again, in words, in the order given. Days are written as calendar dates. */
export async function causeLabels(
  ctx: Context<QualityStores>,
  causes: readonly ReviewCause[],
): Promise<readonly string[]> {
  const { quality, events } = ctx.store;
  const of = <Kind extends ReviewCause['kind']>(kind: Kind) =>
    causes.filter((cause): cause is Extract<ReviewCause, { kind: Kind }> => cause.kind === kind);
  const observed = await quality.observationsById(of('observation').map(({ observationId }) => observationId));
  const lessons = await quality.lessonsById(of('lesson').map(({ lessonId }) => lessonId));
  const eventIds = [...of('theme'), ...of('sample')].map(({ eventId }) => eventId);
  const days = new Map(
    (await events.events([...new Set(eventIds)])).map(({ id, sessions }) => [
      id,
      localDate(sessions[0]!.startsAt, ctx.timeZone),
    ]),
  );
  const day = (id: EventId) => days.get(id) ?? 'a day that is not known';
  return causes.map((cause) => {
    switch (cause.kind) {
      case 'theme':
        return `“${cause.title}”: ${cause.unmet} of ${cause.pairs} did not reach it on ${day(cause.eventId)}`;
      case 'observation':
        return `A standard was not met in the session observed on ${observed.find(({ id }) => id === cause.observationId)?.on ?? 'a day that is not known'}`;
      case 'content-date':
        return `The content of version ${cause.version} was to be looked at again on ${cause.reviewOn}`;
      case 'lesson':
        return `Lesson of a case review: ${lessons.find(({ id }) => id === cause.lessonId)?.title ?? 'not kept any more'}`;
      case 'sample':
        return `The event of ${day(cause.eventId)} was drawn for an in-depth look`;
      case 'asked':
        return cause.why;
    }
  });
}
