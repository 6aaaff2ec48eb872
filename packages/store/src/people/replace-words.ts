import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';

/** Words that lead to a person: anywhere, in one agency, or by one post of hers. */
export interface WordsOf {
  readonly person_id: string;
  readonly agency_id?: string;
  readonly post_id?: string;
  readonly words: readonly string[];
}

/**
 * Makes these the search words of some persons; words that stay are not written again.
 *
 * @param persons - a query for the keys of the persons
 * @param which - a condition on `w`, the search words that are replaced
 */
export async function replaceWords(
  { tx, partnershipId }: Binding,
  persons: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  words: readonly WordsOf[],
): Promise<void> {
  const given = incoming(words, { person_id: 'text', agency_id: 'text', post_id: 'text', words: 'text[]' });
  await sql`
    with fresh as materialized (
      select distinct word, p.key as person_key, coalesce(a.key, 0) as agency_key, coalesce(o.key, 0) as post_key
      from ${given} i join person p on p.id = i.person_id
      left join agency a on a.id = i.agency_id
      left join post o on o.id = i.post_id and o.known_to = 'infinity'
      cross join unnest(i.words) as word
    ), stored as materialized (
      select w.word, w.person_key, w.agency_key, w.post_key from search_word w where w.person_key = any(array(${persons})) and ${which}
    ), stale as (
      delete from search_word w using (select * from stored except select * from fresh) s
      where (w.word, w.person_key, w.agency_key, w.post_key) = (s.word, s.person_key, s.agency_key, s.post_key)
    )
    insert into search_word (partnership_id, word, person_key, agency_key, post_key)
    select ${partnershipId}, * from (select * from fresh except select * from stored) f`.execute(tx);
}
