import type { AccessStore } from './access/store.ts';
import type { AuditStore } from './audit/store.ts';
import type { BillingStore } from './billing/store.ts';
import type { BookingsStore } from './bookings/store.ts';
import type { ComplianceStore } from './compliance/store.ts';
import type { CoursesStore } from './courses/store.ts';
import type { DeliveriesStore } from './deliveries/store.ts';
import type { EvaluationStore } from './evaluation/store.ts';
import type { EventsStore } from './events/store.ts';
import type { EvidenceStore } from './evidence/store.ts';
import type { FrameworksStore } from './frameworks/store.ts';
import type { LmsStore } from './lms/store.ts';
import type { NoticesStore } from './notices/store.ts';
import type { PathwaysStore } from './pathways/store.ts';
import type { PeopleStore } from './people/store.ts';
import type { QualityStore } from './quality/store.ts';
import type { ReportingStore } from './reporting/store.ts';
import type { StandardsStore } from './standards/store.ts';
import type { TrainersStore } from './trainers/store.ts';

/** Every area's storage, bound to one partnership and one transaction. */
export interface Stores {
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly notices: NoticesStore;
  readonly frameworks: FrameworksStore;
  readonly courses: CoursesStore;
  readonly standards: StandardsStore;
  readonly evidence: EvidenceStore;
  readonly pathways: PathwaysStore;
  readonly trainers: TrainersStore;
  readonly events: EventsStore;
  readonly billing: BillingStore;
  readonly bookings: BookingsStore;
  readonly evaluation: EvaluationStore;
  readonly quality: QualityStore;
  readonly compliance: ComplianceStore;
  readonly lms: LmsStore;
  readonly reporting: ReportingStore;
  readonly deliveries: DeliveriesStore;
  readonly audit: AuditStore;
}
