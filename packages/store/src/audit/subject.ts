import type { AuditedChange } from '@trellis/core/audit';
import type { PersonId } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { spansOf } from '../compliance/spans.ts';
import { isHersAsFact, isHersInLms } from './hers-in-lms.ts';
import { isHerAddress, isHerName } from './hers-as-typed.ts';
import { schedulesNaming } from './hers-in-reports.ts';
import { entries } from './entries.ts';
import { recordsOfPerson } from './records-of-person.ts';

/** What she said herself, and what her managers said of her. */
const isHersAsAnswer = sql`(person_id = person or booking_id in (select id from booking where person_id = person))`;

/** Which rows of each table are about a person; `person` is her id. Not listed: search words, keys, and hashes of secrets, which say nothing more. */
const tables = {
  person: sql`id = person`,
  person_merge: sql`person in (kept_id, merged_id)`,
  person_name: sql`person_id = person`,
  staff_number: sql`person_id = person`,
  post: sql`person_id = person`,
  evidence: sql`person_id = person`,
  match_case: sql`person = any(candidates)`,
  account: sql`person_id = person`,
  role_grant: sql`person_id = person or account_id in (select id from account where person_id = person)`,
  join_request: sql`account_id in (select id from account where person_id = person)`,
  lms_fact: isHersAsFact(sql`person`),
  unsure_person: isHersInLms(sql`person`),
  graded_learner: sql`account_id in (select id from account where person_id = person)`,
  score: sql`person_id = person`,
  trainer: sql`person_id = person`,
  trainer_assignment: sql`person_id = person`,
  // The drafts and findings that she wrote, and those of sessions that she led.
  observation: sql`person_id = person or id in (select observation_id from observation_trainer where person_id = person)`,
  observation_trainer: sql`person_id = person`,
  quality_action: sql`person_id = person or (of_kind = 'observation' and of_id in (
    select observation_id from observation_trainer where person_id = person))`,
  course_review: sql`person_id = person`,
  event_note: sql`person_id = person`,
  notice: sql`person_id = person`,
  booking: sql`person_id = person`,
  booking_need: sql`booking_id in (select id from booking where person_id = person)`,
  agency_deputy: sql`person_id = person`,
  evaluation_sheet: sql`booking_id in (select id from booking where person_id = person)`,
  evaluation_answer: isHersAsAnswer,
  evaluation_rating: sql`answer in (select t.key from evaluation_answer t where ${isHersAsAnswer})`,
  evaluation_choice: sql`answer in (select t.key from evaluation_answer t where ${isHersAsAnswer})`,
  evaluation_text: sql`answer in (select t.key from evaluation_answer t where ${isHersAsAnswer})`,
  charge_line: sql`booking_id in (select id from booking where person_id = person)`,
  report_action: isHerName(sql`owner`, sql`person`),
  report_drafter: sql`person_id = person`,
  report_delivery: isHerAddress(sql`email`, sql`person`),
  line_note: sql`line_id in (
    select l.id from charge_line l join booking b on b.id = l.booking_id where b.person_id = person)`,
} as const;

const hidden = new Set([
  'partnership_id',
  'key',
  'sort_name',
  'email_key',
  'title_key',
  'taken_as',
  'is_newly_joined',
  'keyed_at',
]);

/** Everything that is held about a person, by table, all versions included; what is held under records that were merged into hers as well. */
export async function subject(
  binding: Binding,
  personId: PersonId,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const held: Record<string, readonly unknown[]> = {};
  for (const id of await recordsOfPerson(binding, personId))
    for (const [table, rows] of Object.entries(await ofOneRecord(binding, id)))
      held[table] = [...(held[table] ?? []), ...rows];
  return held;
}

async function ofOneRecord(
  binding: Binding,
  personId: PersonId,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const held: Record<string, readonly unknown[]> = {};
  for (const [table, isHers] of Object.entries(tables)) {
    const { rows } = await sql<Record<string, unknown>>`
      select t.* from (select ${personId}::text as person) her cross join ${sql.table(table)} t where ${isHers}`.execute(
      binding.tx,
    );
    held[table] = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name))));
  }
  held['report_schedule'] = await schedulesNaming(binding, personId);
  held['span'] = await spansOf(binding, [personId], undefined, { withWhole: true });
  held['audit_entry'] = await everyEntry(binding, personId);
  return held;
}

async function everyEntry(binding: Binding, personId: PersonId): Promise<readonly AuditedChange[]> {
  const found: AuditedChange[] = [];
  for (let after: string | undefined; ;) {
    const page = await entries(binding, { personId }, { limit: 500, after });
    found.push(...page.rows);
    after = page.after;
    if (after === undefined) return found;
  }
}
