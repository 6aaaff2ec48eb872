import type { LmsStore } from '@trellis/core/lms';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/** Number and checksum of the course completions of each of these courses, in the order asked; of a course that is not known, of none. */
export async function completionSums(
  { tx }: Binding,
  registrationId: string,
  outsideIds: readonly string[],
): ReturnType<LmsStore['completionSums']> {
  if (outsideIds.length === 0) return [];
  const line = sql`(f.subject || ':' || extract(epoch from date_trunc('second', f.keyed_at))::bigint) collate "C"`;
  const { rows } = await sql<{ outsideId: string; count: number; checksum: string }>`
    select i.outside_id as "outsideId", count(f.subject) as count,
      encode(sha256(convert_to(coalesce(string_agg(${line}, e'\n' order by ${line}), ''), 'UTF8')), 'hex') as checksum
    from unnest(${outsideIds}::text[]) with ordinality i (outside_id, place)
    left join lms_course c on c.registration_id = ${registrationId} and c.kind = 'course' and c.outside_id = i.outside_id
    left join lms_fact f on f.lms_course_id = c.id and f.state = 'complete'
    group by i.place, i.outside_id order by i.place`.execute(tx);
  return rows;
}
