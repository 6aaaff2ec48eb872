import { serviceScopes } from '../services/scopes.ts';
import type { ToolOptions } from '../tool-options.ts';
import type { ToolAddresses } from '../addresses.ts';
import { toolClaim } from './configuration.ts';
import type { PlatformOffer } from './configuration.ts';

type Offered = Pick<PlatformOffer, 'scopes' | 'messages'>;

/** Deep linking, unless the platform lists its messages and this is not among them. */
function deepLinkingMessages(options: ToolOptions, address: string, { messages }: Offered): object[] {
  const offered = messages.find(({ type }) => type === 'LtiDeepLinkingRequest');
  if (offered === undefined && messages.length > 0) return [];
  const placements = offered?.placements.includes('ContentArea') ? { placements: ['ContentArea'] } : {};
  return [{ type: 'LtiDeepLinkingRequest', target_link_uri: address, label: options.title, ...placements }];
}

/** Submission reviews only where the platform lists them: elsewhere each line item says for itself that it can be reviewed. */
function reviewMessages(target: string, { messages }: Offered): object[] {
  const isOffered = messages.some(({ type }) => type === 'LtiSubmissionReviewRequest');
  return isOffered ? [{ type: 'LtiSubmissionReviewRequest', target_link_uri: target }] : [];
}

/**
 * What the tool says of itself when it registers. The domain carries the port, because Moodle compares it with that of the target address.
 *
 * @source LTI Dynamic Registration 1.0, section 3.6; Moodle 5.1, mod/lti registration
 */
export function toolConfiguration(
  options: ToolOptions,
  addresses: ToolAddresses,
  offer: Offered,
): Record<string, unknown> {
  const { origin, host } = new URL(addresses.launch);
  const target = `${origin}${options.placements[0]?.path ?? '/'}`;
  const links = options.placements.map(({ path, title }) => ({
    type: 'LtiResourceLinkRequest',
    target_link_uri: `${origin}${path}`,
    label: title,
  }));
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: addresses.login,
    redirect_uris: [addresses.launch],
    client_name: options.title,
    jwks_uri: addresses.keyset,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: (options.scopes ?? Object.values(serviceScopes)).filter((scope) => offer.scopes.includes(scope)).join(' '),
    ...(options.logoUrl === undefined ? {} : { logo_uri: options.logoUrl }),
    [toolClaim]: {
      domain: host,
      description: options.description,
      target_link_uri: target,
      custom_parameters: options.customParameters ?? {},
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      messages: [
        ...links,
        ...deepLinkingMessages(options, addresses.deepLinking, offer),
        ...reviewMessages(target, offer),
      ],
    },
  };
}
