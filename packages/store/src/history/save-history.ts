import type { Evidence } from '@trellis/core/evidence';
import type { Post } from '@trellis/core/people';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { evidenceRow, evidenceTable } from '../evidence/store.ts';
import { incoming } from '../incoming.ts';
import { postRow, postTable, wordsOfPosts } from '../people/posts.ts';
import { replaceWords } from '../people/replace-words.ts';
import type { VersionedTable } from '../versions.ts';
import type { Believed } from './believed.ts';

/** Records of people who have none yet, in every version that was ever believed. */
export interface RecordsOverTime {
  readonly posts: readonly Believed<Post>[];
  readonly evidence: readonly Believed<Evidence>[];
}

/**
 * Stores records as if they had come over the years: each version with the time during which it was believed, the versions of a record together and
 * in order. For records that are not stored yet, such as those of a generated partnership or of one that moves here from elsewhere; nobody is judged.
 */
export async function saveHistory(binding: Binding, { posts, evidence }: RecordsOverTime): Promise<void> {
  // Plans made while the tables were empty would go on reading all of them once they are full.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(binding.tx);
  await addVersions(binding, postTable, posts, postRow);
  const now = posts.filter((post) => post.knownTo === undefined);
  await replaceWords(binding, sql`false`, await wordsOfPosts(binding, now));
  await addVersions(binding, evidenceTable, evidence, evidenceRow);
}

async function addVersions<Thing extends { readonly id: string }>(
  { tx, partnershipId }: Binding,
  table: VersionedTable,
  versions: readonly Believed<Thing>[],
  rowOf: (thing: Thing) => object,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((version, place) => ({
    ...rowOf(version),
    place,
    known_from: version.knownFrom,
    known_to: version.knownTo ?? 'infinity',
  }));
  const columns = { ...table.identity, ...table.content, known_from: 'timestamptz', known_to: 'timestamptz' };
  const names = sql.raw(Object.keys(columns).join(', '));
  await sql`
    with given as materialized (select * from ${incoming(rows, { place: 'int', ...columns })} i),
    keyed as materialized (
      select id, nextval(${table.keys!}::regclass)::int as key from (select id from given group by id order by min(place)) f
    )
    insert into ${sql.table(table.name)} (partnership_id, key, ${names})
    select ${partnershipId}, key, ${names} from given join keyed using (id) order by place`.execute(tx);
}
