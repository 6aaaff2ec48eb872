import type { EventId } from '@trellis/core';
import type { QualityStore, StandardCount } from '@trellis/core/quality';
import { sql } from 'kysely';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Binding } from '../binding.ts';

/** What was seen in observed sessions, told in lots that never change. */
export function lotsPart({
  tx,
  partnershipId,
}: Binding): Pick<QualityStore, 'lockTelling' | 'untold' | 'saveLot' | 'told'> {
  return {
    async lockTelling() {
      await sql`select pg_advisory_xact_lock(${advisoryLocks.observationsTold}::int, ${partnershipId}::int)`.execute(
        tx,
      );
    },
    async untold(setId, { from, to }) {
      const { rows } = await sql<{ id: string; eventId: EventId }>`
        select id, event_id as "eventId" from observation
        where state = 'shared' and observed_on between ${from}::date and ${to}::date and ${setId} = any(set_ids) and not lots ? ${setId}
        order by shared_at, id`.execute(tx);
      return rows;
    },
    async saveLot({ id, setId, observationIds }) {
      await sql`
        update observation set lots = lots || jsonb_build_object(${setId}::text, ${id}::text) where id = any(${observationIds})`.execute(
        tx,
      );
    },
    async told({ from, to, fewest }) {
      const lies = sql`observed_on between ${from}::date and ${to}::date`;
      const whole = sql`(
        select l.value as lot from observation o cross join jsonb_each_text(o.lots) l where o.lots <> '{}' group by 1 having bool_and(${lies}))`;
      const standards = await sql<StandardCount>`
        with seen as (
          select l.value as lot, o.event_id, l.key as set_id, answer ->> 'standardId' as standard_id, answer ->> 'state' as state
          from observation o cross join jsonb_each_text(o.lots) l cross join json_array_elements(o.content -> 'answers') answer
          where ${lies} and l.value in ${whole} and answer ->> 'setId' = l.key
        ), enough as (
          select lot, standard_id from seen group by 1, 2 having count(distinct event_id) >= ${fewest}
        )
        select set_id as "setId", standard_id as "standardId", state, count(*)::int as count
        from seen join enough using (lot, standard_id) group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
      const waiting = await sql<{ count: number }>`
        select count(*)::int as count from observation o
        where state = 'shared' and ${lies} and exists (
          select from unnest(set_ids) s (set_id) where coalesce(o.lots ->> s.set_id, '') not in ${whole})`.execute(tx);
      return { standards: standards.rows, waiting: waiting.rows[0]!.count };
    },
  };
}
