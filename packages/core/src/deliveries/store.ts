import type { Decider } from '../access/who-decided.ts';
import type { CalendarDate, Instant } from '../calendar.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { ReportFile } from '../reporting/schema.ts';
import type { ReportingStores } from '../reporting/store.ts';
import type { Delivery, DeliveryListed, ScheduleKept } from './schema.ts';

/** A schedule with who saved it: it is told when a draft is due. */
export type StoredSchedule = ScheduleKept & { readonly owner: Decider };

/** What deliveries of reports ask of storage. */
export interface DeliveriesStore {
  /** By title. */
  schedules(page: PageRequest): Promise<Page<StoredSchedule>>;
  schedule(id: string): Promise<StoredSchedule | undefined>;
  saveSchedule(schedule: StoredSchedule): Promise<void>;
  /** Schedules whose day has come by then, the longest due first. */
  schedulesDue(by: CalendarDate): Promise<readonly string[]>;
  /** A schedule if its day has come by then, held until the transaction ends; what another worker holds is left to it. */
  takeDueSchedule(id: string, by: CalendarDate): Promise<StoredSchedule | undefined>;
  /** Keeps which report a schedule made for a day. */
  noteDue(scheduleId: string, on: CalendarDate, reportId: string): Promise<void>;
  /** The schedule that a report was made by. */
  scheduleOfReport(reportId: string): Promise<StoredSchedule | undefined>;

  /** Published reports that lack a file of any of these formats, the first signed first. */
  reportsToWrite(formats: readonly ReportFile['format'][]): Promise<readonly string[]>;

  /**
   * Asks for letters; one that was asked for the same report, purpose and address before is not asked again, except that one that failed or was
   * only kept is tried anew.
   *
   * @returns how many will be sent
   */
  enqueue(deliveries: readonly Delivery[]): Promise<number>;
  /**
   * Takes deliveries whose time has come, counts one more try of each, and leaves them alone until then. Those of a paused schedule wait, and so do
   * those asked for after `filesSince` whose files are not made yet.
   */
  takeDeliveries(at: Instant, leaseUntil: Instant, filesSince: Instant, limit: number): Promise<readonly Delivery[]>;
  /** One delivery, locked until the transaction ends. */
  delivery(id: string): Promise<Delivery | undefined>;
  /** `tryAt` is when to try again; absent: it is done with. */
  saveDelivery(delivery: Delivery, tryAt?: Instant): Promise<void>;
  /** Forgets letters that were asked for before a moment and are done with. */
  forgetDeliveries(before: Instant): Promise<void>;
  /** The latest asked first. */
  deliveries(filter: { readonly scheduleId?: string | undefined }, page: PageRequest): Promise<Page<DeliveryListed>>;
}

/** The stores that deliveries touch. */
export interface DeliveriesStores extends ReportingStores {
  readonly deliveries: DeliveriesStore;
}
