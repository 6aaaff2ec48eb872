import { localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { CourseVersion } from '../courses/schema.ts';
import type { CourseWithMappings } from '../courses/store.ts';
import { versionFor } from '../courses/withdrawn.ts';
import type { EventRecord } from './schema.ts';

/**
 * The version of its course that an event is given in: its own, or else the newest that can be taken on its first day. What was withdrawn after
 * that day was still given.
 *
 * @returns undefined where the course has none
 * @source house
 */
export function versionOfEvent(
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
  { courseVersion, sessions }: Pick<EventRecord, 'courseVersion' | 'sessions'>,
  { versions }: Pick<CourseWithMappings, 'versions'>,
): CourseVersion | undefined {
  if (courseVersion !== undefined) return versions.find(({ version }) => version === courseVersion);
  const [today, takenOn] = [localDate(now, timeZone), localDate(sessions[0]!.startsAt, timeZone)];
  return versionFor(versions, today < takenOn ? today : takenOn, takenOn);
}
