import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { spokenDay } from '../../wording.ts';
import type { SummaryScope } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { titlesOf } from './summaries.ts';

/** What a summary is of, in words: "Safeguarding in early years, 9 February 2027". Conditions that nobody set are not named. */
export async function titleOfScope(ctx: Context<EvaluationStores>, scope: SummaryScope): Promise<string> {
  const { eventId, courseId, courseVersion, trainerIds, agencyId, agencyKind, from, to } = scope;
  const event = eventId === undefined ? undefined : await ctx.store.events.event(eventId);
  const title = async (by: Parameters<typeof titlesOf>[1], id: string): Promise<string> =>
    (await titlesOf(ctx, by, [id])).get(id) ?? '';
  const course = event?.courseId ?? courseId;
  const parts = [
    ...(course === undefined
      ? []
      : [await title('version', courseVersion === undefined ? course : `${course} ${courseVersion}`)]),
    ...(event === undefined ? [] : [spokenDay(localDate(event.sessions[0]!.startsAt, ctx.timeZone))]),
    ...(trainerIds === undefined || trainerIds.length === 0 ? [] : [await title('trainers', trainerIds.join(' '))]),
    ...(agencyId === undefined ? [] : [await title('agency', agencyId)]),
    ...(agencyKind === undefined ? [] : [await title('agency-kind', agencyKind)]),
    ...(from === undefined ? [] : [`from ${spokenDay(from)}`]),
    ...(to === undefined ? [] : [`until ${spokenDay(to)}`]),
  ].filter((part) => part !== '');
  return course === undefined ? ['All courses', ...parts].join(', ') : parts.join(', ');
}
