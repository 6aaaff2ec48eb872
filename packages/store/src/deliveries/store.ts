import type { Delivery, DeliveriesStore } from '@trellis/core/deliveries';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import { schedulesPart } from './schedules.ts';
import type { ReportDeliveryTable } from './table.ts';

type Row = Omit<Selectable<ReportDeliveryTable>, 'partnership_id'>;

/** Schedules of one partnership's reports, and the letters about them. */
export function createDeliveriesStore(binding: Binding): DeliveriesStore {
  const { tx } = binding;
  return {
    ...schedulesPart(binding),
    async reportsToWrite(formats) {
      const { rows } = await sql<{ id: string }>`
        select id from report r where state = 'published' and (
          select count(*) from report_file f
          where f.report_id = r.id and f.format = any(${formats})) < ${formats.length}
        order by signed_at, id`.execute(tx);
      return rows.map(({ id }) => id);
    },
    enqueue: (deliveries) => enqueue(binding, deliveries),
    async takeDeliveries(at, leaseUntil, filesSince, limit) {
      const { rows } = await sql<Row>`
        update report_delivery set tries = tries + 1, try_at = ${leaseUntil}::timestamptz
        where (partnership_id, id) in (
          select partnership_id, id from report_delivery d
          where try_at <= ${at}::timestamptz and try_at < 'infinity'
            and not exists (
              select from report_schedule s
              where s.partnership_id = d.partnership_id and s.id = d.schedule_id and s.is_paused)
            and (d.asked_at <= ${filesSince}::timestamptz or not exists (
              select from unnest(d.formats) wanted where not exists (
                select from report_file f
                where f.partnership_id = d.partnership_id and f.report_id = d.report_id and f.format = wanted)))
          order by try_at, position limit ${limit} for no key update skip locked)
        returning *`.execute(tx);
      return rows.map(deliveryOf);
    },
    async delivery(id) {
      const row = await tx
        .selectFrom('report_delivery')
        .selectAll()
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row && deliveryOf(row);
    },
    async saveDelivery(delivery, tryAt) {
      await tx
        .updateTable('report_delivery')
        .set({
          state: delivery.state,
          try_at: tryAt ?? 'infinity',
          sent_at: delivery.sentAt ?? null,
          tries: delivery.tries,
          fault: delivery.fault ?? null,
        })
        .where('id', '=', delivery.id)
        .execute();
    },
    async forgetDeliveries(before) {
      await sql`delete from report_delivery where state <> 'waiting' and asked_at < ${before}::timestamptz`.execute(tx);
    },
    async deliveries({ scheduleId }, page) {
      const isMeant = scheduleId === undefined ? sql`true` : sql`d.schedule_id = ${scheduleId}`;
      const last = sql`select position from report_delivery d where d.id = ${page.after ?? null} and ${isMeant}`;
      const after = page.after === undefined ? sql`true` : sql`d.position < (${last})`;
      const { rows } = await sql<Row & { readonly title: string }>`
        select d.*, r.title from report_delivery d join report r on r.partnership_id = d.partnership_id and r.id = d.report_id
        where ${isMeant} and ${after} order by d.position desc limit ${page.limit + 1}`.execute(tx);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), (row) => ({
        ...deliveryOf(row),
        reportTitle: row.title,
      }));
    },
  };
}

async function enqueue({ tx, partnershipId }: Binding, deliveries: readonly Delivery[]): Promise<number> {
  if (deliveries.length === 0) return 0;
  const given = deliveries.map((each) => ({
    id: each.id,
    report_id: each.reportId,
    schedule_id: each.scheduleId,
    purpose: each.purpose,
    recipient_name: each.recipient.name,
    email: each.recipient.email,
    formats: each.formats,
    asked_at: each.askedAt,
  }));
  // A schedule may name an address twice; it has one letter.
  const { rows } = await sql`
    insert into report_delivery as known
      (partnership_id, id, report_id, schedule_id, purpose, recipient_name, email, formats, state, asked_at, try_at)
    select distinct on (i.report_id, i.purpose, lower(i.email))
      ${partnershipId}::int, i.id, i.report_id, i.schedule_id, i.purpose, i.recipient_name, i.email, i.formats, 'waiting', i.asked_at, i.asked_at
    from ${incoming(given, {
      id: 'text',
      report_id: 'text',
      schedule_id: 'text',
      purpose: 'text',
      recipient_name: 'text',
      email: 'text',
      formats: 'text[]',
      asked_at: 'timestamptz',
    })} i
    order by i.report_id, i.purpose, lower(i.email)
    on conflict (partnership_id, report_id, purpose, lower(email)) do update
      set state = 'waiting', tries = 0, fault = null, sent_at = null, try_at = excluded.try_at, formats = excluded.formats
      where known.state in ('failed', 'kept')
    returning 1`.execute(tx);
  return rows.length;
}

function deliveryOf(row: Row): Delivery {
  return {
    id: row.id,
    reportId: row.report_id,
    ...(row.schedule_id === null ? {} : { scheduleId: row.schedule_id }),
    purpose: row.purpose,
    recipient: { name: row.recipient_name, email: row.email },
    formats: row.formats as Delivery['formats'],
    state: row.state,
    askedAt: row.asked_at,
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    tries: row.tries,
    ...(row.fault === null ? {} : { fault: row.fault }),
  };
}
