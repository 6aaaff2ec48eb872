import type { AuditTrail, Audited } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { AuditedChange } from './schema.ts';

/** What audit asks of storage. */
export interface AuditStore extends AuditTrail {
  /** Newest first. */
  entries(
    filter: {
      personId?: PersonId | undefined;
      action?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
    },
    page: PageRequest,
  ): Promise<Page<AuditedChange>>;
  /** Everything that is held about a person, by table, as plain data. */
  subject(personId: PersonId): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Destroys the person's key and blanks her names, identifiers and free text everywhere; ids and counts stay. */
  erase(personId: PersonId): Promise<void>;
}

/** The store that actions on the audit trail touch. */
export interface AuditStores extends Audited {
  readonly audit: AuditStore;
}
