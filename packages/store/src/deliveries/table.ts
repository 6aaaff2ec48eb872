import type { Generated, GeneratedAlways } from 'kysely';

/** When which report is drafted, and who is sent it once it is signed. */
export interface ReportScheduleTable {
  partnership_id: number;
  id: string;
  title: string;
  kind: 'board' | 'agency' | 'section-11';
  agency_id: string | null;
  months: number[];
  day: number;
  /** As JSON on the way in. */
  recipients: unknown;
  formats: string[];
  attach_files: boolean;
  is_paused: boolean;
  next_on: string | null;
  owner_kind: string;
  owner: string;
}

/** Which report a schedule made for a day. */
export interface ReportDueTable {
  partnership_id: number;
  schedule_id: string;
  due_on: string;
  report_id: string;
}

/** One letter about one report to one recipient. */
export interface ReportDeliveryTable {
  partnership_id: number;
  id: string;
  position: GeneratedAlways<number>;
  report_id: string;
  schedule_id: string | null;
  purpose: 'published' | 'due';
  recipient_name: string;
  email: string;
  formats: string[];
  state: 'waiting' | 'sent' | 'kept' | 'failed';
  asked_at: string;
  try_at: string;
  sent_at: string | null;
  tries: Generated<number>;
  fault: string | null;
}

/** The tables of this area. */
export interface DeliveriesTables {
  report_schedule: ReportScheduleTable;
  report_due: ReportDueTable;
  report_delivery: ReportDeliveryTable;
}
