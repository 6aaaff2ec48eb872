import { LtiError } from '../errors.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import { html } from '../pages/html.ts';
import { answerPage, pageScript } from '../pages/page.ts';
import { allowedAddress } from '../security/address.ts';
import { FetchFailure } from '../security/fetch.ts';
import { optional, queryOf } from '../security/parameters.ts';
import { hashSecret } from '../security/secret.ts';
import type { Core } from '../core.ts';
import type { Registration } from '../storage.ts';
import { toolConfiguration } from './announce.ts';
import { readPlatformConfiguration, readRegistrationResponse } from './configuration.ts';
import type { PlatformOffer } from './configuration.ts';

function invitationTokenOf(core: Core, request: ToolRequest): string {
  const prefix = `${new URL(core.addresses.register).pathname}/`;
  const [path = ''] = request.url.split('?', 1);
  const token = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  if (!/^[\w-]{20,100}$/.test(token)) throw new LtiError('invitation.unknown');
  return token;
}

async function readOffer(core: Core, configurationUrl: string): Promise<PlatformOffer> {
  const policy = core.options.fetchPolicy ?? {};
  const address = allowedAddress(configurationUrl, policy);
  if (!address) throw new LtiError('registering.address', 'openid_configuration');
  const configuration = await core.fetchJson(configurationUrl).catch((error: unknown) => {
    throw error instanceof FetchFailure
      ? new LtiError('registering.configuration-unavailable', describe(error))
      : error;
  });
  return readPlatformConfiguration(configuration, address, policy);
}

function describe({ reason, status }: FetchFailure): string {
  return status === undefined ? reason : `${reason}, status ${status}`;
}

async function registerAt(core: Core, offer: PlatformOffer, registrationToken: string | undefined) {
  if (registrationToken !== undefined && !/^[\x21-\x7e]+$/.test(registrationToken))
    throw new LtiError('request.malformed-parameter', 'registration_token');
  const response = await core
    .fetchJson(offer.registrationEndpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(registrationToken === undefined ? {} : { authorization: `Bearer ${registrationToken}` }),
      },
      body: JSON.stringify(toolConfiguration(core.options, core.addresses, offer)),
    })
    .catch((error: unknown) => {
      throw error instanceof FetchFailure ? new LtiError('registering.refused', describe(error)) : error;
    });
  return readRegistrationResponse(response);
}

/** @source LTI Dynamic Registration 1.0, section 3.7 (closing the window) */
const askToClose = pageScript(
  `(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*')`,
);

function connectedPage({ issuer, clientId, state }: Registration): ToolResponse {
  // A storage may approve at once what an administrator has approved when the invitation was made.
  const isActive = state === 'active';
  const left = isActive
    ? 'Nothing is left to do here. If your platform asks for it, activate the tool there.'
    : 'Two things are left to do: approve the connection here as an administrator, and, if your platform asks for it, activate the tool there.';
  return answerPage({
    status: 200,
    title: isActive ? 'Connected' : 'Connected, waiting for approval',
    content: html`<p>
        The platform <code>${issuer}</code> has registered this tool under the client id <code>${clientId}</code>.
      </p>
      <p>${left}</p>
      <p>You can close this page.</p>`,
    script: askToClose,
  });
}

/** Invitations that a registration is using right now, so that one opened twice is not registered twice at the platform. */
export type InvitationsInUse = Set<string>;

/**
 * Registers with the platform that opened an invitation. Nothing is written, and the invitation is not spent, until all has gone well. The
 * registration token goes to the registration endpoint and nowhere else.
 *
 * @throws `request.*`, `invitation.*`, `registering.*`
 * @source LTI Dynamic Registration 1.0, section 3
 */
export async function registerTool(core: Core, request: ToolRequest, inUse: InvitationsInUse): Promise<ToolResponse> {
  if (request.method !== 'GET') throw new LtiError('request.method', 'GET');
  const invitationHash = hashSecret(invitationTokenOf(core, request));
  const parameters = queryOf(request);
  const configurationUrl = optional(parameters, 'openid_configuration');
  const registrationToken = optional(parameters, 'registration_token');
  if (!(await core.storage.invitation(invitationHash, core.now()))) throw new LtiError('invitation.unknown');
  if (configurationUrl === undefined) throw new LtiError('registering.not-started');
  if (inUse.has(invitationHash)) throw new LtiError('invitation.busy');
  inUse.add(invitationHash);
  try {
    const offer = await readOffer(core, configurationUrl);
    const { clientId, deploymentId } = await registerAt(core, offer, registrationToken);
    const result = await core.storage.acceptRegistration(
      invitationHash,
      { ...offer.platform, clientId },
      deploymentId,
      core.now(),
    );
    if (result.outcome === 'invitation-spent') throw new LtiError('invitation.unknown');
    if (result.outcome === 'already-registered')
      throw new LtiError('registering.already-registered', `${offer.platform.issuer}, ${clientId}`);
    return connectedPage(result.registration);
  } finally {
    inUse.delete(invitationHash);
  }
}
