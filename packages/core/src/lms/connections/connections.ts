import { hoursAfter, insistOnAdministrator, insistOnAgencies, INVITATION_HOURS } from '../../access/index.ts';
import { record, type Context } from '../../context.ts';
import { connectionOfActor } from './connected.ts';
import type { ConnectionStatus } from '../plugin-answers.ts';
import { codeSpent, notThere } from '../refusals.ts';
import type { Connection, ConnectionTrust, LmsSite } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** For how many hours a connection code can be used: a week. */
const CONNECTION_CODE_HOURS = 168;

/**
 * The plugins that may tell us what happens in their LMSs, newest first.
 *
 * @throws `access.not-permitted`
 */
export async function connections(ctx: Context<LmsStores>): Promise<readonly Connection[]> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.lms.connections();
}

/**
 * Makes ready for the plugin of one LMS. Whoever calls makes the code, shows it once, and hands over its hash only.
 *
 * @param input.trust - what the LMS may say of people, and for which agencies
 * @param input.codeHash - SHA-256 of the code, lower-case hex
 * @throws `access.not-permitted`, `access.not-found` for an agency that does not exist
 */
export async function createConnection(
  ctx: Context<LmsStores>,
  input: { readonly name: string; readonly trust: ConnectionTrust; readonly codeHash: string },
): Promise<Connection> {
  insistOnAdministrator(ctx.actor);
  const { name, trust, codeHash } = input;
  await insistOnAgencies(ctx, trust);
  const connection: Connection = {
    id: ctx.newId(),
    name,
    state: 'invited',
    trust,
    createdAt: ctx.now,
    codeExpiresAt: hoursAfter(ctx.now, CONNECTION_CODE_HOURS),
  };
  await ctx.store.lms.addConnection(connection, codeHash);
  await record(ctx, {
    action: 'lms.create-connection',
    subject: { kind: 'connection', id: connection.id },
    after: { name, trust },
  });
  return connection;
}

/**
 * Switches off a connection with the LTI registration that came through it: no events, no launches, no scores. What it brought stays.
 *
 * @throws `access.not-permitted`, `lms.not-found`
 */
export async function disconnect(ctx: Context<LmsStores>, id: string): Promise<void> {
  insistOnAdministrator(ctx.actor);
  const connection = await ctx.store.lms.connection(id);
  if (!connection) throw notThere('connection');
  await switchOff(ctx, connection);
}

/**
 * Switches off the plugin that is asking, because its administrator wants it so.
 *
 * @throws `access.not-permitted`, `lms.disconnected`
 */
export async function disconnectSelf(ctx: Context<LmsStores>): Promise<void> {
  await switchOff(ctx, await connectionOfActor(ctx));
}

/**
 * Uses up the code of the connection that is asking: from now on its plugin signs with the secret.
 *
 * @param input.secret - 32 or more random bytes as text, made by whoever calls and told to the plugin once
 * @throws `access.not-permitted`, `lms.code-spent`, `lms.disconnected`
 */
export async function openConnection(
  ctx: Context<LmsStores>,
  input: { readonly site: LmsSite; readonly secret: string },
): Promise<Connection> {
  const connection = await connectionOfActor(ctx);
  const { site, secret } = input;
  const isOpened =
    Date.parse(connection.codeExpiresAt) > Date.parse(ctx.now) &&
    (await ctx.store.lms.openConnection(connection.id, secret, { site, connectedAt: ctx.now }));
  if (!isOpened) throw codeSpent();
  await record(ctx, {
    action: 'lms.open-connection',
    subject: { kind: 'connection', id: connection.id },
    after: { site },
  });
  return { ...connection, state: 'connected', site, connectedAt: ctx.now };
}

/**
 * Lets the plugin that is asking register its LMS by LTI, once. The registration is active at once, under the trust that the administrator chose.
 *
 * @param input.tokenHash - SHA-256 of the secret in the address, lower-case hex
 * @throws `access.not-permitted`, `lms.disconnected`
 */
export async function inviteConnection(
  ctx: Context<LmsStores>,
  input: { readonly tokenHash: string },
): Promise<{ readonly expiresAt: string }> {
  const { id } = await connectionOfActor(ctx);
  const expiresAt = hoursAfter(ctx.now, INVITATION_HOURS);
  await ctx.store.lms.saveConnectionInvitation({ tokenHash: input.tokenHash, connectionId: id, expiresAt });
  await record(ctx, {
    action: 'lms.invite-connection',
    subject: { kind: 'connection', id },
    after: { expiresAt },
  });
  return { expiresAt };
}

/**
 * How things stand with the connection that is asking.
 *
 * @throws `access.not-permitted`, `lms.disconnected`
 */
export async function connectionStatus(ctx: Context<LmsStores>): Promise<ConnectionStatus> {
  const { registrationId, lastEventAt } = await connectionOfActor(ctx);
  const platform =
    registrationId === undefined
      ? undefined
      : (await ctx.store.access.platforms()).find(({ id }) => id === registrationId);
  return {
    now: ctx.now,
    registration: platform ? { state: platform.state, clientId: platform.clientId } : null,
    deployments: (platform?.deployments ?? []).map(({ deploymentId, state }) => ({ deploymentId, state })),
    ...(lastEventAt !== undefined && { lastEventAt }),
  };
}

/**
 * Notes by how much the clock of the LMS that is asking differs from ours.
 *
 * @param heardOf.clockAheadSeconds - whole seconds, negative when it is behind
 * @throws `access.not-permitted`
 */
export async function heard(ctx: Context<LmsStores>, heardOf: { readonly clockAheadSeconds: number }): Promise<void> {
  const { id, clockAheadSeconds } = await connectionOfActor(ctx);
  if (clockAheadSeconds !== heardOf.clockAheadSeconds) await ctx.store.lms.noteHeard(id, heardOf);
}

async function switchOff(ctx: Context<LmsStores>, connection: Connection): Promise<void> {
  const { id, name, trust, state } = connection;
  if (state === 'disconnected') return;
  await ctx.store.lms.saveConnection({ id, name, trust, state: 'disconnected' });
  await record(ctx, {
    action: 'lms.disconnect',
    subject: { kind: 'connection', id },
    before: { state },
    after: { state: 'disconnected' },
  });
  for (const registration of await ctx.store.lms.registrationsOf(id)) {
    if (registration.state === 'deactivated') continue;
    await ctx.store.access.setPlatformState(registration.id, 'deactivated');
    await record(ctx, {
      action: 'access.deactivate-platform',
      subject: { kind: 'platform', id: registration.id },
      before: { state: registration.state },
      after: { state: 'deactivated' },
    });
  }
}
