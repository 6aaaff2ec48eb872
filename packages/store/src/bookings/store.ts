import type { BookingId, PersonId } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import type { AccessNeeds, AgencyDeputy, Booking, BookingsStore } from '@trellis/core/bookings';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import { postIsSeen } from '../sight.ts';
import { bookingOf, columns, rowOf } from './rows.ts';
import type { BookingTable } from './table.ts';

type Row = Selectable<BookingTable>;

/** The bookings of one partnership. */
export function createBookingsStore(binding: Binding): BookingsStore {
  const { tx, partnershipId } = binding;
  const find = async (condition: RawBuilder<unknown>): Promise<readonly Booking[]> =>
    (await sql<Row>`select * from booking where ${condition} order by event_id, position`.execute(tx)).rows.map(
      bookingOf,
    );
  return {
    booking: async (id) => (await find(sql`id = ${id}`))[0],
    bookings: async (ids) => (ids.length === 0 ? [] : await find(sql`id = any(${ids})`)),
    ofEvent: (eventId) => find(sql`event_id = ${eventId}`),
    live: async (personId, eventIds) =>
      eventIds.length === 0
        ? []
        : await find(sql`person_id = ${personId} and event_id = any(${eventIds}) and state <> 'cancelled'`),
    save: (bookings) => save(binding, bookings),
    list: (filter, page) => list(binding, filter, page),
    toApprove: (filter, page) => toApprove(binding, filter, page),
    async needsOf(ids) {
      if (ids.length === 0) return new Map();
      const rows = await tx.selectFrom('booking_need').selectAll().where('booking_id', 'in', ids).execute();
      return new Map(
        rows.map(({ booking_id, kinds, note }) => [
          booking_id as BookingId,
          { kinds: kinds as AccessNeeds['kinds'], ...(note !== null && { note }) },
        ]),
      );
    },
    async saveNeeds(id, { kinds, note }) {
      const content = { kinds, note: note ?? null };
      await tx
        .insertInto('booking_need')
        .values({ partnership_id: partnershipId, booking_id: id, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'booking_id']).doUpdateSet(content))
        .execute();
    },
    async removeNeeds(ids) {
      if (ids.length > 0) await tx.deleteFrom('booking_need').where('booking_id', 'in', ids).execute();
    },
    async forgetNeeds(before) {
      await sql`
        delete from booking_need n using booking b, event e where b.id = n.booking_id and e.id = b.event_id
          and (b.state = 'cancelled' or e.state = 'cancelled' or e.ends_at < ${before}::timestamptz)`.execute(tx);
    },
    async leadsOf(agencyId) {
      const { rows } = await sql<{ person_id: PersonId }>`
        select coalesce(g.person_id, a.person_id) as person_id from role_grant g left join account a on a.id = g.account_id
        where g.role = 'agency-lead' and g.agency_id = ${agencyId} and coalesce(g.person_id, a.person_id) is not null
        group by 1 order by 1`.execute(tx);
      return rows.map((row) => row.person_id);
    },
    async deputies() {
      const rows = await tx.selectFrom('agency_deputy').selectAll().orderBy('agency_id').execute();
      return rows.map(({ agency_id, person_id }) => ({ agencyId: agency_id, personId: person_id }) as AgencyDeputy);
    },
    async saveDeputy({ agencyId, personId }) {
      await tx
        .insertInto('agency_deputy')
        .values({ partnership_id: partnershipId, agency_id: agencyId, person_id: personId })
        .onConflict((conflict) =>
          conflict.columns(['partnership_id', 'agency_id']).doUpdateSet({ person_id: personId }),
        )
        .execute();
    },
    async removeDeputy(agencyId) {
      await tx.deleteFrom('agency_deputy').where('agency_id', '=', agencyId).execute();
    },
  };
}

