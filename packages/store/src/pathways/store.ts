import type { PersonId } from '@trellis/core';
import { jobTitleKey, type AgencyOverride, type JobTitleMapping, type PathwaysStore } from '@trellis/core/pathways';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import { jobTitles } from './job-titles.ts';
import type { AgencyOverrideTable, JobTitleMappingTable } from './table.ts';

const mappingTable: VersionedTable = {
  name: 'job_title_mapping',
  identity: { id: 'text' },
  content: {
    job_title: 'text',
    title_key: 'text',
    agency_id: 'text',
    audiences: 'text[]',
    valid_from: 'date',
    valid_to: 'date',
    why: 'text',
  },
};

const overrideTable: VersionedTable = {
  name: 'agency_override',
  identity: { id: 'text' },
  content: {
    agency_id: 'text',
    requirement_id: 'text',
    interval_months: 'int',
    valid_from: 'date',
    valid_to: 'date',
    why: 'text',
    document: 'text',
  },
};

/** What job titles stand for in one partnership, and what its agencies decided about intervals. */
export function createPathwaysStore(binding: Binding): PathwaysStore {
  const { tx } = binding;
  return {
    jobTitles: (scope, filter, page) => jobTitles(binding, scope, filter, page),
    async mappings(titles, knownAt) {
      const isMeant = titles === undefined ? sql`true` : sql`title_key = any(${titles.map(jobTitleKey)})`;
      const { rows } = await sql<Selectable<JobTitleMappingTable>>`
        select * from job_title_mapping where ${isKnown(knownAt)} and ${isMeant} order by title_key, valid_from nulls first, id`.execute(
        tx,
      );
      return rows.map(mappingOf);
    },
    async saveMapping(mapping) {
      const { id, jobTitle, agencyId, audiences, validFrom, validTo, why } = mapping;
      await saveVersions(binding, mappingTable, [
        {
          id,
          job_title: jobTitle,
          title_key: jobTitleKey(jobTitle),
          agency_id: agencyId,
          audiences,
          valid_from: validFrom,
          valid_to: validTo,
          why,
        },
      ]);
    },
    async overrides(agencyIds, knownAt) {
      const isMeant = agencyIds === undefined ? sql`true` : sql`agency_id = any(${agencyIds})`;
      const { rows } = await sql<Selectable<AgencyOverrideTable>>`
        select * from agency_override where ${isKnown(knownAt)} and ${isMeant} order by agency_id, valid_from, id`.execute(
        tx,
      );
      return rows.map(overrideOf);
    },
    async saveOverride({ id, agencyId, requirementId, intervalMonths, from, to, why, document }) {
      await saveVersions(binding, overrideTable, [
        {
          id,
          agency_id: agencyId,
          requirement_id: requirementId,
          interval_months: intervalMonths,
          valid_from: from,
          valid_to: to,
          why,
          document,
        },
      ]);
    },
    async holdersOf(jobTitle, agencyId) {
      const { rows } = await sql<{ person_id: string }>`
        select distinct person_id from post where title_key = ${jobTitleKey(jobTitle)} and known_to = 'infinity'
          and ${agencyId === undefined ? sql`true` : sql`agency_id = ${agencyId}`} order by person_id`.execute(tx);
      return rows.map((row) => row.person_id as PersonId);
    },
  };
}

function mappingOf(row: Selectable<JobTitleMappingTable>): JobTitleMapping {
  return {
    id: row.id,
    jobTitle: row.job_title,
    ...(row.agency_id === null ? {} : { agencyId: row.agency_id as NonNullable<JobTitleMapping['agencyId']> }),
    audiences: row.audiences,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    why: row.why,
  };
}

function overrideOf(row: Selectable<AgencyOverrideTable>): AgencyOverride {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyOverride['agencyId'],
    ...(row.requirement_id === null ? {} : { requirementId: row.requirement_id }),
    intervalMonths: row.interval_months,
    from: row.valid_from,
    to: row.valid_to,
    why: row.why,
    ...(row.document === null ? {} : { document: row.document }),
  };
}
