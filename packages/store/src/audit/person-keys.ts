import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { keyCipher, newKey, type Cipher } from '../cipher.ts';

/** The ciphers of these people, as far as they have keys. Somebody erased has none. */
export async function ciphersOf(
  { tx, cipher }: Binding,
  people: readonly string[],
): Promise<ReadonlyMap<string, Cipher>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<{ person_id: string; sealed_key: string }>`
    select person_id, sealed_key from person_key where person_id = any(${[...new Set(people)]})`.execute(tx);
  return new Map(rows.map((row) => [row.person_id, keyCipher(Buffer.from(cipher.open(row.sealed_key), 'base64url'))]));
}

/** The same, with a new key for everybody who had none and has not been erased. */
export async function ciphersFor(binding: Binding, people: readonly string[]): Promise<ReadonlyMap<string, Cipher>> {
  const found = await ciphersOf(binding, people);
  const without = [...new Set(people)].filter((id) => !found.has(id));
  if (without.length === 0) return found;
  const { tx, partnershipId, cipher } = binding;
  const sealed = without.map(() => cipher.seal(newKey()));
  await sql`
    insert into person_key (partnership_id, person_id, sealed_key)
    select ${partnershipId}, k.person_id, k.sealed_key
    from unnest(${without}::text[], ${sealed}::text[]) as k (person_id, sealed_key)
    join person p on p.id = k.person_id and p.erased_at is null
    on conflict do nothing`.execute(tx);
  // Read again: another transaction may have been quicker, and its key is the one that counts.
  return new Map([...found, ...(await ciphersOf(binding, without))]);
}
