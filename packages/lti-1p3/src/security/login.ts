import { LtiError } from '../errors.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import type { LoginInitiation, Registration, ToolStorage } from '../storage.ts';
import type { Core } from '../core.ts';
import { formOf, optional, queryOf, required } from './parameters.ts';
import { insistActive } from './insist-active.ts';
import { keepWithPlatform } from './platform-storage.ts';
import { cookieHeaderOf, type BegunLogin } from './state.ts';
import { isOwnAddress } from './target.ts';

async function narrowByDeployment(
  storage: ToolStorage,
  among: readonly Registration[],
  deploymentId: string,
): Promise<readonly Registration[]> {
  const deployments = await Promise.all(among.map((registration) => storage.deployment(registration.id, deploymentId)));
  return among.filter((_, index) => deployments[index] !== undefined);
}

/**
 * Which of an issuer's clients a login is for. Client id and deployment are optional at login; without them it must be plain which is meant.
 *
 * @throws `login.unknown-platform`, `login.ambiguous-client`, `registration.waiting`, `registration.deactivated`
 * @source LTI Core 1.3, section 4.1.3 (client_id) and 4.1.2 (lti_deployment_id)
 */
async function chooseRegistration(
  storage: ToolStorage,
  all: readonly Registration[],
  issuer: string,
  deploymentId: string | undefined,
): Promise<Registration> {
  const active = all.filter(({ state }) => state === 'active');
  let candidates = active.length > 0 ? active : all;
  if (candidates.length > 1 && deploymentId !== undefined)
    candidates = await narrowByDeployment(storage, candidates, deploymentId);
  const [only] = candidates;
  if (all.length === 0) throw new LtiError('login.unknown-platform', issuer);
  if (!only || candidates.length > 1) throw new LtiError('login.ambiguous-client', issuer);
  insistActive(only);
  return only;
}

/**
 * Sends the browser to the registered authorization endpoint, with a state that only this browser can bring back, once: by a redirect, or by a
 * page where the platform's storage is to keep the binding too.
 */
export async function sendToPlatform(
  core: Core,
  registration: Registration,
  initiation: LoginInitiation,
  request: ToolRequest,
): Promise<ToolResponse> {
  const begun = core.binding.begin(initiation, cookieHeaderOf(request.headers), core.now());
  await core.storage.saveLogin({ ...begun.stored, registrationId: registration.id });
  return sendBegun(core, registration, initiation, request, begun);
}

function sendBegun(
  core: Core,
  registration: Registration,
  initiation: LoginInitiation,
  request: ToolRequest,
  begun: BegunLogin,
): ToolResponse {
  const parameters = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    redirect_uri: core.addresses.launch,
    login_hint: initiation.loginHint,
    state: begun.state,
    nonce: begun.nonce,
  });
  if (initiation.messageHint !== undefined) parameters.set('lti_message_hint', initiation.messageHint);
  const joint = registration.authorizationEndpoint.includes('?') ? '&' : '?';
  const location = `${registration.authorizationEndpoint}${joint}${parameters.toString()}`;
  return (
    keepWithPlatform(request, registration, initiation, begun, location) ?? {
      status: 302,
      headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      cookies: begun.cookies,
      body: '',
    }
  );
}

/**
 * Begins a login at the platform that the issuer is registered as.
 *
 * @throws `request.*`, `login.*`, `registration.*`
 * @source IMS Security Framework 1.0, section 5.1.1; LTI Core 1.3, section 4.1
 */
export async function beginLogin(core: Core, request: ToolRequest): Promise<ToolResponse> {
  if (request.method !== 'GET' && request.method !== 'POST') throw new LtiError('request.method', 'GET, POST');
  const parameters = request.method === 'GET' ? queryOf(request) : formOf(request);
  const issuer = required(parameters, 'iss');
  const loginHint = required(parameters, 'login_hint');
  const targetLinkUri = required(parameters, 'target_link_uri');
  const clientId = optional(parameters, 'client_id');
  const deploymentId = optional(parameters, 'lti_deployment_id');
  const messageHint = optional(parameters, 'lti_message_hint');
  const storageTarget = optional(parameters, 'lti_storage_target');
  if (!isOwnAddress(targetLinkUri, core.origin)) throw new LtiError('login.foreign-target');
  const initiation: LoginInitiation = {
    loginHint,
    targetLinkUri,
    ...(messageHint === undefined ? {} : { messageHint }),
    ...(deploymentId === undefined ? {} : { deploymentId }),
    ...(storageTarget === undefined ? {} : { storageTarget }),
  };
  const { storage } = core;
  const begun = core.binding.begin(initiation, cookieHeaderOf(request.headers), core.now());
  const { registrations, isSaved } = (await storage.beginLogin?.(issuer, clientId, begun.stored)) ?? {
    registrations: await storage.registrations(issuer, clientId),
    isSaved: false,
  };
  const registration = await chooseRegistration(storage, registrations, issuer, deploymentId);
  if (!isSaved) await storage.saveLogin({ ...begun.stored, registrationId: registration.id });
  return sendBegun(core, registration, initiation, request, begun);
}
