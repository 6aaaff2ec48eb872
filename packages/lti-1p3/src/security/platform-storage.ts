import { LtiError } from '../errors.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import { askPlatformPage, keepInPlatformPage } from '../pages/platform-storage.ts';
import type { StoragePlace } from '../pages/platform-storage.ts';
import type { Core } from '../core.ts';
import type { LoginInitiation, LoginState, Registration } from '../storage.ts';
import type { Parameters } from './parameters.ts';
import { hashSecret, matchesHash, randomSecret } from './secret.ts';
import type { BegunLogin } from './state.ts';

/** How long the platform's answer may take to come back, in seconds. @source house */
const askedSeconds = 60;

function placeOf(registration: Registration, frame: string, stateHash: string): StoragePlace {
  return {
    frame,
    // "The origin of the registered authorization endpoint", whatever site the frame's page was loaded by.
    origin: new URL(registration.authorizationEndpoint).origin,
    key: `lti-login-${stateHash.slice(0, 16)}`,
    messageId: randomSecret(),
  };
}

/** Whether the browser says that it shows the answer in a window of its own, where it keeps our cookies anyway. */
function isOwnWindow(request: ToolRequest): boolean {
  return request.headers['sec-fetch-dest'] === 'document';
}

/**
 * The page that keeps a login's binding with the platform before it goes on; undefined where a redirect does.
 *
 * @source LTI postMessage Storage 1.0, section on lti_storage_target
 */
export function keepWithPlatform(
  request: ToolRequest,
  registration: Registration,
  { storageTarget }: LoginInitiation,
  begun: BegunLogin,
  next: string,
): ToolResponse | undefined {
  if (storageTarget === undefined || isOwnWindow(request)) return undefined;
  const place = placeOf(registration, storageTarget, begun.stored.stateHash);
  return keepInPlatformPage(place, begun.binding, next, begun.cookies);
}

/** A login as it goes on without its platform's storage. Nothing that begins again from here asks the platform. */
function withoutStorage(initiation: LoginInitiation): LoginInitiation {
  const { storageTarget: _, ...rest } = initiation;
  return rest;
}

/**
 * The page that asks the platform for the binding of a login whose state was just spent; undefined where its platform keeps nothing. The
 * login goes on under a state of its own, once: without an answer it ends as one whose browser kept no cookie.
 */
export async function askPlatform(
  core: Core,
  registration: Registration,
  login: LoginState,
  token: string,
  cookies: readonly string[],
): Promise<ToolResponse | undefined> {
  const { storageTarget } = login.initiation;
  if (storageTarget === undefined) return undefined;
  const state = randomSecret();
  await core.storage.saveLogin({
    ...login,
    stateHash: hashSecret(state),
    initiation: withoutStorage(login.initiation),
    expiresAt: new Date(core.now().getTime() + askedSeconds * 1000),
  });
  const place = placeOf(registration, storageTarget, login.stateHash);
  // Sealed, so that no page of ours shows a token.
  const fields = { state, sealed_id_token: await core.options.cipher.seal(token) };
  return askPlatformPage(place, core.addresses.launch, fields, cookies);
}

/**
 * The token of a message: as the platform posted it, or as our own page brings it back; empty where there is none.
 *
 * @throws `launch.malformed-token` when what is brought back was not sealed here
 */
export async function tokenIn(core: Core, parameters: Parameters): Promise<string> {
  const sealed = parameters.get('sealed_id_token');
  if (sealed === undefined) return parameters.get('id_token') ?? '';
  return core.options.cipher.open(sealed).catch(() => {
    throw new LtiError('launch.malformed-token');
  });
}

/**
 * Whether our own page, and nobody else's, posts the binding that the platform kept. Whoever began a login knows its binding, and could have
 * somebody else's browser post it; but only our pages can post from our origin.
 *
 * @source RFC 6265bis on Origin; Fetch Metadata Request Headers (Sec-Fetch-Site)
 */
export function isBoundByPlatform(
  core: Core,
  { headers }: ToolRequest,
  parameters: Parameters,
  login: LoginState,
): boolean {
  const { origin } = headers;
  const isFromHere =
    origin === undefined || origin === 'null' ? headers['sec-fetch-site'] === 'same-origin' : origin === core.origin;
  return isFromHere && matchesHash(parameters.get('binding') ?? '', login.bindingHash);
}
