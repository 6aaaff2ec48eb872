import { randomUUID } from 'node:crypto';
import type { BookingId, EventId, Page, PageRequest } from '@trellis/core';
import type { Notice, NoticeAsked, NoticeCounts, NoticeListed, NoticesStore } from '@trellis/core/notices';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { NoticeTable } from './table.ts';

type Row = Omit<Selectable<NoticeTable>, 'partnership_id'>;

interface RowListed extends Row {
  readonly given_name: string;
  readonly family_name: string;
  readonly title: string | null;
  readonly report_title: string | null;
  readonly starts_at: string | null;
}

/** What people of one partnership are told. */
export function createNoticesStore(binding: Binding): NoticesStore {
  return {
    enqueue: (notices) => enqueue(binding, notices),
    notice: (id) => notice(binding, id),
    saveNotice: (saved, tryAt) => saveNotice(binding, saved, tryAt),
    removeNotice: (id) => removeNotice(binding, id),
    takeNotices: (at, leaseUntil, limit) => takeNotices(binding, at, leaseUntil, limit),
    retryNotices: () => retryNotices(binding),
    listNotices: (filter, page) => listNotices(binding, filter, page),
    noticeCounts: () => noticeCounts(binding),
    withdraw: async (bookingId, kind) => {
      await sql`delete from notice where booking_id = ${bookingId} and kind = ${kind} and state in ('waiting', 'failed', 'unaddressed')`.execute(
        binding.tx,
      );
    },
    withdrawFrom: async (personId, eventId, kind) => {
      const { numAffectedRows } = await sql`
        delete from notice where event_id = ${eventId} and person_id = ${personId} and kind = ${kind} and state = 'waiting' and tries = 0`.execute(
        binding.tx,
      );
      return (numAffectedRows ?? 0n) > 0n;
    },
    forgetNotices: async (before) => {
      await sql`delete from notice where state in ('sent', 'kept') and due_at < ${before}::timestamptz`.execute(
        binding.tx,
      );
    },
    remindOfRegisters: (at) => remindOfRegisters(binding, at),
  };
}

function noticeOf(row: Row): Notice {
  return {
    id: row.id,
    kind: row.kind,
    personId: row.person_id as Notice['personId'],
    ...(row.booking_id === null ? {} : { bookingId: row.booking_id as BookingId }),
    ...(row.event_id === null ? {} : { eventId: row.event_id as EventId }),
    ...(row.about_id === null ? {} : { aboutId: row.about_id }),
    ...(row.session === null ? {} : { session: row.session }),
    sequence: row.sequence,
    state: row.state,
    dueAt: row.due_at,
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    tries: row.tries,
    ...(row.fault === null ? {} : { fault: row.fault }),
  };
}

async function enqueue({ tx, partnershipId, now }: Binding, asked: readonly NoticeAsked[]): Promise<void> {
  if (asked.length === 0) return;
  const given = asked.map((each) => ({
    id: randomUUID(),
    kind: each.kind,
    person_id: each.personId,
    booking_id: each.bookingId,
    event_id: each.eventId,
    about_id: each.aboutId,
    session: each.session,
    sequence: each.sequence,
    due_at: each.dueAt ?? now,
  }));
  await sql`
    insert into notice (partnership_id, id, kind, person_id, booking_id, event_id, about_id, session, sequence, state, due_at, try_at)
    select ${partnershipId}, i.id, i.kind, i.person_id, i.booking_id, i.event_id, i.about_id, i.session, i.sequence, 'waiting', i.due_at, i.due_at
    from ${incoming(given, {
      id: 'text',
      kind: 'text',
      person_id: 'text',
      booking_id: 'text',
      event_id: 'text',
      about_id: 'text',
      session: 'int',
      sequence: 'int',
      due_at: 'timestamptz',
    })} i
    on conflict do nothing`.execute(tx);
}

async function notice({ tx }: Binding, id: string): Promise<Notice | undefined> {
  const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && noticeOf(row);
}

