import type { Page, PageRequest } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import type { PeopleStore, PersonListed } from '@trellis/core/people';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { pageOf } from '../paging.ts';
import { askedWords } from './search-words.ts';

interface ListedRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly posts: readonly {
    agencyId: string;
    jobTitle: string | null;
    team: string | null;
    startsOn: string;
    endsOn: string | null;
  }[];
  readonly staff_numbers: PersonListed['staffNumbers'];
}

/**
 * People with a post in a scope whose words begin with everything that was typed, by family name.
 *
 * Only posts and staff numbers of the scope are shown and searched, so that nothing of another agency can be told from a hit.
 */
export async function searchPeople(
  binding: Binding,
  scope: AgencyScope,
  query: Parameters<PeopleStore['search']>[1],
  page: PageRequest,
): Promise<Page<PersonListed>> {
  const { tx } = binding;
  const seen = await agenciesSeen(binding, scope, query.managerId);
  const wanted = query.agencyId === undefined ? seen : [query.agencyId].filter((id) => seen?.includes(id) ?? true);
  const inSeen = seen === undefined ? sql`true` : sql`agency_id = any(${seen})`;
  const inWanted = wanted === undefined ? sql`true` : sql`o.agency_id = any(${wanted})`;
  const byManager = query.managerId === undefined ? sql`true` : sql`o.manager_person_id = ${query.managerId}`;
  const isListed =
    wanted === undefined
      ? sql`true`
      : sql`exists (select from post o where o.person_id = p.id and o.known_to = 'infinity' and ${inWanted} and ${byManager})`;
  const wordsOfScope =
    wanted === undefined
      ? sql`true`
      : sql`w.agency_key = any(array(select 0 union all select key from agency where id = any(${wanted})))`;
  const isMeant = askedWords(query.text).map(
    ({ from, before }) =>
      sql`p.key in (select w.person_key from search_word w where w.word >= ${from} and w.word < ${before} and ${wordsOfScope})`,
  );
  const conditions = sql.join([sql`p.erased_at is null`, isListed, ...isMeant], sql` and `);
  // Somebody outside the scope is as good as nobody: her place in the order would tell of her.
  // A cursor of somebody outside the list is as good as none: her place in the order would tell of her.
  const after =
    page.after === undefined
      ? sql`true`
      : sql`(p.sort_name, p.id) > (select sort_name, id from person p where p.id = ${page.after} and ${conditions})`;

  const { rows } = await sql<ListedRow>`
    select p.id, p.given_name, p.family_name,
      (select coalesce(json_agg(json_build_object(
          'agencyId', agency_id, 'jobTitle', job_title, 'team', team, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, id), '[]')
        from post where person_id = p.id and known_to = 'infinity' and ${inSeen}) as posts,
      (select coalesce(json_agg(json_build_object('agencyId', agency_id, 'staffNumber', staff_number) order by agency_id, staff_number), '[]')
        from staff_number where person_id = p.id and ${inSeen}) as staff_numbers
    from (select * from person p where ${conditions} and ${after} order by p.sort_name, p.id limit ${page.limit + 1}) p
    order by p.sort_name, p.id`.execute(tx);
  const total = page.after === undefined ? await count() : undefined;
  return pageOf(rows.map(listed), page.limit, (row) => row.personId, total);

  async function count(): Promise<number> {
    const counted = await sql<{ total: number }>`select count(*) as total from person p where ${conditions}`.execute(
      tx,
    );
    return counted.rows[0]!.total;
  }
}

/** A manager sees of her team what is of the agencies in which she manages them. */
async function agenciesSeen(
  { tx }: Binding,
  scope: AgencyScope,
  managerId: string | undefined,
): Promise<readonly string[] | undefined> {
  const within = scope.all ? undefined : scope.agencyIds;
  if (managerId === undefined) return within;
  const { rows } = await sql<{ agency_id: string }>`
    select distinct agency_id from post where manager_person_id = ${managerId} and known_to = 'infinity'`.execute(tx);
  return rows
    .map((row) => row.agency_id)
    .filter((id) => within === undefined || within.includes(id as (typeof within)[number]));
}

function listed(row: ListedRow): PersonListed {
  return {
    personId: row.id as PersonListed['personId'],
    givenName: row.given_name,
    familyName: row.family_name,
    staffNumbers: row.staff_numbers,
    posts: row.posts.map((post) => ({
      agencyId: post.agencyId as PersonListed['posts'][number]['agencyId'],
      startsOn: post.startsOn,
      ...(post.jobTitle === null ? {} : { jobTitle: post.jobTitle }),
      ...(post.team === null ? {} : { team: post.team }),
      ...(post.endsOn === null ? {} : { endsOn: post.endsOn }),
    })),
  };
}
