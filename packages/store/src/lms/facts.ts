import type { LmsFact, LmsStore } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import type { LmsFactTable } from './table.ts';

/** A row of a fact, with whether it is in the queue of facts to be looked at again. */
export interface FactRow extends Selectable<LmsFactTable> {
  readonly is_pending: boolean;
}

/** The columns of a `FactRow` from facts `f`. */
export const factColumns = sql`f.*, exists (
  select from lms_pending_fact q
  where q.registration_id = f.registration_id and q.lms_course_id = f.lms_course_id and q.fact_id = f.id) as is_pending`;

/** A fact out of its row. */
export function factOf(row: FactRow): LmsFact {
  return {
    id: row.id,
    registrationId: row.registration_id,
    lmsCourseId: row.lms_course_id,
    subject: row.subject,
    state: row.state,
    occurredAt: row.occurred_at,
    ...(row.completed_at === null ? {} : { completedAt: row.completed_at }),
    ...(row.grade === null ? {} : { grade: row.grade }),
    waitsForCourse: row.waits_for_course,
    waitsForPerson: row.waits_for_person,
    ...(row.person_id === null ? {} : { personId: row.person_id as NonNullable<LmsFact['personId']> }),
    ...(row.evidence_id === null ? {} : { evidenceId: row.evidence_id }),
    isPending: row.is_pending,
  };
}

/** Makes whoever else takes in facts of a registration wait until this transaction ends. */
export async function lockRegistration({ tx, partnershipId }: Binding, registrationId: string): Promise<void> {
  const name = JSON.stringify(['lms', partnershipId, registrationId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** Every fact of these LMS courses and users, in one query, locked until the transaction ends. */
export async function factsBy({ tx }: Binding, keys: Parameters<LmsStore['factsBy']>[0]): Promise<readonly LmsFact[]> {
  if (keys.length === 0) return [];
  const given = keys.map((key) => ({ lms_course_id: key.lmsCourseId, subject: key.subject }));
  const { rows } = await sql<FactRow>`
    select ${factColumns} from (select distinct * from ${incoming(given, { lms_course_id: 'text', subject: 'text' })} i) i
    join lms_fact f on f.lms_course_id = i.lms_course_id and f.subject = i.subject
    order by f.occurred_at, f.id for no key update of f`.execute(tx);
  return rows.map(factOf);
}

/** Makes facts what they are given as, and the queue with them, in one statement. */
export async function saveFacts({ tx, partnershipId }: Binding, facts: readonly LmsFact[]): Promise<void> {
  if (facts.length === 0) return;
  const given = facts.map((each) => ({
    id: each.id,
    registration_id: each.registrationId,
    lms_course_id: each.lmsCourseId,
    subject: each.subject,
    state: each.state,
    occurred_at: each.occurredAt,
    completed_at: each.completedAt,
    grade: each.grade,
    waits_for_course: each.waitsForCourse,
    waits_for_person: each.waitsForPerson,
    person_id: each.personId,
    evidence_id: each.evidenceId,
    is_pending: each.isPending,
  }));
  await sql`
    with given as materialized (
      select i.* from ${incoming(given, {
        id: 'text',
        registration_id: 'text',
        lms_course_id: 'text',
        subject: 'text',
        state: 'text',
        occurred_at: 'timestamptz',
        completed_at: 'timestamptz',
        grade: 'text',
        waits_for_course: 'boolean',
        waits_for_person: 'boolean',
        person_id: 'text',
        evidence_id: 'text',
        is_pending: 'boolean',
      })} i
    ), queued as (
      insert into lms_pending_fact (partnership_id, registration_id, lms_course_id, fact_id)
      select ${partnershipId}, i.registration_id, i.lms_course_id, i.id from given i where i.is_pending order by i.id
      on conflict do nothing
    ), done as (
      delete from lms_pending_fact q using given i
      where not i.is_pending and q.registration_id = i.registration_id and q.lms_course_id = i.lms_course_id and q.fact_id = i.id
    )
    insert into lms_fact (partnership_id, id, registration_id, lms_course_id, subject, state, occurred_at, completed_at, keyed_at, grade,
      waits_for_course, waits_for_person, person_id, evidence_id)
    select ${partnershipId}, i.id, i.registration_id, i.lms_course_id, i.subject, i.state, i.occurred_at, i.completed_at,
      case when c.kind = 'course' and i.completed_at is not null then i.completed_at else '-infinity' end, i.grade,
      i.waits_for_course, i.waits_for_person, i.person_id, i.evidence_id
    from given i
    -- A course that is not there is left to the foreign key to refuse.
    left join lms_course c on c.id = i.lms_course_id
    order by i.id
    on conflict (partnership_id, id) do update set state = excluded.state, occurred_at = excluded.occurred_at,
      completed_at = excluded.completed_at, keyed_at = excluded.keyed_at, grade = excluded.grade, waits_for_course = excluded.waits_for_course,
      waits_for_person = excluded.waits_for_person, person_id = excluded.person_id, evidence_id = excluded.evidence_id`.execute(
    tx,
  );
}

/** Everything that an LMS said a user did, newest first, with the titles of the LMS's courses. */
export async function factsOfSubject(
  { tx }: Binding,
  registrationId: string,
  subject: string,
): Promise<readonly (LmsFact & { readonly title: string })[]> {
  const { rows } = await sql<FactRow & { readonly title: string }>`
    select ${factColumns}, c.title from lms_fact f join lms_course c on c.id = f.lms_course_id
    where f.registration_id = ${registrationId} and f.subject = ${subject} order by f.occurred_at desc, f.id`.execute(
    tx,
  );
  return rows.map((row) => ({ ...factOf(row), title: row.title }));
}

/** Forgets everything that an LMS said a user did; gives how much that was. */
export async function removeFacts({ tx }: Binding, registrationId: string, subject: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (
      delete from lms_fact where registration_id = ${registrationId} and subject = ${subject} returning id, lms_course_id
    ), done as (
      delete from lms_pending_fact q using gone g
      where q.registration_id = ${registrationId} and q.lms_course_id = g.lms_course_id and q.fact_id = g.id
    )
    select count(*) as n from gone`.execute(tx);
  return rows[0]!.n;
}
