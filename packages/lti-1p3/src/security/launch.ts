import { LtiError } from '../errors.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import type { Launch } from '../message/launch.ts';
import { readMessage } from '../message/read-message.ts';
import type { Message } from '../message/read-message.ts';
import type { Core } from '../core.ts';
import type { Deployment, LoginState, Registration, TakenLogin } from '../storage.ts';
import { insistActive, insistDeployed } from './insist-active.ts';
import { formOf, required } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { askPlatform, isBoundByPlatform, tokenIn } from './platform-storage.ts';
import { offerNewWindow } from './restart.ts';
import { hashSecret } from './secret.ts';
import { cookieHeaderOf } from './state.ts';
import { checkToken, verifyToken } from './token.ts';

/** What came of a message: a launch, or a page that offers another way in. */
export type FinishedLogin =
  | { readonly state: 'launched'; readonly launch: Launch; readonly cookies: readonly string[] }
  | { readonly state: 'unbound'; readonly response: ToolResponse };

/** Tells the caller which registration a refusal is about, for the log. */
export type NoteRegistration = (registration: Registration) => void;

/** @source OpenID Connect Core 1.0, section 3.1.2.6; RFC 6749, section 4.2.2.1 */
function platformError(parameters: Parameters, isBound: boolean): LtiError {
  const code = parameters.get('error') ?? '';
  const words = isBound ? `${code} ${parameters.get('error_description') ?? ''}` : code;
  // To a browser that began no login only a plain code is shown: anybody may have written the rest.
  if (!isBound && !/^[a-z_]{1,60}$/.test(code)) return new LtiError('launch.platform-error');
  return new LtiError(
    'launch.platform-error',
    words
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 300),
  );
}

async function activeDeployment(
  core: Core,
  { registration, deployment: named }: TakenLogin,
  deploymentId: string,
): Promise<Deployment> {
  const deployment =
    (named?.deploymentId === deploymentId ? named : undefined) ??
    (await core.storage.deployment(registration.id, deploymentId)) ??
    (await core.storage.noteDeployment(registration.id, deploymentId, core.now()));
  insistDeployed(deployment, registration);
  return deployment;
}

async function checkMessage(
  core: Core,
  token: string,
  registration: Registration,
  login: LoginState,
): Promise<Message> {
  insistActive(registration);
  const claims = await verifyToken(token, registration, core.keysets);
  checkToken(claims, registration, login, core.now());
  return readMessage(claims, core.origin, login.initiation.targetLinkUri);
}

/**
 * Finishes a login. The state is taken first, so that whatever is wrong with the rest, no message can be tried twice.
 *
 * @throws `request.*`, `launch.*`, `registration.*`, `deployment.*`
 * @source IMS Security Framework 1.0, section 5.1.1.5 and 5.1.3; LTI Core 1.3, section 5.3
 */
export async function finishLogin(core: Core, request: ToolRequest, note: NoteRegistration): Promise<FinishedLogin> {
  if (request.method !== 'POST') throw new LtiError('request.method', 'POST');
  const parameters = formOf(request);
  const hasFailed = parameters.has('error');
  if (hasFailed && !parameters.get('state')) throw platformError(parameters, false);
  const state = required(parameters, 'state');
  const token = await tokenIn(core, parameters);
  if (token === '' && !hasFailed) throw new LtiError('request.missing-parameter', 'id_token');

  const taken = await core.storage.takeLogin(hashSecret(state), core.now());
  const isBound =
    taken !== undefined &&
    (core.binding.holds(cookieHeaderOf(request.headers), taken.login) ||
      isBoundByPlatform(core, request, parameters, taken.login));
  if (hasFailed) throw platformError(parameters, isBound);
  if (!taken) throw new LtiError('launch.unknown-state');
  const { login, registration } = taken;
  note(registration);

  const { deploymentId, content } = await checkMessage(core, token, registration, login);
  const cookies = [core.binding.forget(login.stateHash)];
  if (!isBound) {
    const response =
      (await askPlatform(core, registration, login, token, cookies)) ??
      (await offerNewWindow(core, registration, login, content, cookies));
    return { state: 'unbound', response };
  }
  const deployment = await activeDeployment(core, taken, deploymentId);
  const announced = login.initiation.deploymentId;
  // Looked at last, so that an unknown deployment is recorded for an administrator whatever the login said.
  if (announced !== undefined && announced !== deploymentId) throw new LtiError('launch.deployment-mismatch');
  const { issuer, clientId } = registration;
  return { state: 'launched', cookies, launch: { registration, deployment, issuer, clientId, ...content } };
}
