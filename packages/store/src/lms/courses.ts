import type { Page, PageRequest } from '@trellis/core';
import type { LmsCourse, LmsCourseKey, LmsCourseListed, LmsMapping, LmsStore } from '@trellis/core/lms';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { LmsCourseTable } from './table.ts';

type Row = Selectable<LmsCourseTable>;

function lmsCourseOf(row: Row): LmsCourse {
  return {
    id: row.id,
    registrationId: row.registration_id,
    kind: row.kind,
    outsideId: row.outside_id,
    ...(row.id_number === null ? {} : { idNumber: row.id_number }),
    ...(row.short_name === null ? {} : { shortName: row.short_name }),
    title: row.title,
    ...(row.course_outside_id === null ? {} : { courseOutsideId: row.course_outside_id }),
    ...(row.course_title === null ? {} : { courseTitle: row.course_title }),
    state: row.state,
    firstSeenAt: row.first_seen_at,
    lastFactAt: row.last_fact_at,
    ...(row.resend === null || row.resend === undefined ? {} : { resend: row.resend }),
  };
}

/** One LMS course by its id. */
export async function lmsCourse({ tx }: Binding, id: string): Promise<LmsCourse | undefined> {
  const row = await tx.selectFrom('lms_course').selectAll().where('id', '=', id).executeTakeFirst();
  return row && lmsCourseOf(row);
}

/** LMS courses by their ids. */
export async function lmsCoursesById({ tx }: Binding, ids: readonly string[]): Promise<readonly LmsCourse[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`select * from lms_course where id = any(${ids})`.execute(tx);
  return rows.map(lmsCourseOf);
}

/** LMS courses by what their LMS calls them, in one query. */
export async function lmsCoursesBy({ tx }: Binding, keys: readonly LmsCourseKey[]): Promise<readonly LmsCourse[]> {
  if (keys.length === 0) return [];
  const given = keys.map(({ registrationId, kind, outsideId }) => ({
    registration_id: registrationId,
    kind,
    outside_id: outsideId,
  }));
  const { rows } = await sql<Row>`
    select c.* from (
      select distinct * from ${incoming(given, { registration_id: 'text', kind: 'text', outside_id: 'text' })} i
    ) i join lms_course c on c.registration_id = i.registration_id and c.kind = i.kind and c.outside_id = i.outside_id`.execute(
    tx,
  );
  return rows.map(lmsCourseOf);
}

/** Makes LMS courses what they are given as, in one statement. */
export async function saveLmsCourses({ tx, partnershipId }: Binding, courses: readonly LmsCourse[]): Promise<void> {
  if (courses.length === 0) return;
  const given = courses.map((each) => ({
    id: each.id,
    registration_id: each.registrationId,
    kind: each.kind,
    outside_id: each.outsideId,
    id_number: each.idNumber,
    short_name: each.shortName,
    title: each.title,
    course_outside_id: each.courseOutsideId,
    course_title: each.courseTitle,
    state: each.state,
    first_seen_at: each.firstSeenAt,
    last_fact_at: each.lastFactAt,
    resend: each.resend,
  }));
  await sql`
    insert into lms_course (partnership_id, id, registration_id, kind, outside_id, id_number, short_name, title, course_outside_id, course_title, state,
      first_seen_at, last_fact_at, resend)
    select ${partnershipId}, i.id, i.registration_id, i.kind, i.outside_id, i.id_number, i.short_name, i.title, i.course_outside_id, i.course_title, i.state,
      i.first_seen_at, i.last_fact_at, i.resend
    from ${incoming(given, {
      id: 'text',
      registration_id: 'text',
      kind: 'text',
      outside_id: 'text',
      id_number: 'text',
      short_name: 'text',
      title: 'text',
      course_outside_id: 'text',
      course_title: 'text',
      state: 'text',
      first_seen_at: 'timestamptz',
      last_fact_at: 'timestamptz',
      resend: 'json',
    })} i
    order by i.id
    on conflict (partnership_id, id) do update set id_number = excluded.id_number, short_name = excluded.short_name, title = excluded.title,
      course_outside_id = excluded.course_outside_id, course_title = excluded.course_title, state = excluded.state,
      last_fact_at = excluded.last_fact_at, resend = excluded.resend`.execute(tx);
}

interface ListedRow extends Row {
  readonly mappings: readonly (LmsMapping & Record<'courseRef' | 'courseVersion', string | null>)[];
  readonly facts: number;
  readonly waiting: number;
  readonly pending: number;
}

/**
 * LMS courses with their counts, those with the most waiting facts first. What waits is counted over a partial index, which is small once
 * courses are mapped; everything else is counted for the page alone, in indexes. So no writer keeps a counter, and none waits for another's.
 */
export async function listLmsCourses(
  binding: Binding,
  filter: Parameters<LmsStore['listLmsCourses']>[0],
  page: PageRequest,
): Promise<Page<LmsCourseListed>> {
  const conditions = [sql`true`];
  if (filter.state !== undefined) conditions.push(sql`c.state = ${filter.state}`);
  if (filter.registrationId !== undefined) conditions.push(sql`c.registration_id = ${filter.registrationId}`);
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean))
    conditions.push(sql`position(${word} in lower(concat_ws(' ', c.title, c.short_name, c.id_number))) > 0`);
  const isMeant = sql.join(conditions, sql` and `);
  const placed = sql`-coalesce(w.waiting, 0), c.title, c.id`;
  const counted = sql`lms_course c
    left join (select lms_course_id, count(*) as waiting from lms_fact where waits_for_course group by lms_course_id) w on w.lms_course_id = c.id`;
  const last = sql`select ${placed} from ${counted} where c.id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(${placed}) > (${last})`;
  const rows = await find(
    binding,
    sql`select c.*, row_number() over (order by ${placed}) as place from ${counted} where ${isMeant} and ${after}
      order by ${placed} limit ${page.limit + 1}`,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), listedOf);
}

/** One LMS course as the list shows it. */
export async function listed(binding: Binding, id: string): Promise<LmsCourseListed | undefined> {
  const rows = await find(binding, sql`select c.*, 1 as place from lms_course c where c.id = ${id}`);
  return rows[0] && listedOf(rows[0]);
}

async function find({ tx }: Binding, courses: RawBuilder<unknown>): Promise<readonly ListedRow[]> {
  const count = (condition: RawBuilder<unknown>) =>
    sql`(select count(*) from lms_fact f where f.lms_course_id = c.id and ${condition})`;
  const { rows } = await sql<ListedRow>`
    select c.*, ${count(sql`true`)} as facts, ${count(sql`f.waits_for_course`)} as waiting, 
      (select count(*) from lms_pending_fact q where q.registration_id = c.registration_id and q.lms_course_id = c.id) as pending,
      coalesce((
        select json_agg(json_build_object('id', id, 'lmsCourseId', lms_course_id, 'courseRef', course_ref, 'courseVersion', course_version,
          'satisfies', satisfies, 'validFrom', valid_from, 'validTo', valid_to) order by valid_from nulls first, id)
        from lms_mapping where lms_course_id = c.id and known_to = 'infinity'), '[]') as mappings
    from (${courses}) c order by c.place`.execute(tx);
  return rows;
}

function listedOf(row: ListedRow): LmsCourseListed {
  return {
    lmsCourse: lmsCourseOf(row),
    mappings: row.mappings.map(({ courseRef, courseVersion, ...mapping }) => ({
      ...mapping,
      ...(courseRef === null ? {} : { courseRef }),
      ...(courseVersion === null ? {} : { courseVersion }),
    })),
    facts: row.facts,
    waiting: row.waiting,
    pending: row.pending,
  };
}
