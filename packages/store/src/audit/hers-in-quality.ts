import type { PersonId } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { emptyObservations } from '../quality/observations.ts';
import { isHerName } from './hers-as-typed.ts';

/**
 * Empties what was written of sessions that a person led, takes away what she said to it, and her name from what she was to see to. What was
 * found is counted without her. Her record must still have its name.
 */
export async function eraseInQuality(binding: Binding, personId: PersonId): Promise<void> {
  const { tx } = binding;
  const { rows } = await sql<{ id: string }>`
    select observation_id as id from observation_trainer where person_id = ${personId}`.execute(tx);
  await emptyObservations(
    binding,
    rows.map(({ id }) => id),
  );
  const isNamed = isHerName(sql`owner_name`, sql`${personId}`);
  await sql`
    update quality_action set owner_name = '', person_id = null
    where person_id = ${personId} or ${isNamed}`.execute(tx);
  await sql`
    update course_review set owner_name = null, person_id = null
    where person_id = ${personId} or ${isNamed}`.execute(tx);
}