async function save({ tx, partnershipId }: Binding, bookings: readonly Booking[]): Promise<void> {
  if (bookings.length === 0) return;
  const names = Object.keys(columns);
  const list = sql.raw(names.join(', '));
  const changes = sql.raw(
    names
      .filter((name) => name !== 'id')
      .map((name) => `${name} = excluded.${name}`)
      .join(', '),
  );
  // Those that end are written first: one person has one live booking of an event, also while another takes over.
  await sql`
    insert into booking (partnership_id, ${list})
    select ${partnershipId}, ${list} from ${incoming(bookings.map(rowOf), columns)} as given
    order by given.state <> 'cancelled', given.position
    on conflict (partnership_id, id) do update set ${changes}`.execute(tx);
}

function isWithin(scope: AgencyScope): RawBuilder<unknown> {
  return scope.all ? sql`true` : sql`b.agency_id = any(${scope.agencyIds})`;
}

async function list(
  binding: Binding,
  { personId, eventId, agencyId, sight, state, from, when }: Parameters<BookingsStore['list']>[0],
  page: Parameters<BookingsStore['list']>[1],
): ReturnType<BookingsStore['list']> {
  const { tx, timeZone, now } = binding;
  const conditions = [sql`true`];
  if (personId !== undefined) conditions.push(sql`b.person_id = ${personId}`);
  if (eventId !== undefined) conditions.push(sql`b.event_id = ${eventId}`);
  if (agencyId !== undefined) conditions.push(sql`b.agency_id = ${agencyId}`);
  if (sight !== undefined && !sight.all)
    conditions.push(sql`exists (
      select from post o where o.id = b.post_id and o.known_to = 'infinity' and ${postIsSeen(sight)})`);
  if (state !== undefined) conditions.push(sql`b.state = ${state}`);
  if (from !== undefined) conditions.push(sql`e.ends_at >= (${from}::date)::timestamp at time zone ${timeZone}`);
  const isUpcoming = sql`(b.state in ('placed', 'waiting', 'offered') and e.ends_at > ${now}::timestamptz)`;
  if (when !== undefined) conditions.push(when === 'upcoming' ? isUpcoming : sql`not ${isUpcoming}`);
  const all = sql`booking b join event e on e.id = b.event_id where ${sql.join(conditions, sql` and `)}`;
  const last = sql`select e.starts_at, b.position, b.id from ${all} and b.id = ${page.after ?? null}`;
  // What is to come is read from today on, what was from today back.
  const isSoonestFirst = when === 'upcoming' || from !== undefined;
  const [beyond, way] = isSoonestFirst ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  const after = page.after === undefined ? sql`true` : sql`(e.starts_at, b.position, b.id) ${beyond} (${last})`;
  const order = sql`e.starts_at ${way}, b.position ${way}, b.id ${way}`;
  const { rows } = await sql<Row>`
    select b.* from ${all} and ${after} order by ${order} limit ${page.limit + 1}`.execute(tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), bookingOf);
}

async function toApprove(
  binding: Binding,
  { askedOf, scope, except }: Parameters<BookingsStore['toApprove']>[0],
  page: Parameters<BookingsStore['toApprove']>[1],
): ReturnType<BookingsStore['toApprove']> {
  const isHers = askedOf === undefined ? sql`false` : sql`b.approval_asked_of = ${askedOf}`;
  const all = sql`booking b where b.approval_state = 'asked' and b.state in ('placed', 'waiting', 'offered')
    and (${isHers} or ${isWithin(scope)}) and b.person_id is distinct from ${except ?? null}`;
  const order = sql`coalesce(b.answer_by_on, 'infinity'), b.asked_at, b.id`;
  const last = sql`select ${order} from ${all} and b.id = ${page.after ?? null}`;
  const after = page.after === undefined ? sql`true` : sql`(${order}) > (${last})`;
  const { rows } = await sql<Row>`
    select b.* from ${all} and ${after} order by ${order} limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), bookingOf);
}
