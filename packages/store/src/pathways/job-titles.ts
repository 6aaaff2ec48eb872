import { localDate, unknownCursor, type Page, type PageRequest } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import type { JobTitleListed, JobTitleMapping, PathwaysStore } from '@trellis/core/pathways';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';

interface TitleRow {
  readonly title_key: string;
  readonly job_title: string;
  readonly agency_id: string;
  readonly agency_name: string;
  readonly posts: number;
  readonly unmapped: boolean;
  readonly mappings: readonly (Omit<JobTitleMapping, 'agencyId'> & { readonly agencyId: string | null })[];
}

/**
 * Job titles of posts that have not ended and whose groups the agency did not name, by agency: those that stand for no group today first, then by
 * number of posts. Their mappings are the agency's own and those for every agency, past and coming ones included.
 */
export async function jobTitles(
  binding: Binding,
  scope: AgencyScope,
  filter: Parameters<PathwaysStore['jobTitles']>[1],
  page: PageRequest,
): Promise<Page<JobTitleListed>> {
  const { tx, now, timeZone } = binding;
  const today = localDate(now, timeZone);
  const inUse = [
    sql`known_to = 'infinity' and audiences = '{}' and title_key is not null and (ends_on is null or ends_on >= ${today}::date)`,
  ];
  if (!scope.all) inUse.push(sql`agency_id = any(${scope.agencyIds})`);
  const wanted = [sql`true`];
  const text = filter.text?.trim().toLowerCase();
  if (text !== undefined && text !== '') wanted.push(sql`strpos(title_key, ${text}) > 0`);
  if (filter.unmappedOnly === true) wanted.push(sql`unmapped`);
  const listed = sql`(
    select t.*, not exists (
      select from job_title_mapping m where m.title_key = t.title_key and (m.agency_id is null or m.agency_id = t.agency_id)
        and m.known_to = 'infinity' and coalesce(m.valid_from, '-infinity') <= ${today}::date and coalesce(m.valid_to, 'infinity') >= ${today}::date
    ) as unmapped
    from (
      select agency_id, title_key, mode() within group (order by job_title) as job_title, count(*) as posts
      from post where ${sql.join(inUse, sql` and `)} group by agency_id, title_key
    ) t
  )`;
  const meant = sql.join(wanted, sql` and `);
  const place = sql`case when unmapped then 0 else 1 end, -posts, title_key, agency_id`;
  const [titleKey, agencyId] = page.after === undefined ? ['', ''] : placeOf(page.after);
  const last = sql`select ${place} from ${listed} last where title_key = ${titleKey} and agency_id = ${agencyId}`;
  const after = page.after === undefined ? sql`true` : sql`(${place}) > (${last})`;
  const { rows } = await sql<TitleRow>`
    select l.*, (select name from agency where id = l.agency_id) as agency_name, coalesce((
        select json_agg(json_build_object('id', m.id, 'jobTitle', m.job_title, 'agencyId', m.agency_id, 'audiences', m.audiences,
          'validFrom', m.valid_from, 'validTo', m.valid_to, 'why', m.why) order by m.valid_from nulls first, m.id)
        from job_title_mapping m
        where m.title_key = l.title_key and (m.agency_id is null or m.agency_id = l.agency_id) and m.known_to = 'infinity'), '[]') as mappings
    from (select * from ${listed} each where ${meant} and ${after} order by ${place} limit ${page.limit + 1}) l
    order by ${place}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(*) as total from ${listed} each where ${meant}`.execute(tx);
  const { total } = counted.rows[0]!;
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf, total }), listedOf);
}

function cursorOf(row: TitleRow): string {
  return Buffer.from(JSON.stringify([row.title_key, row.agency_id])).toString('base64url');
}

/** The title and agency of a cursor. @throws `paging.unknown-cursor` when it is none of ours */
function placeOf(cursor: string): readonly [string, string] {
  const [titleKey, agencyId, ...more] = wordsOf(cursor);
  if (typeof titleKey !== 'string' || typeof agencyId !== 'string' || more.length > 0) throw unknownCursor();
  // A database keeps no such text, so no title has it.
  if (`${titleKey}${agencyId}`.includes('\0')) throw unknownCursor();
  return [titleKey, agencyId];
}

function wordsOf(cursor: string): readonly unknown[] {
  try {
    const words: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(words) ? words : [];
  } catch {
    throw unknownCursor();
  }
}

function listedOf(row: TitleRow): JobTitleListed {
  return {
    jobTitle: row.job_title,
    agencyId: row.agency_id as JobTitleListed['agencyId'],
    agencyName: row.agency_name,
    posts: row.posts,
    mappings: row.mappings.map(({ agencyId, ...mapping }) => ({
      ...mapping,
      ...(agencyId === null ? {} : { agencyId: agencyId as NonNullable<JobTitleMapping['agencyId']> }),
    })),
  };
}
