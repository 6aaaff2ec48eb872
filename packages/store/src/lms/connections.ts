import { DomainError } from '@trellis/core';
import type { Connection, LmsErrorCode, LmsStore, OwnRegistration } from '@trellis/core/lms';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

interface ConnectionRow {
  readonly id: string;
  readonly name: string;
  readonly state: Connection['state'];
  readonly vouches_for: Connection['trust']['vouchesFor'];
  readonly serves: Connection['trust']['serves'];
  readonly registration_id: string | null;
  readonly site: Connection['site'] | null;
  readonly created_at: string;
  readonly code_expires_at: string;
  readonly connected_at: string | null;
  readonly last_event_at: string | null;
  readonly last_reconciled_at: string | null;
  readonly clock_ahead_seconds: number | null;
}

/** Connections of this partnership, newest first, or the one of an id. */
export async function connections({ tx }: Binding, id?: string): Promise<readonly Connection[]> {
  const { rows } = await sql<ConnectionRow>`select * from door.connections(${id ?? null}::text)`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    trust: { vouchesFor: row.vouches_for, serves: row.serves },
    ...(row.registration_id === null ? {} : { registrationId: row.registration_id }),
    ...(row.site === null || row.site === undefined ? {} : { site: row.site }),
    createdAt: row.created_at,
    codeExpiresAt: row.code_expires_at,
    ...(row.connected_at === null ? {} : { connectedAt: row.connected_at }),
    ...(row.last_event_at === null ? {} : { lastEventAt: row.last_event_at }),
    ...(row.last_reconciled_at === null ? {} : { lastReconciledAt: row.last_reconciled_at }),
    ...(row.clock_ahead_seconds === null ? {} : { clockAheadSeconds: row.clock_ahead_seconds }),
  }));
}

/** Keeps a new connection with the hash of its code. */
export async function addConnection({ tx }: Binding, connection: Connection, codeHash: string): Promise<void> {
  const { id, name, trust, codeExpiresAt, createdAt } = connection;
  await sql`select door.add_connection(${id}, ${name}, ${trust.vouchesFor}::text[], ${trust.serves}::text[], ${codeHash},
    ${codeExpiresAt}::timestamptz, ${createdAt}::timestamptz)`.execute(tx);
}

/**
 * Changes what an administrator says of a connection.
 *
 * @throws `lms.not-found` when it is another partnership's, or nobody's
 */
export async function saveConnection(
  { tx }: Binding,
  { id, name, state, trust }: Parameters<LmsStore['saveConnection']>[0],
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select door.save_connection(${id}, ${name}, ${state}, ${trust.vouchesFor}::text[], ${trust.serves}::text[]) as done`.execute(
    tx,
  );
  if (rows[0]!.done) return;
  throw new DomainError<LmsErrorCode>('lms.not-found', 'There is no connection with this id in your partnership.', {
    id,
  });
}

/** Notes when and how a connection was heard from; an earlier moment than is noted changes nothing. */
export async function noteHeard(
  { tx }: Binding,
  id: string,
  heard: Parameters<LmsStore['noteHeard']>[1],
): Promise<void> {
  const { lastEventAt, lastReconciledAt, clockAheadSeconds, site } = heard;
  await sql`select door.note_heard(${id}, ${lastEventAt ?? null}::timestamptz, ${lastReconciledAt ?? null}::timestamptz,
    ${clockAheadSeconds ?? null}::int, ${site === undefined ? null : JSON.stringify(site)}::json)`.execute(tx);
}

/** Uses up a code: of any number who do at the same moment, one gets true. */
export async function openConnection(
  { tx, cipher }: Binding,
  id: string,
  secret: string,
  { site, connectedAt }: Parameters<LmsStore['openConnection']>[2],
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select door.open_connection(${id}, ${cipher.seal(secret)}, ${JSON.stringify(site)}::json, ${connectedAt}::timestamptz) as done`.execute(
    tx,
  );
  return rows[0]!.done;
}

/** Keeps an invitation to register for the plugin of a connection. */
export async function saveConnectionInvitation(
  { tx }: Binding,
  { tokenHash, connectionId, expiresAt }: Parameters<LmsStore['saveConnectionInvitation']>[0],
): Promise<void> {
  await sql`select door.add_connection_invitation(${tokenHash}, ${connectionId}, ${expiresAt}::timestamptz)`.execute(
    tx,
  );
}

/** Issuer, client and state of a registration of this partnership. */
export async function registration({ tx }: Binding, id: string): ReturnType<LmsStore['registration']> {
  const { rows } = await sql<{ issuer: string; clientId: string; state: string }>`
    select f ->> 'issuer' as issuer, f ->> 'clientId' as "clientId", f ->> 'state' as state
    from door.registration_of_partnership(${id}) f`.execute(tx);
  return rows[0];
}

/** Every registration of this partnership that a connection's plugin ever made, oldest first. */
export async function registrationsOf({ tx }: Binding, connectionId: string): Promise<readonly OwnRegistration[]> {
  const { rows } = await sql<OwnRegistration>`
    select id, issuer, client_id as "clientId", state from door.registrations_of_connection(${connectionId})`.execute(
    tx,
  );
  return rows;
}

/** Every registration of this partnership that a connection's LMS ever made, whatever its code, oldest first. */
export async function registrationsOfSite({ tx }: Binding, connectionId: string): Promise<readonly OwnRegistration[]> {
  const { rows } = await sql<OwnRegistration>`
    select id, issuer, client_id as "clientId", state from door.registrations_of_site(${connectionId})`.execute(tx);
  return rows;
}

/** The registration of this partnership with an issuer and client: the one that an account belongs to. */
export async function registrationOf({ tx }: Binding, issuer: string, clientId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from door.platforms() where issuer = ${issuer} and client_id = ${clientId}`.execute(tx);
  return rows[0]?.id;
}
