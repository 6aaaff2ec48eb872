import type { Finding } from '../../errors.ts';
import { LmsEvent } from '../said.ts';
import type { LmsCourseKey } from '../store.ts';
import type { LmsCourse } from '../schema.ts';
import type { Told } from './newest-told.ts';

/** How far a clock may be ahead of ours, in seconds; a message from one that is further off is not believed anyway. @source house */
const CLOCK_TOLERANCE_SECONDS = 300;

/** An event as it was read, or what is wrong with it. */
export type ReadEvent =
  | { readonly id: string; readonly event: LmsEvent; readonly findings?: undefined }
  | { readonly id: string; readonly event?: undefined; readonly findings: readonly Finding[] };

/**
 * What an LMS sent, read by itself: what is wrong with one event leaves the others of its batch as they are.
 *
 * @param now - RFC 3339; what has not happened yet by then is refused
 * @source house
 */
export function readEvent(sent: unknown, now: string): ReadEvent {
  const read = LmsEvent.safeParse(sent);
  if (!read.success)
    return {
      id: idOf(sent),
      findings: read.error.issues.map((issue) => ({
        field: issue.path.map(String).join('.'),
        reason: issue.message,
      })),
    };
  const event = read.data;
  const latest = Date.parse(now) + CLOCK_TOLERANCE_SECONDS * 1000;
  const findings = (['occurredAt', 'completedAt'] as const).flatMap((field): Finding[] => {
    const at = event[field];
    if (at === undefined) return [];
    // Nought is how an LMS that counts seconds says that it has no date.
    if (Date.parse(at) <= 0) return [{ field, reason: 'is no date: the LMS has none' }];
    return Date.parse(at) > latest ? [{ field, reason: 'is in the future: check the clock of the LMS' }] : [];
  });
  return findings.length > 0 ? { id: event.id, findings } : { id: event.id, event };
}

/** What an event is about, as far as it identifies an LMS course. */
export function keyOf(event: LmsEvent, registrationId: string): LmsCourseKey {
  return { registrationId, ...aboutOf(event) };
}

/** The LMS course of an event as the event describes it. */
export function describedBy(
  event: LmsEvent,
): Omit<LmsCourse, 'id' | 'registrationId' | 'state' | 'firstSeenAt' | 'lastFactAt'> {
  const { course, activity, competency } = event;
  const described = { ...aboutOf(event) };
  if (event.kind === 'competency-rated' && competency) {
    const { framework, shortName } = competency;
    return {
      ...described,
      ...optional({ idNumber: competency.idNumber }),
      title: framework === undefined ? shortName : `${shortName} (${framework})`,
    };
  }
  if (event.kind === 'activity-completed' && activity)
    return {
      ...described,
      ...optional({ idNumber: activity.idNumber, courseOutsideId: course?.id, courseTitle: course?.title }),
      title: activity.title,
    };
  return {
    ...described,
    ...optional({ idNumber: course?.idNumber, shortName: course?.shortName }),
    title: course?.title ?? '',
  };
}

/** What an event tells of its fact, with moments in whole milliseconds and a completion's in whole seconds, as LMSs count. */
export function toldBy({ state, occurredAt, completedAt, grade }: LmsEvent): Told {
  return {
    state,
    occurredAt: new Date(occurredAt).toISOString(),
    ...optional({
      completedAt:
        completedAt === undefined
          ? undefined
          : new Date(Math.floor(Date.parse(completedAt) / 1000) * 1000).toISOString(),
      grade,
    }),
  };
}

function aboutOf({ kind, course, activity, competency }: LmsEvent): Pick<LmsCourse, 'kind' | 'outsideId'> {
  if (kind === 'activity-completed') return { kind: 'activity', outsideId: activity?.id ?? '' };
  if (kind === 'competency-rated') return { kind: 'competency', outsideId: competency?.id ?? '' };
  return { kind: 'course', outsideId: course?.id ?? '' };
}

function idOf(sent: unknown): string {
  return typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string'
    ? sent.id.slice(0, 64)
    : '';
}

type Present<Thing> = { [Field in keyof Thing]?: Exclude<Thing[Field], undefined> };

function optional<Thing extends object>(thing: Thing): Present<Thing> {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as Present<Thing>;
}
