import type { PersonId } from '@trellis/core';
import type { Binding } from '../binding.ts';

/** A person's record and those that were merged into it, by id: all of them are about her. */
export async function recordsOfPerson({ tx }: Binding, personId: PersonId): Promise<readonly PersonId[]> {
  const merged = await tx
    .selectFrom('person')
    .select('id')
    .where('merged_into', '=', personId)
    .orderBy('key')
    .execute();
  return [personId, ...merged.map(({ id }) => id as PersonId)];
}
