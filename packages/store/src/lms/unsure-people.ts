import type { Page, PageRequest } from '@trellis/core';
import type { LmsStore, UnsurePerson } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { UnsurePersonTable } from './table.ts';

type Row = Selectable<UnsurePersonTable>;

function unsurePersonOf(row: Row): UnsurePerson {
  return {
    id: row.id,
    registrationId: row.registration_id,
    subject: row.subject,
    said: row.said,
    heardFrom: row.heard_from,
    state: row.state,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  };
}

/** One unsure person by her id. */
export async function unsurePerson({ tx }: Binding, id: string): Promise<UnsurePerson | undefined> {
  const row = await tx.selectFrom('unsure_person').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unsurePersonOf(row);
}

/** Unsure people by what their LMS calls them. */
export async function unsurePeopleBy(
  { tx }: Binding,
  registrationId: string,
  subjects: readonly string[],
): Promise<readonly UnsurePerson[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<Row>`
    select * from unsure_person where registration_id = ${registrationId} and subject = any(${subjects})`.execute(tx);
  return rows.map(unsurePersonOf);
}

/**
 * Makes unsure people what they are given as, in one statement. A roster and an event may name the same user at the same moment: then the id and
 * the first sight of whoever was stored first stay.
 */
export async function saveUnsurePeople({ tx, partnershipId }: Binding, people: readonly UnsurePerson[]): Promise<void> {
  if (people.length === 0) return;
  const given = people.map((each) => ({
    id: each.id,
    registration_id: each.registrationId,
    subject: each.subject,
    said: each.said,
    heard_from: each.heardFrom,
    state: each.state,
    first_seen_at: each.firstSeenAt,
    last_seen_at: each.lastSeenAt,
    decided_at: each.decidedAt,
  }));
  await sql`
    insert into unsure_person (partnership_id, id, registration_id, subject, said, heard_from, state, first_seen_at, last_seen_at, decided_at)
    select ${partnershipId}, i.id, i.registration_id, i.subject, i.said, i.heard_from, i.state, i.first_seen_at, i.last_seen_at, i.decided_at
    from ${incoming(given, {
      id: 'text',
      registration_id: 'text',
      subject: 'text',
      said: 'json',
      heard_from: 'text',
      state: 'text',
      first_seen_at: 'timestamptz',
      last_seen_at: 'timestamptz',
      decided_at: 'timestamptz',
    })} i
    order by i.registration_id, i.subject
    on conflict (partnership_id, registration_id, subject) do update set said = excluded.said, heard_from = excluded.heard_from,
      state = excluded.state, last_seen_at = excluded.last_seen_at, decided_at = excluded.decided_at`.execute(tx);
}

/** Forgets an unsure person, with all that her LMS said of her. */
export async function removeUnsurePerson({ tx }: Binding, registrationId: string, subject: string): Promise<void> {
  await tx
    .deleteFrom('unsure_person')
    .where('registration_id', '=', registrationId)
    .where('subject', '=', subject)
    .execute();
}

/** Forgets who is undecided, was last named before a moment and has no fact that waits for them. */
export async function forgetUnsure({ tx }: Binding, before: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from unsure_person u where u.state = 'open' and u.last_seen_at < ${before}::timestamptz and not exists (
      select from lms_fact f where f.registration_id = u.registration_id and f.subject = u.subject and f.waits_for_person)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Unsure people with the number of their facts, newest first; of the open ones those that a roster named, or for whom a fact waits. */
export async function listUnsurePeople(
  binding: Binding,
  { state }: Parameters<LmsStore['listUnsurePeople']>[0],
  page: PageRequest,
): Promise<Page<UnsurePerson & { readonly facts: number }>> {
  const hers = sql`f.registration_id = u.registration_id and f.subject = u.subject`;
  // Not `exists`: PostgreSQL would gather everybody for whom a fact waits before it looks at the first of a page.
  const isMeant = sql`${state === undefined ? sql`true` : sql`u.state = ${state}`}
    and (u.state <> 'open' or u.heard_from = 'roster' or (select true from lms_fact f where ${hers} and f.waits_for_person limit 1))`;
  const last = sql`select u.first_seen_at, u.id from unsure_person u where u.id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(u.first_seen_at, u.id) < (${last})`;
  const { rows } = await sql<Row & { readonly facts: number }>`
    select u.*, (select count(*) from lms_fact f where ${hers}) as facts
    from (select * from unsure_person u where ${isMeant} and ${after} order by u.first_seen_at desc, u.id desc limit ${page.limit + 1}) u
    order by u.first_seen_at desc, u.id desc`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), (row) => ({
    ...unsurePersonOf(row),
    facts: row.facts,
  }));
}
