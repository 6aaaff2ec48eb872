import type { AccessErrorCode } from './access/schema.ts';
import type { AuditErrorCode } from './audit/schema.ts';
import type { ChargingErrorCode } from './charging/schema.ts';
import type { BillingErrorCode } from './billing/schema.ts';
import type { ComplianceErrorCode } from './compliance/schema.ts';
import type { CoursesErrorCode } from './courses/schema.ts';
import type { EvaluationErrorCode } from './evaluation/schema.ts';
import type { EvidenceErrorCode } from './evidence/schema.ts';
import type { FrameworksErrorCode } from './frameworks/schema.ts';
import type { LmsErrorCode } from './lms/schema.ts';
import type { TrainersErrorCode } from './trainers/schema.ts';
import type { DeliveriesErrorCode } from './deliveries/schema.ts';
import type { ReportingErrorCode } from './reporting/schema.ts';
import type { EventsErrorCode } from './events/schema.ts';
import type { BookingsErrorCode } from './bookings/schema.ts';
import type { NoticesErrorCode } from './notices/schema.ts';
import type { PagingErrorCode } from './paging.ts';
import type { PathwaysErrorCode } from './pathways/schema.ts';
import type { PeopleErrorCode } from './people/schema.ts';
import type { QualityErrorCode } from './quality/schema.ts';
import type { StandardsErrorCode } from './standards/schema.ts';

/** Every code a rule or action can throw. The API gives each an HTTP meaning, in one file. */
export type ErrorCode =
  | PeopleErrorCode
  | AccessErrorCode
  | ChargingErrorCode
  | FrameworksErrorCode
  | CoursesErrorCode
  | StandardsErrorCode
  | EvidenceErrorCode
  | PathwaysErrorCode
  | ComplianceErrorCode
  | AuditErrorCode
  | LmsErrorCode
  | TrainersErrorCode
  | EventsErrorCode
  | BillingErrorCode
  | BookingsErrorCode
  | NoticesErrorCode
  | EvaluationErrorCode
  | QualityErrorCode
  | ReportingErrorCode
  | DeliveriesErrorCode
  | PagingErrorCode;
