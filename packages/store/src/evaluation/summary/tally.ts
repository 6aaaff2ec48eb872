import type { AgencyId, EventId } from '@trellis/core';
import { sql } from 'kysely';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Binding } from '../../binding.ts';
import { pairsWhere, ratedWhere, sumsOf, SUMS } from './pairs.ts';

/**
 * Adds up the named answers of an event anew, and those of an agency in the course and month of that event: few rows each, whatever has been
 * answered since the beginning. Whoever answers the same course waits for this transaction to end.
 */
export async function tally(
  { tx, partnershipId, timeZone }: Binding,
  eventId: EventId,
  agencyId: AgencyId,
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${advisoryLocks.tallies}::int, hashtext(${`${partnershipId} `}::text || course_id)) from event where id = ${eventId}`.execute(
    tx,
  );
  await sql`delete from evaluation_tally where event_id = ${eventId}`.execute(tx);
  const ofEvent = sql`a.event_id = ${eventId}`;
  await sql`
    with p as materialized (${pairsWhere(ofEvent)})
    insert into evaluation_tally (partnership_id, event_id, stage, item, ${SUMS})
    select ${partnershipId}::int, t.* from (
      ${sumsOf('p', 'event_id, stage')}
      union all
      ${ratedWhere(ofEvent, 'a.event_id, a.stage', 'p')}
    ) t`.execute(tx);

  const month = sql`select course_id, date_trunc('month', starts_at at time zone ${timeZone})::date as month_on from event where id = ${eventId}`;
  await sql`
    delete from evaluation_agency_tally t using (${month}) m
    where t.agency_id = ${agencyId} and t.course_id = m.course_id and t.month_on = m.month_on`.execute(tx);
  const ofAgency = sql`a.agency_id = ${agencyId} and a.event_id in (
    select e.id from event e join (${month}) m on m.course_id = e.course_id
      and date_trunc('month', e.starts_at at time zone ${timeZone})::date = m.month_on)`;
  await sql`
    with p as materialized (${pairsWhere(ofAgency)})
    insert into evaluation_agency_tally (partnership_id, agency_id, course_id, month_on, stage, item, ${SUMS})
    select ${partnershipId}::int, t.agency_id, m.course_id, m.month_on, t.stage, t.item, ${SUMS} from (
      ${sumsOf('p', 'agency_id, stage')}
      union all
      ${ratedWhere(ofAgency, 'a.agency_id, a.stage', 'p')}
    ) t cross join (${month}) m`.execute(tx);
}
