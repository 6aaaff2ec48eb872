import type { Post } from '@trellis/core/people';
import { jobTitleKey } from '@trellis/core/pathways';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { saveVersions, type VersionedTable } from '../versions.ts';
import { keysById, replaceWords, type WordsOf } from './replace-words.ts';
import { searchWords } from './search-words.ts';
import type { PostTable } from './table.ts';

/** Posts as versions on the known axis. */
export const postTable: VersionedTable = {
  name: 'post',
  identity: { id: 'text' },
  content: {
    person_id: 'text',
    agency_id: 'text',
    job_title: 'text',
    title_key: 'text',
    team: 'text',
    manager_person_id: 'text',
    audiences: 'text[]',
    flags: 'text[]',
    starts_on: 'date',
    ends_on: 'date',
  },
  keys: 'post_key',
};

function postOf(row: Selectable<PostTable>): Post {
  return {
    id: row.id as Post['id'],
    personId: row.person_id as Post['personId'],
    agencyId: row.agency_id as Post['agencyId'],
    ...(row.job_title === null ? {} : { jobTitle: row.job_title }),
    ...(row.team === null ? {} : { team: row.team }),
    ...(row.manager_person_id === null ? {} : { managerPersonId: row.manager_person_id as Post['personId'] }),
    audiences: row.audiences,
    flags: row.flags,
    startsOn: row.starts_on,
    ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
  };
}

function currentPosts({ tx }: Binding) {
  return tx.selectFrom('post').where('known_to', '=', 'infinity');
}

/** One post as known now. */
export async function post(binding: Binding, id: string): Promise<Post | undefined> {
  const row = await currentPosts(binding).selectAll().where('id', '=', id).executeTakeFirst();
  return row && postOf(row);
}

/** Posts by id as known now. */
export async function postsById({ tx }: Binding, ids: readonly string[]): Promise<readonly Post[]> {
  const { rows } = await sql<Selectable<PostTable>>`
    select * from post where id = any(${ids}) and known_to = 'infinity' order by key`.execute(tx);
  return rows.map(postOf);
}

/** The posts of these people as known now, ended ones included, by person, then start. */
export async function postsOf(binding: Binding, people: readonly string[]): Promise<readonly Post[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<Selectable<PostTable>>`
    select * from post where person_id = any(${people}) and known_to = 'infinity' order by person_id, starts_on, key`.execute(
    binding.tx,
  );
  return rows.map(postOf);
}

/** Who has a post in these agencies, ended ones included. */
export async function peopleIn(binding: Binding, agencyIds?: readonly string[]): Promise<readonly Post['personId'][]> {
  const query = currentPosts(binding).select('person_id').distinct().orderBy('person_id');
  const rows = await (agencyIds === undefined ? query : query.where('agency_id', 'in', [...agencyIds, ''])).execute();
  return rows.map((row) => row.person_id as Post['personId']);
}

/** Makes these the current versions of posts. */
export async function savePosts(binding: Binding, saved: readonly Post[]): Promise<void> {
  const written = await saveVersions<{ id: string }>(binding, postTable, saved.map(postRow));
  if (written.length === 0) return;
  const ids = new Set(written.map((row) => row.id));
  // Of a post that is given twice the later counts, as it did in saving.
  const changed = [...new Map(saved.map((each) => [each.id, each])).values()].filter((each) => ids.has(each.id));
  const words = await wordsOfPosts(binding, changed);
  const keys = (of: 'person_key' | 'post_key') => words.map((each) => each[of]);
  const theirs = sql`w.person_key = any(${keys('person_key')}::int[]) and w.post_key = any(${keys('post_key')}::int[])`;
  await replaceWords(binding, theirs, words);
}

/** The words that lead to people by these posts, as known now. */
export async function wordsOfPosts(binding: Binding, posts: readonly Post[]): Promise<readonly WordsOf[]> {
  if (posts.length === 0) return [];
  const keysOf = (table: 'post' | 'person' | 'agency', ids: readonly string[]) => keysById(binding, table, ids);
  const [post, person, agency] = [
    await keysOf(
      'post',
      posts.map((each) => each.id),
    ),
    await keysOf(
      'person',
      posts.map((each) => each.personId),
    ),
    await keysOf(
      'agency',
      posts.map((each) => each.agencyId),
    ),
  ];
  return posts.map((each) => ({
    person_key: person.get(each.personId)!,
    agency_key: agency.get(each.agencyId)!,
    post_key: post.get(each.id)!,
    words: searchWords(each.jobTitle, each.team),
  }));
}

/** A post as the columns of its row. */
export function postRow(each: Post) {
  return {
    id: each.id,
    person_id: each.personId,
    agency_id: each.agencyId,
    job_title: each.jobTitle,
    title_key: each.jobTitle === undefined ? undefined : jobTitleKey(each.jobTitle),
    team: each.team,
    manager_person_id: each.managerPersonId,
    audiences: each.audiences,
    flags: each.flags,
    starts_on: each.startsOn,
    ends_on: each.endsOn,
  };
}
