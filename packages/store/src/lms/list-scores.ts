import type { Page, PageRequest } from '@trellis/core';
import type { LmsStore, ScoreListed } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { scoreOf } from './scores.ts';
import type { ScoreTable } from './table.ts';

interface Row extends Selectable<ScoreTable> {
  readonly course_ref: string;
  readonly link_title: string | null;
  readonly context_title: string | null;
  readonly given_name: string;
  readonly family_name: string;
}

/** The scores of an LMS with whose they are and for what: those that need a person first, then those whose value was decided last. */
export async function listScores(
  binding: Binding,
  { registrationId, state }: Parameters<LmsStore['listScores']>[0],
  page: PageRequest,
): Promise<Page<ScoreListed>> {
  const isMeant = sql`s.registration_id = ${registrationId} and ${state === undefined ? sql`true` : sql`s.state = ${state}`}`;
  const last = sql`select s.needs_person, s.planned_at, s.id from score s where s.id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(s.needs_person, s.planned_at, s.id) < (${last})`;
  const { rows } = await sql<Row>`
    select s.*, k.course_ref, k.title as link_title, c.title as context_title, p.given_name, p.family_name
    from (select * from score s where ${isMeant} and ${after} order by s.needs_person desc, s.planned_at desc, s.id desc limit ${page.limit + 1}) s
    join graded_link k on k.id = s.link_id
    left join lms_context c on c.registration_id = k.registration_id and c.context_id = k.context_id
    join person p on p.id = s.person_id
    order by s.needs_person desc, s.planned_at desc, s.id desc`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), (row) => ({
    ...scoreOf(row),
    courseRef: row.course_ref,
    ...(row.link_title === null ? {} : { linkTitle: row.link_title }),
    ...(row.context_title === null ? {} : { contextTitle: row.context_title }),
    givenName: row.given_name,
    familyName: row.family_name,
  }));
}
