import type { LmsFact, LmsStore } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import type { LmsFactTable } from './table.ts';

type Row = Selectable<LmsFactTable>;

/** A fact out of its row. */
export function factOf(row: Row): LmsFact {
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
  const { rows } = await sql<Row>`
    select f.* from (select distinct * from ${incoming(given, { lms_course_id: 'text', subject: 'text' })} i) i
    join lms_fact f on f.lms_course_id = i.lms_course_id and f.subject = i.subject
    order by f.occurred_at, f.id for no key update of f`.execute(tx);
  return rows.map(factOf);
}

/** Makes facts what they are given as, in one statement. */
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
    insert into lms_fact (partnership_id, id, registration_id, lms_course_id, subject, state, occurred_at, completed_at, keyed_at, grade,
      waits_for_course, waits_for_person, person_id, evidence_id, is_pending)
    select ${partnershipId}, i.id, i.registration_id, i.lms_course_id, i.subject, i.state, i.occurred_at, i.completed_at,
      case when c.kind = 'course' and i.completed_at is not null then i.completed_at else '-infinity' end, i.grade,
      i.waits_for_course, i.waits_for_person, i.person_id, i.evidence_id, i.is_pending
    from ${incoming(given, {
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
    -- A course that is not there is left to the foreign key to refuse.
    left join lms_course c on c.id = i.lms_course_id
    order by i.id
    on conflict (partnership_id, id) do update set state = excluded.state, occurred_at = excluded.occurred_at,
      completed_at = excluded.completed_at, keyed_at = excluded.keyed_at, grade = excluded.grade, waits_for_course = excluded.waits_for_course,
      waits_for_person = excluded.waits_for_person, person_id = excluded.person_id, evidence_id = excluded.evidence_id,
      is_pending = excluded.is_pending`.execute(tx);
}

/** Everything that an LMS said a user did, newest first, with the titles of the LMS's courses. */
export async function factsOfSubject(
  { tx }: Binding,
  registrationId: string,
  subject: string,
): Promise<readonly (LmsFact & { readonly title: string })[]> {
  const { rows } = await sql<Row & { readonly title: string }>`
    select f.*, c.title from lms_fact f join lms_course c on c.id = f.lms_course_id
    where f.registration_id = ${registrationId} and f.subject = ${subject} order by f.occurred_at desc, f.id`.execute(
    tx,
  );
  return rows.map((row) => ({ ...factOf(row), title: row.title }));
}

/** Forgets everything that an LMS said a user did; gives how much that was. */
export async function removeFacts({ tx }: Binding, registrationId: string, subject: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from lms_fact where registration_id = ${registrationId} and subject = ${subject}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
