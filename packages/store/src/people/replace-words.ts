import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';

/** Words that lead to a person: from anywhere (both other keys are 0), in one agency (`post_key` is 0), or by one post of hers. */
export interface WordsOf {
  readonly person_key: number;
  readonly agency_key: number;
  readonly post_key: number;
  readonly words: readonly string[];
}

/**
 * Makes these the search words of some persons; words that stay are not written again.
 *
 * @param which - a condition on `w`, the search words that are replaced
 */
export async function replaceWords(
  { tx, partnershipId }: Binding,
  which: RawBuilder<unknown>,
  words: readonly WordsOf[],
): Promise<void> {
  const given = incoming(words, { person_key: 'int', agency_key: 'int', post_key: 'int', words: 'text[]' });
  await sql`
    with fresh as materialized (
      select distinct word, i.person_key, i.agency_key, i.post_key from ${given} i cross join unnest(i.words) as word
    ), stored as materialized (
      select w.word, w.person_key, w.agency_key, w.post_key from search_word w where ${which}
    ), stale as (
      delete from search_word w using (select * from stored except select * from fresh) s
      where (w.word, w.person_key, w.agency_key, w.post_key) = (s.word, s.person_key, s.agency_key, s.post_key)
    )
    insert into search_word (partnership_id, word, person_key, agency_key, post_key)
    select ${partnershipId}, * from (select * from fresh except select * from stored) f`.execute(tx);
}

/** The keys of rows by their ids: people, agencies, or posts as known now. */
export async function keysById(
  { tx }: Binding,
  table: 'person' | 'agency' | 'post',
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const current = table === 'post' ? sql`and known_to = 'infinity'` : sql``;
  const { rows } = await sql<{ id: string; key: number }>`
    select id, key from ${sql.table(table)} where id = any(${[...new Set(ids)]}) ${current}`.execute(tx);
  return new Map(rows.map(({ id, key }) => [id, key]));
}
