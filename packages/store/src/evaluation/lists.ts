import type { BookingId, EventId, Page, PageRequest, PersonId } from '@trellis/core';
import type { FormStage, SheetRow } from '@trellis/core/evaluation';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';

interface Row {
  readonly booking_id: BookingId;
  readonly event_id: EventId;
  readonly person_id: PersonId;
  readonly stage: FormStage;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly state: 'answered' | 'declined' | null;
  readonly at: string | null;
}

/** Sheets that a person can send now, or change: their own, and those of others as their manager. */
export async function listSheets(binding: Binding, personId: PersonId, page: PageRequest): Promise<Page<SheetRow>> {
  const { tx, now } = binding;
  const all = sql`(
    select b.id as booking_id, b.event_id, b.person_id, s.stage, w.opens_at, w.closes_at, k.state, k.at
    from booking b
    join event e on e.id = b.event_id and e.state in ('published', 'closed')
    join evaluation_run r on r.event_id = b.event_id and r.form_id is not null
    cross join unnest(r.stages) s (stage)
    cross join lateral (select
      case s.stage when 'before' then coalesce(b.placed_at, b.asked_at) when 'after' then r.after_opens_at else r.follow_up_opens_at end as opens_at,
      case s.stage when 'before' then r.before_closes_at when 'after' then r.after_closes_at else r.follow_up_closes_at end as closes_at
    ) w
    left join evaluation_sheet k on k.booking_id = b.id and k.stage = s.stage
    where w.opens_at <= ${now}::timestamptz and w.closes_at > ${now}::timestamptz
      and k.state is distinct from 'declined' and (k.state is null or r.naming = 'named')
      and (b.state = 'attended' or (b.state = 'placed' and b.approval_state in ('approved', 'not-needed') and case s.stage
        when 'before' then true
        when 'after' then coalesce(b.register ->> 'hasAttended', 'true') = 'true'
        else b.register ->> 'hasAttended' = 'true' end))
      and case when s.stage = 'manager'
        then (b.post_id in (select o.id from post o where o.manager_person_id = ${personId} and o.known_to = 'infinity')
            or b.agency_id in (select d.agency_id from agency_deputy d where d.person_id = ${personId})
            or b.agency_id in (
              select g.agency_id from role_grant g left join account a on a.id = g.account_id
              where g.role = 'agency-lead' and coalesce(g.person_id, a.person_id) = ${personId}))
          and ${personId} in (select m.person_id from evaluation_managers(b.id) m)
        else b.person_id = ${personId} end
  )`;
  const order = sql`x.opens_at desc, x.booking_id desc, x.stage desc`;
  const last = sql`select x.opens_at, x.booking_id, x.stage from ${all} x where x.booking_id || ' ' || x.stage = ${page.after ?? null}`;
  const after = page.after === undefined ? sql`true` : sql`(x.opens_at, x.booking_id, x.stage) < (${last})`;
  const { rows } = await sql<Row>`
    select x.* from ${all} x where ${after} order by ${order} limit ${page.limit + 1}`.execute(tx);
  return mapPage(
    await pageFound(binding, page, { rows, last, cursorOf: (row) => `${row.booking_id} ${row.stage}` }),
    (row) => ({
      bookingId: row.booking_id,
      eventId: row.event_id,
      personId: row.person_id,
      stage: row.stage,
      window: { opensAt: row.opens_at, closesAt: row.closes_at },
      ...(row.state !== null && { kept: { state: row.state, ...(row.at !== null && { at: row.at }) } }),
    }),
  );
}

/** Bookings of a person of which they have answered something by name, the latest event first. */
export async function answeredBookings(
  binding: Binding,
  personId: PersonId,
  page: PageRequest,
  readBy?: PersonId,
): Promise<Page<BookingId>> {
  const all = sql`booking b join event e on e.id = b.event_id where b.person_id = ${personId}
    and exists (select from evaluation_answer a where a.booking_id = b.id and a.stage <> 'manager'
      and (${readBy ?? null}::text is null or a.shares_plan))
    and (${readBy ?? null}::text is null or ${readBy ?? null} in (select m.person_id from evaluation_managers(b.id) m))`;
  const last = sql`select e.starts_at, b.id from ${all} and b.id = ${page.after ?? null}`;
  const after = page.after === undefined ? sql`true` : sql`(e.starts_at, b.id) < (${last})`;
  const { rows } = await sql<{ id: BookingId }>`
    select b.id from ${all} and ${after} order by e.starts_at desc, b.id desc limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), (row) => row.id);
}
