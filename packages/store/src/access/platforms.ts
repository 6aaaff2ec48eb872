import { DomainError } from '@trellis/core';
import type { AccessErrorCode, Deployment, Grant, Platform } from '@trellis/core/access';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

interface PlatformRow {
  readonly id: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly name: string | null;
  readonly state: Platform['state'];
  readonly registered_at: string;
}

interface DeploymentRow {
  readonly id: string;
  readonly registration_id: string;
  readonly deployment_id: string;
  readonly state: Deployment['state'];
  readonly vouches_for: Deployment['vouchesFor'];
  readonly serves: Deployment['serves'];
  readonly first_seen_at: string;
  readonly last_launch_at: string | null;
  readonly last_fault_at: string | null;
  readonly last_fault_code: string | null;
  readonly last_fault_message: string | null;
}

/** LMSs that this partnership invited or that have a deployment of it, oldest first, with this partnership's deployments alone. */
export async function platforms({ tx }: Binding): Promise<readonly Platform[]> {
  const found = await sql<PlatformRow>`select * from door.platforms()`.execute(tx);
  const placed = await sql<DeploymentRow>`select * from door.deployments()`.execute(tx);
  const byPlatform = Map.groupBy(placed.rows, (row) => row.registration_id);
  return found.rows.map((row) => ({
    id: row.id,
    issuer: row.issuer,
    clientId: row.client_id,
    ...(row.name === null ? {} : { name: row.name }),
    state: row.state,
    registeredAt: row.registered_at,
    deployments: (byPlatform.get(row.id) ?? []).map(deploymentOf),
  }));
}

function deploymentOf(row: DeploymentRow): Deployment {
  const { last_fault_at: at, last_fault_code: code, last_fault_message: message } = row;
  return {
    id: row.id,
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    state: row.state,
    vouchesFor: row.vouches_for,
    serves: row.serves,
    firstSeenAt: row.first_seen_at,
    ...(row.last_launch_at === null ? {} : { lastLaunchAt: row.last_launch_at }),
    ...(at === null ? {} : { lastFault: { at, code: code ?? '', message: message ?? '' } }),
  };
}

/** Keeps an invitation to connect an LMS to this partnership. */
export async function saveInvitation(
  { tx, partnershipId }: Binding,
  invitation: { readonly tokenHash: string; readonly expiresAt: string },
): Promise<void> {
  await sql`select door.add_invitation(${invitation.tokenHash}, ${partnershipId}, ${invitation.expiresAt}::timestamptz)`.execute(
    tx,
  );
}

/**
 * Puts an LMS into another state, for the whole installation. Whoever of this partnership came from one that is switched off is signed out.
 *
 * @throws `access.not-found` when another partnership invited it, or nobody
 */
export async function setPlatformState({ tx }: Binding, id: string, state: Platform['state']): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select door.set_platform_state(${id}, ${state}) as done`.execute(tx);
  if (rows[0]!.done) {
    if (state === 'deactivated')
      await sql`select door.end_sessions_of(a.id) from account a
        join door.platforms() r on r.issuer = a.issuer and r.client_id = a.client_id where r.id = ${id}`.execute(tx);
    return;
  }
  throw new DomainError<AccessErrorCode>(
    'access.not-found',
    'There is no LMS with this id that your partnership connected.',
    { id },
  );
}

/**
 * Says what a deployment may do. What is only noted about it (when it was first seen, its last launch and fault) stays as it is.
 *
 * @throws `access.not-found` when it is another partnership's, or nobody's
 */
export async function saveDeployment({ tx }: Binding, deployment: Deployment): Promise<void> {
  const { id, state, vouchesFor, serves } = deployment;
  const { rows } = await sql<{ done: boolean }>`
    select door.save_deployment(${id}, ${state}, ${vouchesFor}::text[], ${serves}::text[]) as done`.execute(tx);
  if (rows[0]!.done) return;
  throw new DomainError<AccessErrorCode>(
    'access.not-found',
    'There is no deployment with this id in your partnership.',
    { id },
  );
}

/** Keeps a single-use link that signs somebody in to this partnership. */
export async function saveSignInLink(
  { tx }: Binding,
  link: { readonly tokenHash: string; readonly name: string; readonly grant: Grant; readonly expiresAt: string },
): Promise<void> {
  const { role, agencyId } = link.grant;
  await sql`select door.add_sign_in_link(
    ${link.tokenHash}, ${link.name}, ${role}, ${agencyId ?? null}::text, ${link.expiresAt}::timestamptz)`.execute(tx);
}
