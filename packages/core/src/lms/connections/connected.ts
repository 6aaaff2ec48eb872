import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { disconnected } from '../refusals.ts';
import type { Connection, LmsErrorCode } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** The plugin that is asking, with the LTI registration that says whose users it speaks of. */
export interface Connected {
  readonly connection: Connection;
  readonly registrationId: string;
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * The connection whose plugin is asking, whether or not it has registered yet.
 *
 * @throws `access.not-permitted` for anybody but a plugin, `lms.disconnected`
 */
export async function connectionOfActor(ctx: Context<LmsStores>): Promise<Connection> {
  const connection = await connectionEverOfActor(ctx);
  if (connection.state === 'disconnected') throw disconnected();
  return connection;
}

/**
 * The connection whose plugin is asking, though it was switched off: a person's rights to what came through it do not end with it.
 *
 * @throws `access.not-permitted` for anybody but a plugin, `lms.disconnected` when there is no such connection
 */
export async function connectionEverOfActor(ctx: Context<LmsStores>): Promise<Connection> {
  if (ctx.actor.kind !== 'connection')
    throw new DomainError('access.not-permitted', 'Only the plugin of a connected LMS can do this.');
  const connection = await ctx.store.lms.connection(ctx.actor.id);
  if (connection === undefined) throw disconnected();
  return connection;
}

/**
 * The connection whose plugin is asking, once its registration is there and active: nothing is told or taken before.
 *
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 */
export async function insistOnConnected(ctx: Context<LmsStores>): Promise<Connected> {
  const connection = await connectionOfActor(ctx);
  const { registrationId } = connection;
  const registration = registrationId === undefined ? undefined : await ctx.store.lms.registration(registrationId);
  if (registration?.state === 'deactivated') throw disconnected();
  if (registrationId === undefined || registration?.state !== 'active')
    throw new DomainError<LmsErrorCode>(
      'lms.not-registered',
      'This connection has no active LTI registration yet. Register the tool in your LMS first; what is waiting can be sent then.',
    );
  return { connection, registrationId, issuer: registration.issuer, clientId: registration.clientId };
}
