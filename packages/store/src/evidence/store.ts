import type { Page, PageRequest } from '@trellis/core';
import type { Sight } from '@trellis/core/access';
import type { Evidence, EvidenceStore, KnownEvidence } from '@trellis/core/evidence';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { postIsSeen } from '../sight.ts';
import { mapPage, pageFound } from '../paging.ts';
import { lockPeople } from '../people/lock-people.ts';
import { addVersions, saveVersions, type VersionedTable } from '../versions.ts';
import type { EvidenceTable } from './table.ts';

/** Evidence as versions on the known axis. */
export const evidenceTable: VersionedTable = {
  name: 'evidence',
  identity: { id: 'text' },
  content: {
    person_id: 'text',
    kind: 'text',
    course_ref: 'text',
    course_version: 'text',
    satisfies: 'text[]',
    achieved_on: 'date',
    hours: 'float8',
    participatory_hours: 'float8',
    domain: 'text',
    signed_off_on: 'date',
    signed_off_by: 'text',
    reference: 'text',
    withdrawn: 'boolean',
    withdrawn_why: 'text',
    taken_as: 'text[]',
  },
  keys: 'evidence_key',
};

/** The evidence of one partnership. */
export function createEvidenceStore(binding: Binding): EvidenceStore {
  const { tx } = binding;
  return {
    async evidence(id) {
      const row = await tx
        .selectFrom('evidence')
        .selectAll()
        .where('id', '=', id)
        .where('known_to', '=', 'infinity')
        .executeTakeFirst();
      return row && evidenceOf(row);
    },
    async ofPeople(people) {
      if (people.length === 0) return [];
      const { rows } = await sql<Selectable<EvidenceTable>>`
        select * from evidence where person_id = any(${people}) and known_to = 'infinity' order by person_id, achieved_on, key`.execute(
        tx,
      );
      return rows.map(evidenceOf);
    },
    async like(people, { references, days, takenAs }) {
      if (people.length === 0) return [];
      // Nearly always a record was taken in by one row, and PostgreSQL looks for a single value in a long list by its hash.
      const { rows } = await sql<Selectable<EvidenceTable>>`
        select * from evidence where person_id = any(${people}) and known_to = 'infinity' and (
          achieved_on = any(${days}::date[]) or reference = any(${references}) or taken_as[1] = any(${takenAs})
          or (taken_as[2] is not null and exists (select from unnest(taken_as) as t (hash) where t.hash = any(${takenAs})))
        ) order by person_id, achieved_on, key`.execute(tx);
      return rows.map(evidenceOf);
    },
    list: (scope, filter, page) => listEvidence(binding, scope, filter, page),
    lockPeople: (people) => lockPeople(binding, people),
    add: (evidence) => addVersions(binding, evidenceTable, evidence.map(evidenceRow)),
    async save(evidence) {
      await saveVersions(binding, evidenceTable, evidence.map(evidenceRow));
    },
  };
}

/** Evidence as believed now of people with a post in sight; what was first recorded last comes first, so that pages stay whole while more comes in. */
async function listEvidence(
  binding: Binding,
  sight: Sight,
  filter: Parameters<EvidenceStore['list']>[1],
  page: PageRequest,
): Promise<Page<KnownEvidence>> {
  const { tx } = binding;
  const conditions = [sql`known_to = 'infinity'`];
  const hasPost = (isMeant: RawBuilder<unknown>) =>
    sql`person_id in (select o.person_id from post o where o.known_to = 'infinity' and ${isMeant})`;
  const { agencyId } = filter;
  if (agencyId !== undefined) conditions.push(hasPost(sql`o.agency_id = ${agencyId} and ${postIsSeen(sight)}`));
  else if (!sight.all) conditions.push(hasPost(postIsSeen(sight)));
  if (filter.personId !== undefined) conditions.push(sql`person_id = ${filter.personId}`);
  // What is out of sight is as good as not there: its place in the order would tell of it.
  const last = sql`select key from evidence where id = ${page.after ?? null} and ${sql.join(conditions, sql` and `)}`;
  const after = page.after === undefined ? sql`true` : sql`key < (${last})`;
  const { rows } = await sql<Selectable<EvidenceTable>>`
    select * from evidence where ${sql.join(conditions, sql` and `)} and ${after} order by key desc limit ${page.limit + 1}`.execute(
    tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), evidenceOf);
}

function evidenceOf(row: Selectable<EvidenceTable>): KnownEvidence {
  return {
    id: row.id as Evidence['id'],
    personId: row.person_id as Evidence['personId'],
    kind: row.kind,
    ...(row.course_ref === null ? {} : { courseRef: row.course_ref }),
    ...(row.course_version === null ? {} : { courseVersion: row.course_version }),
    satisfies: row.satisfies,
    achievedOn: row.achieved_on,
    ...(row.hours === null ? {} : { hours: row.hours }),
    ...(row.participatory_hours === null ? {} : { participatoryHours: row.participatory_hours }),
    ...(row.domain === null ? {} : { domain: row.domain }),
    ...(row.signed_off_on === null ? {} : { signedOffOn: row.signed_off_on }),
    ...(row.signed_off_by === null ? {} : { signedOffBy: row.signed_off_by }),
    ...(row.reference === null ? {} : { reference: row.reference }),
    withdrawn: row.withdrawn,
    ...(row.withdrawn_why === null ? {} : { withdrawnWhy: row.withdrawn_why }),
    ...(row.taken_as === null ? {} : { takenAs: row.taken_as }),
    knownFrom: row.known_from,
  };
}

/** A piece of evidence as the columns of its row. */
export function evidenceRow(each: Evidence) {
  return {
    id: each.id,
    person_id: each.personId,
    kind: each.kind,
    course_ref: each.courseRef,
    course_version: each.courseVersion,
    satisfies: each.satisfies,
    achieved_on: each.achievedOn,
    hours: each.hours,
    participatory_hours: each.participatoryHours,
    domain: each.domain,
    signed_off_on: each.signedOffOn,
    signed_off_by: each.signedOffBy,
    reference: each.reference,
    withdrawn: each.withdrawn,
    withdrawn_why: each.withdrawnWhy,
    taken_as: each.takenAs,
  };
}
