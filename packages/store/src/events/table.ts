import type { DeliveryConfirmed, Event, EventHistory } from '@trellis/core/events';

/** What of an event is read whole: no list filters by it. */
export type EventContent = Omit<Event, 'id' | 'courseId' | 'courseVersion' | 'state' | 'mode'>;

/** One run of a course. */
export interface EventTable {
  partnership_id: number;
  id: string;
  course_id: string;
  course_version: string | null;
  state: Event['state'];
  mode: Event['mode'];
  /** Of the first session. */
  starts_at: string;
  /** Of the last session. */
  ends_at: string;
  maximum: number;
  content: EventContent;
  sequence: number;
  moved_from: EventHistory['movedFrom'];
  decline_free_until_on: string | null;
  cancelled_at: string | null;
  cancelled_why: string | null;
  allotted_at: string | null;
  tend_at: string | null;
  /** That its delivery was confirmed, and why in spite of a rule. */
  delivery: DeliveryConfirmed | null;
}

/** What a trainer told the coordinator of an event. */
export interface EventNoteTable {
  partnership_id: number;
  id: string;
  event_id: string;
  person_id: string;
  /** Empty once it is dealt with. */
  text: string;
  written_at: string;
  closed_at: string | null;
}

/** The tables of this area. */
export interface EventsTables {
  event: EventTable;
  event_note: EventNoteTable;
}
