import type { Core } from '../core.ts';
import { LtiError } from '../errors.ts';
import type { ToolResponse } from '../exchange.ts';
import type { DeepLinkingLaunch } from '../message/launch.ts';
import { returnPage } from '../pages/return.ts';
import { insistActive, insistDeployed } from '../security/insist-active.ts';
import { randomSecret } from '../security/secret.ts';
import { contentItemClaims } from './content-item.ts';
import type { ContentItem } from './content-item.ts';

/** The part of a deep linking launch that an answer needs. It outlives `JSON.stringify`, so a host may keep it while somebody chooses. */
export type DeepLinkingRequest = Pick<DeepLinkingLaunch, 'registration' | 'deployment' | 'deepLinking'>;

/** What somebody chose; no items when she chose nothing. */
export interface DeepLinkingAnswer {
  readonly items: readonly ContentItem[];
  /** Words that the platform may show her. */
  readonly message?: string;
  /** Words that the platform may show her as an error. */
  readonly errorMessage?: string;
}

const answerSeconds = 300;
const claim = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
const ltiClaim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

/**
 * A page whose form takes the signed answer to the platform, by itself where scripts run and with a button where not. The platform and its
 * deployment are looked at again, because somebody may have switched them off while she chose.
 *
 * @throws `deep-linking.*`, `registration.*`, `deployment.*`
 * @source LTI Deep Linking 2.0, section 4.5 Deep linking response message; IMS Security Framework 1.0, section 5.2 Tool-originating messages
 */
export async function respondToDeepLinking(
  { origin, now, ownKeys, storage }: Pick<Core, 'origin' | 'now' | 'ownKeys' | 'storage'>,
  { registration, deployment, deepLinking }: DeepLinkingRequest,
  { items, message, errorMessage }: DeepLinkingAnswer,
): Promise<ToolResponse> {
  await insistServed(storage, registration.id, deployment.deploymentId);
  const contentItems = contentItemClaims(items, deepLinking, origin);
  const seconds = Math.floor(now().getTime() / 1000);
  const token = await ownKeys.sign({
    iss: registration.clientId,
    aud: registration.issuer,
    iat: seconds,
    exp: seconds + answerSeconds,
    nonce: randomSecret(),
    [ltiClaim('deployment_id')]: deployment.deploymentId,
    [ltiClaim('message_type')]: 'LtiDeepLinkingResponse',
    [ltiClaim('version')]: '1.3.0',
    [claim('content_items')]: contentItems,
    ...(deepLinking.data === undefined ? {} : { [claim('data')]: deepLinking.data }),
    ...(message === undefined ? {} : { [claim('msg')]: message }),
    ...(errorMessage === undefined ? {} : { [claim('errormsg')]: errorMessage }),
  });
  return returnPage(deepLinking.returnUrl, token);
}

async function insistServed(storage: Core['storage'], registrationId: string, deploymentId: string): Promise<void> {
  const [registration, deployment] = await Promise.all([
    storage.registration(registrationId),
    storage.deployment(registrationId, deploymentId),
  ]);
  if (!registration) throw new LtiError('registration.deactivated');
  insistActive(registration);
  if (!deployment) throw new LtiError('deployment.refused');
  insistDeployed(deployment, registration);
}
