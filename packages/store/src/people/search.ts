import type { Page, PageRequest } from '@trellis/core';
import type { Sight } from '@trellis/core/access';
import type { PeopleStore, PersonListed } from '@trellis/core/people';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { postIsOfTeam, postIsSeen } from '../sight.ts';
import { askedWords, type WordRange } from './search-words.ts';

interface ListedRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  /** How many were found, where that is counted on the way. */
  readonly total: number | null;
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
 * People with a post in sight whose words begin with everything that was typed, by family name.
 *
 * Only posts and staff numbers in sight are shown and searched, so that nothing of another agency can be told from a hit.
 */
export async function searchPeople(
  binding: Binding,
  sight: Sight,
  query: Parameters<PeopleStore['search']>[1],
  page: PageRequest,
): Promise<Page<PersonListed>> {
  const { tx } = binding;
  const { agencyId } = query;
  const isSeen = postIsSeen(sight);
  const isWanted = agencyId === undefined ? isSeen : sql`${isSeen} and o.agency_id = ${agencyId}`;
  const isEverything = sight.all && agencyId === undefined;
  const isListed = isEverything
    ? sql`true`
    : sql`exists (select from post o where o.person_id = p.id and o.known_to = 'infinity' and ${isWanted})`;
  const words = askedWords(query.text);
  const found = keysOf(words, isEverything ? sql`true` : isWordInSight(sight, agencyId));
  // Longer words find so few that all are fetched at once and counted on the way. Of the many others a walk by name soon fills a page.
  const isShort = words.every(({ from }) => from.length === 1);
  const conditions = sql.join([sql`p.erased_at is null`, isListed, isMeant()], sql` and `);
  // A cursor of somebody outside the list is as good as none: her place in the order would tell of her.
  const last = sql`select sort_name, id from person p where p.id = ${page.after ?? null} and ${conditions}`;
  const after = page.after === undefined ? sql`true` : sql`(p.sort_name, p.id) > (${last})`;
  const counted = page.after === undefined && !isShort ? sql`count(*) over ()` : sql`null::bigint`;

  const { rows } = await sql<ListedRow>`
    select p.id, p.given_name, p.family_name, p.total,
      (select coalesce(json_agg(json_build_object(
          'agencyId', agency_id, 'jobTitle', job_title, 'team', team, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, id), '[]')
        from post o where person_id = p.id and known_to = 'infinity' and ${isSeen}) as posts,
      (select coalesce(json_agg(json_build_object('agencyId', agency_id, 'staffNumber', staff_number) order by agency_id, staff_number), '[]')
        from staff_number n where person_id = p.id and ${isNumberSeen(sight)}) as staff_numbers
    from (
      select p.id, p.given_name, p.family_name, p.sort_name, ${counted} as total
      from person p where ${conditions} and ${after} order by p.sort_name, p.id limit ${page.limit + 1}
    ) p
    order by p.sort_name, p.id`.execute(tx);
  const total = page.after === undefined ? await count() : undefined;
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id, total }), listed);

  function isMeant(): RawBuilder<unknown> {
    if (words.length === 0) return sql`true`;
    // Of an array the planner expects few, and goes from the words straight to the people. Where posts narrow down too it has to weigh the two.
    return isEverything && !isShort ? sql`p.key = any(array(${found}))` : sql`p.key in (${found})`;
  }

  async function count(): Promise<number> {
    if (!isShort) return rows[0]?.total ?? 0;
    const apart = await sql<{ total: number }>`select count(*) as total from person p where ${conditions}`.execute(tx);
    return apart.rows[0]!.total;
  }
}

/** The keys of the people to whom a word of each range leads. */
function keysOf(words: readonly WordRange[], isInSight: RawBuilder<unknown>): RawBuilder<unknown> {
  const ofEach = words.map(
    ({ from, before }) =>
      sql`select w.person_key from search_word w where w.word >= ${from} and w.word < ${before} and ${isInSight}`,
  );
  return sql.join(ofEach, sql` intersect `);
}

/** Words of names; of staff numbers and posts those in sight, in one agency where one is asked for. */
function isWordInSight(sight: Sight, agencyId: string | undefined): RawBuilder<unknown> {
  const isAsked = agencyId === undefined ? sql`true` : sql`id = ${agencyId}`;
  const inScope = sight.all ? isAsked : sql`id = any(${sight.agencyIds}) and ${isAsked}`;
  const ofScope = sql`w.agency_key = any(array(select 0 union all select key from agency where ${inScope}))`;
  if (sight.all || sight.team === undefined) return ofScope;
  const team = sql`from post o join agency a on a.id = o.agency_id join person h on h.id = o.person_id
    where o.known_to = 'infinity' and ${postIsOfTeam(sight.team)} and ${agencyId === undefined ? sql`true` : sql`a.id = ${agencyId}`}`;
  return sql`(${ofScope}
    or (w.post_key = 0 and (w.person_key, w.agency_key) in (select h.key, a.key ${team}))
    or w.post_key in (select o.key ${team}))`;
}

/** A manager sees of her team the staff numbers of the agencies in which she manages them. */
function isNumberSeen(sight: Sight): RawBuilder<unknown> {
  if (sight.all) return sql`true`;
  const ofTeam =
    sight.team &&
    sql`exists (select from post o where o.person_id = n.person_id and o.agency_id = n.agency_id and o.known_to = 'infinity'
      and ${postIsOfTeam(sight.team)})`;
  return sql`(n.agency_id = any(${sight.agencyIds}) or ${ofTeam ?? sql`false`})`;
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
