export {
  deliverReport,
  deliveries,
  noteDelivery,
  signReport,
  takeDeliveries,
  type DeliveryOutcome,
} from './deliver.ts';
export { fileName, keepFiles, paperToWrite, reportFile, reportsToWrite } from './files.ts';
export { deliveryLetter, type Attachment, type DeliveryHouse, type DeliveryLetter } from './letter.ts';
export { draftDueReport, saveSchedule, schedules, schedulesDue } from './schedules.ts';
export { Delivery, DeliveryListed, DeliveryPurpose, ScheduleKept, type DeliveriesErrorCode } from './schema.ts';
export type { DeliveriesStore, DeliveriesStores, StoredSchedule } from './store.ts';
