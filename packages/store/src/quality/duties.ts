import type { QualityStore } from '@trellis/core/quality';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/** What somebody has to do with the quality of training because they were named, whatever their role. */
export function dutiesPart({ tx }: Binding): Pick<QualityStore, 'hasDuties'> {
  return {
    async hasDuties(personId) {
      const { rows } = await sql<{ has: boolean }>`
        select exists (select from observation where person_id = ${personId})
          or exists (select from quality_action where person_id = ${personId}) as has`.execute(tx);
      return rows[0]!.has;
    },
  };
}
