import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Notes that a deployment was launched, for its administrator's list. */
export async function noteLaunch(app: Kysely<Tables>, deployment: string, at: string): Promise<void> {
  await sql`select door.note_launch(${deployment}, ${at}::timestamptz)`.execute(app);
}

/** A refused launch, in words for an administrator. Names nobody and quotes no token. */
export interface LaunchFault {
  readonly registrationId: string;
  /** The platform's name for the deployment; absent when the launch did not come so far: then all of the registration's show it. */
  readonly deploymentId?: string | undefined;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** Notes that a launch was refused, in place of the fault before. */
export async function noteFault(
  app: Kysely<Tables>,
  { registrationId, deploymentId, at, code, message }: LaunchFault,
): Promise<void> {
  await sql`select door.note_fault(${registrationId}, ${deploymentId ?? null}::text, ${at}::timestamptz, ${code}, ${message})`.execute(
    app,
  );
}
