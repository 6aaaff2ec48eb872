import type { PartnershipTable } from './partnership.ts';

/** Every table of the store by its name in SQL. Each area adds its own. */
export interface Tables {
  'door.partnership': PartnershipTable;
}
