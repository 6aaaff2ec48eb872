import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { BookingId, EventId, PersonId } from '../ids.ts';

/** What somebody is told by mail. */
export const NoticeKind = z.enum([
  'booking-placed',
  'booking-waiting',
  'booking-offered',
  'booking-offer-lapsed',
  'booking-cancelled',
  'booking-moved',
  'booking-refused',
  'booking-reminder',
  'event-cancelled',
  'approval-asked',
  'approval-asked-of-deputy',
  'register-reminder',
  'version-withdrawn',
  'evaluation-before',
  'evaluation-after',
  'evaluation-follow-up',
  'evaluation-manager',
  'trainer-assigned',
  'trainer-unassigned',
  'observation-planned',
  'observation-shared',
  'action-agreed',
  'review-taken-on',
  'endorsement-ending',
  'report-sent-back',
  'report-put-forward',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What somebody is told about the quality of training, which hangs on no booking. Of each somebody is told once, whenever it is asked for. */
export const QUALITY_NOTICES = [
  'observation-planned',
  'observation-shared',
  'action-agreed',
  'review-taken-on',
  'endorsement-ending',
] as const satisfies readonly NoticeKind[];
/** One kind of what is told about the quality of training. */
export type QualityNoticeKind = (typeof QUALITY_NOTICES)[number];

/** What somebody is told about a report that is not signed: that it came back, and that it can be read again. */
export const REPORT_NOTICES = ['report-sent-back', 'report-put-forward'] as const satisfies readonly NoticeKind[];
/** One kind of what is told about a report. */
export type ReportNoticeKind = (typeof REPORT_NOTICES)[number];

/** What somebody is told about a date, or a place on one. */
export const DateNoticeKind = NoticeKind.exclude([...QUALITY_NOTICES, ...REPORT_NOTICES]);
export type DateNoticeKind = z.infer<typeof DateNoticeKind>;

/**
 * Something that somebody is told. It holds ids only; the words, the address and the calendar entry are made when it is sent or shown,
 * so that nothing personal lies in a queue.
 */
export const Notice = z.object({
  id: z.string(),
  kind: NoticeKind,
  personId: PersonId.meta({ description: 'Who is told; somebody without an address is told through their manager' }),
  bookingId: BookingId.optional().meta({ description: 'The booking that it is about' }),
  eventId: EventId.optional().meta({ description: 'The event that it is about, where that is no booking' }),
  aboutId: z
    .string()
    .optional()
    .meta({ description: 'The observation, action, review, endorsement or report that it is about, as its kind says' }),
  /** Which session of the event its calendar entry is for, from 0; absent: it has none. One message carries one meeting. */
  session: z.number().int().nonnegative().optional(),
  /** The calendar entry's SEQUENCE at the moment of telling. */
  sequence: z.number().int().nonnegative(),
  state: z.enum(['waiting', 'sent', 'kept', 'failed', 'unaddressed']).meta({
    description:
      'waiting: to be sent or tried again; kept: no mail server is set, so it stands in the outbox only; failed: given up; unaddressed: nobody has an address',
  }),
  dueAt: Instant,
  sentAt: Instant.optional(),
  tries: z.number().int().nonnegative(),
  fault: z.string().max(300).optional(),
});
export type Notice = z.infer<typeof Notice>;

/** A notice in words, as it is mailed or shown. */
export interface Letter {
  readonly subject: string;
  /** Plain text, lines of paragraphs. */
  readonly text: string;
  /** An iCalendar document of one meeting, and what it asks the calendar to do. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
}

/** What can be wrong with notices. */
export type NoticesErrorCode = 'notices.not-found' | 'notices.not-failed';
