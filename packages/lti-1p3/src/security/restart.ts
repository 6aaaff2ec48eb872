import { LtiError } from '../errors.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import type { Launch } from '../message/launch.ts';
import { newWindowPage } from '../pages/new-window.ts';
import type { FreshStart } from '../pages/new-window.ts';
import type { Core } from '../core.ts';
import type { LoginState, Registration } from '../storage.ts';
import { insistActive } from './insist-active.ts';
import { sendToPlatform } from './login.ts';
import { formOf, required } from './parameters.ts';
import { hashSecret, randomSecret } from './secret.ts';
import { loginSeconds } from './state.ts';

/**
 * Moodle's own page for the activity that a login came from, if it was Moodle.
 *
 * @source Moodle 5.1, mod/lti: the hint is JSON with the course module's id (`cmid`) and is spent after one use
 */
function moodleLaunchPage(
  { issuer, productFamily }: Pick<Registration, 'issuer' | 'productFamily'>,
  messageHint: string | undefined,
): string | undefined {
  if (messageHint === undefined || !messageHint.startsWith('{')) return undefined;
  try {
    const { cmid, launchid } = JSON.parse(messageHint) as { cmid?: unknown; launchid?: unknown };
    const isMoodle = productFamily === 'moodle' || (typeof launchid === 'string' && launchid.startsWith('ltilaunch'));
    const isNumber = /^\d{1,19}$/.test(String(cmid));
    return isMoodle && isNumber ? `${issuer.replace(/\/$/, '')}/mod/lti/launch.php?id=${String(cmid)}` : undefined;
  } catch {
    return undefined;
  }
}

async function freshStart(
  core: Core,
  registration: Registration,
  { initiation }: LoginState,
  productFamily: string | undefined,
): Promise<FreshStart> {
  const family = productFamily ?? registration.productFamily;
  const page = moodleLaunchPage(
    { issuer: registration.issuer, ...(family === undefined ? {} : { productFamily: family }) },
    initiation.messageHint,
  );
  if (page !== undefined) return { kind: 'platform-page', url: page };
  const token = randomSecret();
  await core.storage.saveRestart({
    tokenHash: hashSecret(token),
    registrationId: registration.id,
    initiation,
    expiresAt: new Date(core.now().getTime() + loginSeconds * 1000),
  });
  return { kind: 'restart', url: core.addresses.restart, token };
}

/** The page for a good message whose browser did not bring the cookie back. What was needed to begin is kept, so that nothing personal is in an address. */
export async function offerNewWindow(
  core: Core,
  registration: Registration,
  login: LoginState,
  { returnUrl, platform }: Pick<Launch, 'returnUrl' | 'platform'>,
  cookies: readonly string[],
): Promise<ToolResponse> {
  const start = await freshStart(core, registration, login, platform?.productFamily);
  return newWindowPage({
    start,
    returnUrl,
    reference: core.refused('launch.unbound', 'launch', registration),
    cookies,
  });
}

/**
 * Begins a login again from the page that offered it, once.
 *
 * @throws `request.*`, `restart.unknown`, `registration.*`
 * @source house
 */
export async function beginAgain(core: Core, request: ToolRequest): Promise<ToolResponse> {
  if (request.method !== 'POST') throw new LtiError('request.method', 'POST');
  const token = required(formOf(request), 'token');
  const taken = await core.storage.takeRestart(hashSecret(token), core.now());
  if (!taken) throw new LtiError('restart.unknown');
  insistActive(taken.registration);
  return sendToPlatform(core, taken.registration, taken.restart.initiation, request);
}
