import { z } from 'zod';
import { LtiError } from '../errors.ts';
import { Id, textsIn } from '../message/values.ts';
import { allowedAddress } from '../security/address.ts';
import type { NewRegistration } from '../storage.ts';
import type { FetchPolicy } from '../tool-options.ts';

const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

/** The claim under which a tool describes itself. @source LTI Dynamic Registration 1.0, section 3.6 */
export const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const PlatformConfiguration = z.object({
  issuer: z.string().min(1).max(1024),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  registration_endpoint: z.string(),
  authorization_server: z.string().max(1024).nullish(),
  scopes_supported: z.array(z.string()).nullish(),
  id_token_signing_alg_values_supported: z.array(z.string()).nullish(),
  [platformClaim]: z
    .object({
      product_family_code: z.string().max(255).nullish(),
      messages_supported: z.unknown().optional().transform(readMessages),
    })
    .nullish(),
});

/** A message that a platform says it sends. */
export interface OfferedMessage {
  readonly type: string;
  readonly placements: readonly string[];
}

function readMessages(value: unknown): OfferedMessage[] {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return entries.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || !('type' in entry) || typeof entry.type !== 'string') return [];
    return [{ type: entry.type, placements: 'placements' in entry ? textsIn(entry.placements) : [] }];
  });
}

/** What a platform says of itself, as far as the tool needs it. */
export interface PlatformOffer {
  readonly registrationEndpoint: string;
  readonly scopes: readonly string[];
  /** Empty where the platform does not say. */
  readonly messages: readonly OfferedMessage[];
  /** All of the coming registration but the client id. */
  readonly platform: Omit<NewRegistration, 'clientId'>;
}

function insistAllowed(text: string, name: string, policy: FetchPolicy): string {
  const url = allowedAddress(text, policy);
  if (!url) throw new LtiError('registering.address', name);
  return text;
}

/**
 * A platform's configuration, once it was found to belong to the host that it was fetched from.
 *
 * @param address - where it was fetched
 * @throws `registering.configuration`, `registering.address`, `registering.other-host`
 * @source LTI Dynamic Registration 1.0, section 3.4 and 3.4.1 (the issuer and the configuration share a domain)
 */
export function readPlatformConfiguration(configuration: unknown, address: URL, policy: FetchPolicy): PlatformOffer {
  const parsed = PlatformConfiguration.safeParse(configuration);
  if (!parsed.success) throw new LtiError('registering.configuration', parsed.error.issues[0]?.path.join('.'));
  const offer = parsed.data;
  const issuer = allowedAddress(offer.issuer, policy);
  if (!issuer || issuer.search !== '') throw new LtiError('registering.address', 'issuer');
  if (issuer.origin !== address.origin) throw new LtiError('registering.other-host', issuer.host);
  const algorithms = offer.id_token_signing_alg_values_supported;
  if (algorithms && !algorithms.includes('RS256'))
    throw new LtiError('registering.configuration', 'id_token_signing_alg_values_supported');
  const productFamily = offer[platformClaim]?.product_family_code?.replace(/\P{ASCII}|\p{Cc}/gu, '');
  const server = offer.authorization_server;
  if (server && /\p{Cc}/u.test(server)) throw new LtiError('registering.configuration', 'authorization_server');
  return {
    registrationEndpoint: insistAllowed(offer.registration_endpoint, 'registration_endpoint', policy),
    scopes: offer.scopes_supported ?? [],
    messages: offer[platformClaim]?.messages_supported ?? [],
    platform: {
      issuer: offer.issuer,
      authorizationEndpoint: insistAllowed(offer.authorization_endpoint, 'authorization_endpoint', policy),
      tokenEndpoint: insistAllowed(offer.token_endpoint, 'token_endpoint', policy),
      keysetUrl: insistAllowed(offer.jwks_uri, 'jwks_uri', policy),
      ...(server ? { authorizationServer: server } : {}),
      ...(productFamily ? { productFamily } : {}),
    },
  };
}

const Registered = z.object({
  client_id: Id,
  [toolClaim]: z.object({ deployment_id: z.union([z.literal(''), Id, z.int()]).nullish() }).nullish(),
});

/**
 * The client id that the platform gave, and its first deployment where it made one (Moodle sends it as a number or a text).
 *
 * @throws `registering.response`
 * @source LTI Dynamic Registration 1.0, section 3.6.1
 */
export function readRegistrationResponse(response: unknown): {
  readonly clientId: string;
  readonly deploymentId: string | undefined;
} {
  const parsed = Registered.safeParse(response);
  if (!parsed.success) throw new LtiError('registering.response', parsed.error.issues[0]?.path.join('.'));
  const deploymentId = parsed.data[toolClaim]?.deployment_id ?? '';
  return { clientId: parsed.data.client_id, deploymentId: deploymentId === '' ? undefined : String(deploymentId) };
}
