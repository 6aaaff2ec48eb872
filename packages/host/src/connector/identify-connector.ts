import { hashOfSecret } from '@trellis/api';
import { DomainError } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { codeSpent, disconnected, heard, type LmsErrorCode } from '@trellis/core/lms';
import { connectionByCode, connectionOf, spendSignature, type KnownConnection } from '@trellis/store';
import type { Request } from 'express';
import type { Identify, KnownCaller } from '../caller.ts';
import type { Installation } from '../installation.ts';
import { shown } from '../partnerships.ts';
import { rawBody } from './raw-body.ts';
import {
  claimedSignature,
  hashOfSignature,
  isSigned,
  isSignedWith,
  SIGNATURE_WINDOW_SECONDS,
  type ClaimedSignature,
} from './signature.ts';

/** The one address that a connection code opens. */
const CONNECT_PATH = '/api/v1/lms/connect';

const CODE = /^Bearer +(trc_[\w-]{20,100})$/i;

/** What a plugin may ask though its connection was switched off: a person's rights to what came through it do not end with it. @source UK GDPR articles 15 and 17 */
const AFTER_DISCONNECTING: ReadonlySet<string> = new Set(['/api/v1/lms/privacy/export', '/api/v1/lms/privacy/erase']);

/** From a change of so many seconds on, the clock of an LMS is noted again: below it is the time that a message takes. */
const CLOCK_CHANGE_SECONDS = 5;

/** A clock that is further off than a year is said to be off by a year. */
const LONGEST_SECONDS = 31_536_000;

/** Who sent a message to the connector's addresses. */
export interface KnownConnector {
  readonly caller: KnownCaller;
  /** Its message, where the signature needed it to be read. */
  readonly body?: Buffer;
}

/** Finds out who sent a message to the connector's addresses. */
export type IdentifyConnector = (request: Request) => Promise<KnownConnector>;

/**
 * Which connection a message comes from: by its signature, or, to connect, by its code. The partnership follows from the connection alone,
 * whatever the message says. Anybody else is whoever she shows herself to be, for the table of permissions to refuse.
 *
 * @throws `lms.signature` in the same words for a connection that is not there and a signature that is not its own; `lms.clock` with `serverTime`;
 *   `lms.replayed`; `lms.disconnected`; `lms.code-spent`; `request.too-large`
 */
export function createIdentifyConnector(installation: Installation, identify: Identify): IdentifyConnector {
  const { app } = installation.database;

  async function callerOf({ id, partnershipId }: Pick<KnownConnection, 'id' | 'partnershipId'>): Promise<KnownCaller> {
    const actor: Actor = { kind: 'connection', id, grants: [] };
    const partnership = await installation.partnerships.byNumber(partnershipId);
    return {
      session: { actor, partnership: shown(partnership) },
      run: installation.bind(partnershipId, actor),
      partnershipId,
    };
  }

  async function byCode(code: string): Promise<KnownConnector> {
    const found = await connectionByCode(app, hashOfSecret(code), installation.now().toISOString());
    if (found === undefined) throw codeSpent();
    return { caller: await callerOf(found) };
  }

  async function bySignature(request: Request, claimed: ClaimedSignature | undefined): Promise<KnownConnector> {
    if (claimed === undefined) throw unsigned();
    const found = await connectionOf(app, claimed.connectionId);
    if (found?.sealedSecret === undefined) throw unsigned();
    const body = await rawBody(request);
    if (!isSignedWith(installation.cipher.open(found.sealedSecret), claimed, pathOf(request), body)) throw unsigned();
    if (found.state !== 'connected' && !AFTER_DISCONNECTING.has(pathOf(request))) throw disconnected();
    const caller = await callerOf(found);
    const now = installation.now();
    // Spent before anything is made of it: a message that is sent a second time says nothing of any clock.
    const isNew = await spendSignature(app, found.id, hashOfSignature(claimed), now.toISOString());
    const differenceSeconds = claimed.signedAtSeconds - Math.floor(now.getTime() / 1000);
    const clockAheadSeconds = Math.max(-LONGEST_SECONDS, Math.min(LONGEST_SECONDS, differenceSeconds));
    const before = found.clockAheadSeconds;
    const isToBeNoted = isNew && found.state === 'connected';
    // A clock that is too far off to be believed is the one that an administrator has to hear of.
    if (isToBeNoted && (before === undefined || Math.abs(before - clockAheadSeconds) >= CLOCK_CHANGE_SECONDS))
      await installation.act(found.partnershipId, caller.session.actor, (ctx) => heard(ctx, { clockAheadSeconds }));
    if (Math.abs(clockAheadSeconds) > SIGNATURE_WINDOW_SECONDS) throw wrongClock(clockAheadSeconds, now);
    if (!isNew) throw fault('lms.replayed', 'This very message came before. Sign it again with the time of now.');
    return { caller, body };
  }

  return async (request) => {
    if (isSigned(request.headers)) return await bySignature(request, claimedSignature(request.headers));
    const code = CODE.exec(request.headers.authorization ?? '')?.[1];
    if (code !== undefined && pathOf(request) === CONNECT_PATH) return await byCode(code);
    const caller = await identify(request);
    if (caller === undefined) throw unsigned();
    return { caller };
  };
}

/** As it was asked for, from the first slash, without a query. */
function pathOf({ originalUrl }: Request): string {
  return originalUrl.split('?')[0]!;
}

function unsigned(): Error {
  return fault(
    'lms.signature',
    'The message is not signed by a connection that we know. Check that the plugin is connected, and that nothing between it and Trellis changes what it sends.',
  );
}

function wrongClock(aheadSeconds: number, now: Date): Error {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  return fault(
    'lms.clock',
    `The clock of the LMS is ${minutes} minutes ${aheadSeconds > 0 ? 'ahead of' : 'behind'} the clock of Trellis. Set the clock of the LMS’s server right; at most ${SIGNATURE_WINDOW_SECONDS / 60} minutes are let pass.`,
    { serverTime: now.toISOString() },
  );
}

function fault(code: LmsErrorCode, message: string, facts?: Readonly<Record<string, unknown>>): Error {
  return new DomainError<LmsErrorCode>(code, message, facts);
}
