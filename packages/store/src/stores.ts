import type { Stores } from '@trellis/core';
import type { Kysely } from 'kysely';
import { createAccessStore } from './access/store.ts';
import { createAuditStore } from './audit/store.ts';
import { createBillingStore } from './billing/store.ts';
import type { Binding } from './binding.ts';
import { createBookingsStore } from './bookings/store.ts';
import type { Cipher } from './cipher.ts';
import { createComplianceStore } from './compliance/store.ts';
import { createCoursesStore } from './courses/store.ts';
import { createDeliveriesStore } from './deliveries/store.ts';
import { createEvaluationStore } from './evaluation/store.ts';
import { createEventsStore } from './events/store.ts';
import { createEvidenceStore } from './evidence/store.ts';
import { createFrameworksStore } from './frameworks/store.ts';
import { createLmsStore } from './lms/store.ts';
import { createNoticesStore } from './notices/store.ts';
import { createPathwaysStore } from './pathways/store.ts';
import { createPeopleStore } from './people/store.ts';
import { createQualityStore } from './quality/store.ts';
import { createReportingStore } from './reporting/store.ts';
import { createStandardsStore } from './standards/store.ts';
import { createTrainersStore } from './trainers/store.ts';
import type { Tables } from './tables.ts';

/** What the stores of one request need to know. */
export interface StoresOptions {
  /** The tenant's number: the one under which `inPartnership` opened the transaction. */
  readonly partnershipId: number;
  /** RFC 3339: the moment of the request, from which what it writes is known. */
  readonly now: string;
  /** The installation's cipher, made once by `createCipher`. */
  readonly cipher: Cipher;
  /** IANA name of the partnership's zone; Europe/London when left out. */
  readonly timeZone?: string;
}

/** Every area's storage, bound to one partnership and one transaction. */
export function createStores(tx: Kysely<Tables>, { timeZone = 'Europe/London', ...options }: StoresOptions): Stores {
  const binding: Binding = { tx, timeZone, ...options };
  return {
    people: createPeopleStore(binding),
    access: createAccessStore(binding),
    notices: createNoticesStore(binding),
    frameworks: createFrameworksStore(binding),
    courses: createCoursesStore(binding),
    standards: createStandardsStore(binding),
    evidence: createEvidenceStore(binding),
    pathways: createPathwaysStore(binding),
    trainers: createTrainersStore(binding),
    events: createEventsStore(binding),
    billing: createBillingStore(binding),
    bookings: createBookingsStore(binding),
    evaluation: createEvaluationStore(binding),
    quality: createQualityStore(binding),
    compliance: createComplianceStore(binding),
    lms: createLmsStore(binding),
    reporting: createReportingStore(binding),
    deliveries: createDeliveriesStore(binding),
    audit: createAuditStore(binding),
  };
}
