import type { Caller } from '@trellis/api';
import type { Context } from '@trellis/core';
import type { AccessStores, Actor } from '@trellis/core/access';
import type { Request } from 'express';
import { accountActor, jobActor, tokenActor } from './actors.ts';
import { isFromOwnPage } from './http/same-site.ts';
import type { Installation } from './installation.ts';
import { tokenOf } from '@trellis/store';
import { shown } from './partnerships.ts';
import { secretInCookie } from './sessions/session-cookie.ts';
import { hashOf } from './sessions/session.ts';
import type { Sessions } from './sessions/sessions.ts';

/** Somebody who has shown who they are, with the tenant's number beside what the API may know. */
export interface KnownCaller extends Caller {
  readonly partnershipId: number;
  /** The session's secret, where there is a session: for signing out. */
  readonly secret?: string | undefined;
}

const BEARER = /^Bearer +([\x21-\x7e]{20,200})$/i;

/** Finds out who is asking. */
export type Identify = (request: Pick<Request, 'method' | 'headers'>) => Promise<KnownCaller | undefined>;

/**
 * Who is asking: by an API token, by the session of a tab, or by the session in a cookie, which counts only for what our own pages ask.
 * A bearer that is not valid is nobody, whatever cookie comes with it.
 */
export function createIdentify(installation: Installation, sessions: Sessions): Identify {
  async function known(
    partnershipId: number,
    find: (ctx: Pick<Context<AccessStores>, 'store'>) => Promise<Actor | undefined>,
    secret?: string,
  ): Promise<KnownCaller | undefined> {
    const actor = await installation.bind(partnershipId, jobActor('sign-in'))(find);
    if (actor === undefined) return undefined;
    const partnership = await installation.partnerships.byNumber(partnershipId);
    return {
      session: { actor, partnership: shown(partnership) },
      run: installation.bind(partnershipId, actor),
      partnershipId,
      secret,
    };
  }

  async function bySession(secret: string): Promise<KnownCaller | undefined> {
    const session = await sessions.use(secret);
    return session === undefined
      ? undefined
      : await known(session.partnershipId, (ctx) => accountActor(ctx, session.accountId), secret);
  }

  async function byToken(secret: string): Promise<KnownCaller | undefined> {
    const token = await tokenOf(installation.database.app, hashOf(secret));
    return token === undefined ? undefined : await known(token.partnershipId, (ctx) => tokenActor(ctx, token.tokenId));
  }

  return async (request) => {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      const secret = BEARER.exec(authorization)?.[1];
      if (secret === undefined) return undefined;
      return secret.startsWith('trs_') ? await bySession(secret) : await byToken(secret);
    }
    const secret = secretInCookie(installation.publicUrl, cookie);
    if (secret === undefined || !isFromOwnPage(request, installation.publicUrl)) return undefined;
    return await bySession(secret);
  };
}
