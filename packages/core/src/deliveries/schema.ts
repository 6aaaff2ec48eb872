import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { ReportFile, Schedule } from '../reporting/schema.ts';

/** A schedule as it is kept, with the day on which it comes round next. */
export const ScheduleKept = Schedule.extend({
  id: z.string(),
  nextOn: CalendarDate.optional().meta({
    description: 'The day on which its next report is drafted; absent while it is paused',
  }),
});
export type ScheduleKept = z.infer<typeof ScheduleKept>;

/** Why somebody is written to: a report was published, or a draft is due to be looked at and signed. */
export const DeliveryPurpose = z.enum(['published', 'due']);
export type DeliveryPurpose = z.infer<typeof DeliveryPurpose>;

/** One letter about one report to one recipient, and what became of it. */
export const Delivery = z.object({
  id: z.string(),
  reportId: z.string(),
  scheduleId: z.string().optional(),
  purpose: DeliveryPurpose,
  recipient: z.object({ name: z.string(), email: z.string() }),
  formats: z.array(ReportFile.shape.format).meta({ description: 'Files that go with it; none: only the link' }),
  state: z.enum(['waiting', 'sent', 'kept', 'failed']).meta({
    description:
      'waiting: to be sent or tried again; kept: no mail server is set, so it stands here only; failed: given up',
  }),
  askedAt: Instant,
  sentAt: Instant.optional(),
  tries: z.number().int().nonnegative(),
  fault: z.string().max(300).optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A delivery in the log, with the title of its report. */
export const DeliveryListed = Delivery.extend({ reportTitle: z.string() });
export type DeliveryListed = z.infer<typeof DeliveryListed>;

/** What can be wrong with files and deliveries of reports. */
export type DeliveriesErrorCode =
  | 'deliveries.file-not-ready'
  | 'deliveries.other-agency'
  | 'deliveries.schedule-paused'
  | 'deliveries.unknown-delivery';
