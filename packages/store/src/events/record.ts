import type { Event, EventRecord } from '@trellis/core/events';
import type { Selectable } from 'kysely';
import type { EventContent, EventTable } from './table.ts';

/** An event as its row says it. */
export function eventOf(row: Selectable<EventTable>): EventRecord {
  return {
    id: row.id as Event['id'],
    courseId: row.course_id as Event['courseId'],
    ...(row.course_version === null ? {} : { courseVersion: row.course_version }),
    state: row.state,
    mode: row.mode,
    ...row.content,
    sequence: row.sequence,
    movedFrom: row.moved_from,
    ...(row.decline_free_until_on === null ? {} : { declineFreeUntilOn: row.decline_free_until_on }),
    ...(row.cancelled_at === null ? {} : { cancelledAt: row.cancelled_at }),
    ...(row.cancelled_why === null ? {} : { cancelledWhy: row.cancelled_why }),
    ...(row.allotted_at === null ? {} : { allottedAt: row.allotted_at }),
    ...(row.tend_at === null ? {} : { tendAt: row.tend_at }),
    ...(row.delivery === null ? {} : { delivery: row.delivery }),
  };
}

/** The columns of an event but its names and the moments that have setters of their own. */
export function columnsOf(event: EventRecord): Omit<EventTable, 'partnership_id' | 'id' | 'allotted_at' | 'tend_at'> {
  const { id: _id, courseId, courseVersion, state, mode, ...rest } = event;
  const {
    sequence,
    movedFrom,
    declineFreeUntilOn,
    cancelledAt,
    cancelledWhy,
    allottedAt: _,
    tendAt: __,
    delivery,
    ...content
  } = rest;
  return {
    course_id: courseId,
    course_version: courseVersion ?? null,
    state,
    mode,
    starts_at: event.sessions[0]!.startsAt,
    ends_at: event.sessions.at(-1)!.endsAt,
    maximum: event.places.maximum,
    content: content satisfies EventContent,
    sequence,
    moved_from: movedFrom,
    decline_free_until_on: declineFreeUntilOn ?? null,
    cancelled_at: cancelledAt ?? null,
    cancelled_why: cancelledWhy ?? null,
    delivery: delivery ?? null,
  };
}
