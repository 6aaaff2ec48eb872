import type { AgencyScope } from '../scope.ts';
import type { Audited } from '../context.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { AgencyOverride, JobTitleMapping } from './schema.ts';

/** A job title in use, how many current posts hold it without groups of their own, and its mappings. */
export interface JobTitleListed {
  readonly jobTitle: string;
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly posts: number;
  readonly mappings: readonly JobTitleMapping[];
}

/** What pathways ask of storage. Mappings and overrides are versions on the known axis. */
export interface PathwaysStore {
  /** Titles in use in a scope, those without a mapping first, then by number of posts. */
  jobTitles(
    scope: AgencyScope,
    filter: { text?: string | undefined; unmappedOnly?: boolean | undefined },
    page: PageRequest,
  ): Promise<Page<JobTitleListed>>;
  /** Of these titles or all, as known now or at an earlier moment. */
  mappings(jobTitles?: readonly string[], knownAt?: string): Promise<readonly JobTitleMapping[]>;
  saveMapping(mapping: JobTitleMapping): Promise<void>;
  overrides(agencyIds?: readonly AgencyId[], knownAt?: string): Promise<readonly AgencyOverride[]>;
  saveOverride(override: AgencyOverride): Promise<void>;
  /** Who holds a post with this title, so that they can be judged again. */
  holdersOf(jobTitle: string, agencyId?: AgencyId): Promise<readonly PersonId[]>;
}

/** The stores that actions on pathways touch. */
export interface PathwaysStores extends Audited {
  readonly pathways: PathwaysStore;
}
