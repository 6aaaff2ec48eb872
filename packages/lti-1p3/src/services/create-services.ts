import type { Core } from '../core.ts';
import { usableKeys } from '../security/keyset.ts';
import type { Registration } from '../storage.ts';
import { jsonIn, serviceRefusal, unfitAnswer } from './answers.ts';
import { createCallService } from './call.ts';
import { placeInWords, serviceErrorOf } from './errors.ts';
import { createEnsureLineItem, createSingleLineItems, lineItemsOf } from './line-items.ts';
import { memberChangesOf, membersOf } from './names-and-roles.ts';
import { resultsOf } from './results.ts';
import { sendScoreTo } from './scores.ts';
import type { Services } from './services.ts';
import { createAccessTokens } from './token-cache.ts';
import { createRequestToken } from './token-request.ts';

type Parts = Pick<Core, 'fetch' | 'ownKeys' | 'addresses' | 'now'>;

async function countKeys({ fetch, now }: Parts, registration: Registration): Promise<number> {
  const what = placeInWords('keyset', registration.keysetUrl);
  const answer = await fetch(registration.keysetUrl).catch((error: unknown) => {
    throw serviceErrorOf(error, what);
  });
  if (answer.status < 200 || answer.status >= 300) throw serviceRefusal(answer, registration, what, now());
  const keyset = jsonIn(answer, what);
  const keys = await usableKeys(keyset).catch(() => {
    throw unfitAnswer(what, 'not a keyset');
  });
  return keys.size;
}

/** The services of platforms, called with this tool's keys. */
export function createServices(parts: Parts): Services {
  const tokens = createAccessTokens(createRequestToken(parts), parts.now);
  const call = createCallService(parts, tokens);
  const single = createSingleLineItems(call);
  return {
    async checkToken(registration, scopes) {
      const token = await tokens.renew(registration, scopes);
      return { scopes: token.scopes, expiresInSeconds: token.expiresInSeconds };
    },
    checkKeyset: (registration) => countKeys(parts, registration),
    members: (registration, url, asked) => membersOf(call, registration, url, asked),
    memberChanges: (registration, url) => memberChangesOf(call, registration, url),
    lineItems: (registration, url, asked) => lineItemsOf(call, registration, url, asked),
    lineItem: (registration, url) => single.read(registration, url),
    ensureLineItem: createEnsureLineItem(call),
    updateLineItem: (registration, lineItem) => single.update(registration, lineItem),
    deleteLineItem: (registration, url) => single.delete(registration, url),
    sendScore: (registration, url, score) => sendScoreTo(call, registration, url, score),
    results: (registration, url, asked) => resultsOf(call, registration, url, asked),
  };
}