async function saveNotice({ tx }: Binding, saved: Notice, tryAt: string | undefined): Promise<void> {
  await tx
    .updateTable('notice')
    .set({
      state: saved.state,
      try_at: tryAt ?? 'infinity',
      sent_at: saved.sentAt ?? null,
      tries: saved.tries,
      fault: saved.fault ?? null,
    })
    .where('id', '=', saved.id)
    .execute();
}

async function removeNotice({ tx }: Binding, id: string): Promise<void> {
  await tx.deleteFrom('notice').where('id', '=', id).execute();
}

async function takeNotices({ tx }: Binding, at: string, leaseUntil: string, limit: number): Promise<readonly Notice[]> {
  const { rows } = await sql<Row>`
    with due as materialized (
      select id from notice where try_at <= ${at}::timestamptz and try_at < 'infinity' order by try_at, id limit ${limit}
      for no key update skip locked
    )
    update notice n set tries = n.tries + 1, try_at = ${leaseUntil}::timestamptz from due where n.id = due.id
    returning n.*`.execute(tx);
  return rows.map(noticeOf);
}

async function retryNotices({ tx, now }: Binding): Promise<number> {
  const { numAffectedRows } = await sql`
    update notice set state = 'waiting', tries = 0, fault = null, try_at = ${now}::timestamptz
    where state in ('failed', 'unaddressed')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

async function listNotices(
  binding: Binding,
  { state }: { readonly state?: Notice['state'] | undefined },
  page: PageRequest,
): Promise<Page<NoticeListed>> {
  const isMeant = state === undefined ? sql`n.due_at <= ${binding.now}::timestamptz` : sql`n.state = ${state}`;
  const last = sql`select n.needs_person, n.due_at, n.id from notice n where n.id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(n.needs_person, n.due_at, n.id) < (${last})`;
  const { rows } = await sql<RowListed>`
    select n.*, p.given_name, p.family_name, c.title, r.title as report_title, e.starts_at
    from (select * from notice n where ${isMeant} and ${after} order by n.needs_person desc, n.due_at desc, n.id desc limit ${page.limit + 1}) n
    join person p on p.id = n.person_id
    left join booking b on b.id = n.booking_id
    left join observation o on o.id = n.about_id
    left join course_review v on v.id = n.about_id
    left join endorsement d on d.id = n.about_id
    left join report r on r.id = n.about_id
    left join event e on e.id = coalesce(b.event_id, n.event_id, o.event_id)
    left join course c on c.id = coalesce(e.course_id, v.course_id, d.course_id)
    order by n.needs_person desc, n.due_at desc, n.id desc`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), (row) => ({
    ...noticeOf(row),
    givenName: row.given_name,
    familyName: row.family_name,
    ...(row.title === null ? {} : { courseTitle: row.title }),
    ...(row.report_title === null ? {} : { reportTitle: row.report_title }),
    ...(row.starts_at === null ? {} : { startsAt: row.starts_at }),
  }));
}

async function noticeCounts({ tx }: Binding): Promise<NoticeCounts> {
  const { rows } = await sql<{ state: Notice['state']; n: number }>`
    select state, count(*) as n from notice group by state`.execute(tx);
  const counted = Object.fromEntries(rows.map((row) => [row.state, row.n]));
  return { waiting: 0, sent: 0, kept: 0, failed: 0, unaddressed: 0, ...counted };
}

async function remindOfRegisters(binding: Binding, at: string): Promise<number> {
  const { rows } = await sql<{ event_id: string; person_id: string; sequence: number }>`
    select * from registers_to_remind(${at}::timestamptz)`.execute(binding.tx);
  const asked = rows.map((row) => ({
    kind: 'register-reminder' as const,
    personId: row.person_id as Notice['personId'],
    eventId: row.event_id as EventId,
    sequence: row.sequence,
  }));
  await enqueue(binding, asked);
  return asked.length;
}
