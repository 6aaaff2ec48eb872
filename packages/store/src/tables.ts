import type { AccessTables } from './access/table.ts';
import type { AuditTables } from './audit/table.ts';
import type { BillingTables } from './billing/table.ts';
import type { BookingsTables } from './bookings/table.ts';
import type { ComplianceTables } from './compliance/table.ts';
import type { CoursesTables } from './courses/table.ts';
import type { DeliveriesTables } from './deliveries/table.ts';
import type { EvaluationTables } from './evaluation/table.ts';
import type { EventsTables } from './events/table.ts';
import type { EvidenceTables } from './evidence/table.ts';
import type { FrameworksTables } from './frameworks/table.ts';
import type { LmsTables } from './lms/table.ts';
import type { NoticesTables } from './notices/table.ts';
import type { PartnershipTable } from './partnership.ts';
import type { PathwaysTables } from './pathways/table.ts';
import type { PeopleTables } from './people/table.ts';
import type { QualityTables } from './quality/table.ts';
import type { ReportingTables } from './reporting/table.ts';
import type { StandardsTables } from './standards/table.ts';
import type { TrainersTables } from './trainers/table.ts';
import type { UploadsTables } from './uploads/table.ts';

/** Every table of the store by its name in SQL. Each area adds its own. */
export interface Tables
  extends
    PeopleTables,
    AccessTables,
    FrameworksTables,
    CoursesTables,
    StandardsTables,
    EvidenceTables,
    PathwaysTables,
    TrainersTables,
    EventsTables,
    BillingTables,
    BookingsTables,
    EvaluationTables,
    QualityTables,
    ComplianceTables,
    LmsTables,
    NoticesTables,
    ReportingTables,
    DeliveriesTables,
    AuditTables,
    UploadsTables {
  'door.partnership': PartnershipTable;
}
