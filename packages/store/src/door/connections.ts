import type { Connection } from '@trellis/core/lms';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { ToolRegistration } from './tool-shapes.ts';

/** What is needed of a connection before its messages are believed. */
export interface KnownConnection {
  readonly id: string;
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly state: Connection['state'];
  /** What its plugin signs with, sealed by the installation's cipher; absent until its code has been used. */
  readonly sealedSecret?: string;
  readonly registrationId?: string;
  readonly clockAheadSeconds?: number;
}

/** The connection of an id that a message carries; undefined when there is none. */
export async function connectionOf(app: Kysely<Tables>, connectionId: string): Promise<KnownConnection | undefined> {
  const { rows } = await sql<{
    id: string;
    partnership_id: number;
    state: Connection['state'];
    sealed_secret: string | null;
    registration_id: string | null;
    clock_ahead_seconds: number | null;
  }>`select * from door.connection_of(${connectionId})`.execute(app);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      partnershipId: row.partnership_id,
      state: row.state,
      ...(row.sealed_secret === null ? {} : { sealedSecret: row.sealed_secret }),
      ...(row.registration_id === null ? {} : { registrationId: row.registration_id }),
      ...(row.clock_ahead_seconds === null ? {} : { clockAheadSeconds: row.clock_ahead_seconds }),
    }
  );
}

/**
 * The connection that a code opens; undefined when nobody knows the code, or it was used or has expired.
 *
 * @param codeHash - SHA-256 of the code, in hex
 */
export async function connectionByCode(
  app: Kysely<Tables>,
  codeHash: string,
  now: string,
): Promise<Pick<KnownConnection, 'id' | 'partnershipId'> | undefined> {
  const { rows } = await sql<{ id: string; partnershipId: number }>`
    select id, partnership_id as "partnershipId" from door.connection_by_code(${codeHash}, ${now}::timestamptz)`.execute(
    app,
  );
  return rows[0];
}

/**
 * Notes that a signature was used: of any number of calls with the same one, the first is true. It is known for 15 minutes.
 *
 * @param signatureHash - SHA-256 of the signature, in hex
 */
export async function spendSignature(
  app: Kysely<Tables>,
  connectionId: string,
  signatureHash: string,
  now: string,
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    select door.use_signature(${connectionId}, ${signatureHash}, ${now}::timestamptz) as "isNew"`.execute(app);
  return rows[0]!.isNew;
}

/**
 * A registration with its addresses, as the tool's services need it; undefined when it is another partnership's.
 *
 * @param tx - a transaction in the partnership
 */
export async function registrationOfPartnership(
  tx: Kysely<Tables>,
  registrationId: string,
): Promise<ToolRegistration | undefined> {
  const { rows } = await sql<{ registration: ToolRegistration }>`
    select registration from door.registration_of_partnership(${registrationId}) registration`.execute(tx);
  return rows[0]?.registration;
}
