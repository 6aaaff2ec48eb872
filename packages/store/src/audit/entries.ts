import type { Actor } from '@trellis/core/access';
import type { AuditedChange, AuditStore } from '@trellis/core/audit';
import type { AuditEntry, Page, PageRequest, PersonId } from '@trellis/core';
import { sql, type Selectable } from 'kysely';
import { ahead } from '../asking/prepared.ts';
import type { Binding } from '../binding.ts';
import type { Cipher } from '../cipher.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import { ciphersFor, ciphersOf } from './person-keys.ts';
import type { AuditEntryTable } from './table.ts';

/** What of an entry may be personal. */
type AuditDetails = Pick<AuditEntry, 'before' | 'after' | 'why'>;

/**
 * Leaves audit entries, in the order given, however many; nobody waits for them to be written. What an entry about a person says of her is sealed under her key.
 * Somebody erased has no key any more, so an entry about her (that she was erased, and why) is kept in the open and must name nobody.
 */
export async function recordAll(
  binding: Binding,
  entries: readonly AuditEntry[],
  by: { readonly actor: Actor; readonly at: string },
): Promise<void> {
  if (entries.length === 0) return;
  const { tx, partnershipId } = binding;
  const ciphers = await ciphersFor(
    binding,
    entries.map((entry) => entry.personId).filter((id) => id !== undefined),
  );
  const rows = entries.map((entry, place) => ({
    place,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    person_id: entry.personId,
    ...sealedOrNot(entry, ciphers),
  }));
  const given = incoming(rows, {
    place: 'int',
    action: 'text',
    subject_kind: 'text',
    subject_id: 'text',
    person_id: 'text',
    details: 'json',
    sealed: 'text',
  });
  await sql`${ahead('record_audit_entries')}
    insert into audit_entry (partnership_id, at, actor_kind, actor_id, action, subject_kind, subject_id, person_id, details, sealed)
    select ${partnershipId}, ${by.at}::timestamptz, ${by.actor.kind}, ${by.actor.id}, action, subject_kind, subject_id, person_id, details, sealed
    from ${given} i order by place`.execute(tx);
}

function sealedOrNot({ before, after, why, personId }: AuditEntry, ciphers: ReadonlyMap<string, Cipher>) {
  if (before === undefined && after === undefined && why === undefined) return {};
  const details: AuditDetails = { before, after, why };
  const cipher = personId === undefined ? undefined : ciphers.get(personId);
  return cipher === undefined ? { details } : { sealed: cipher.seal(JSON.stringify(details)) };
}

/** A page of audit entries, newest first, as far as they can still be read. */
export async function entries(
  binding: Binding,
  filter: Parameters<AuditStore['entries']>[0],
  page: PageRequest,
): Promise<Page<AuditedChange>> {
  const conditions = [sql`true`];
  if (filter.personId !== undefined) conditions.push(sql`person_id = ${filter.personId}`);
  if (filter.action !== undefined) conditions.push(sql`action = ${filter.action}`);
  if (filter.from !== undefined) conditions.push(sql`at >= ${filter.from}::timestamptz`);
  if (filter.to !== undefined) conditions.push(sql`at < ${filter.to}::timestamptz`);
  // As text, since what was never a number is no cursor either.
  const last = sql`select at, id from audit_entry where id::text = ${page.after ?? null}`;
  if (page.after !== undefined) conditions.push(sql`(at, id) < (${last})`);
  const { rows } = await sql<Selectable<AuditEntryTable>>`
    select * from audit_entry where ${sql.join(conditions, sql` and `)} order by at desc, id desc limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  const found = await pageFound(binding, page, { rows, last, cursorOf: (row) => String(row.id) });
  const ciphers = await ciphersOf(
    binding,
    found.rows.map((row) => row.person_id).filter((id) => id !== null),
  );
  return mapPage(found, (row) => changeOf(row, ciphers));
}

function changeOf(row: Selectable<AuditEntryTable>, ciphers: ReadonlyMap<string, Cipher>): AuditedChange {
  const cipher = row.person_id === null ? undefined : ciphers.get(row.person_id);
  const opened = row.sealed === null ? row.details : cipher && JSON.parse(cipher.open(row.sealed));
  return {
    id: String(row.id),
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    ...(row.person_id === null ? {} : { personId: row.person_id as PersonId }),
    ...(opened as AuditDetails | null | undefined),
    sealed: row.sealed !== null && cipher === undefined,
  };
}
