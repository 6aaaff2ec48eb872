import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ClientStore, PlatformClient } from './client.ts';

const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What a tool must send; the same list as Moodle's, where leaving any of it out is answered 400. */
const ToolRegistration = z.object({
  application_type: z.literal('web').optional(),
  response_types: z.array(z.string()).refine((types) => types.includes('id_token')),
  initiate_login_uri: z.url(),
  redirect_uris: z.array(z.url()).min(1),
  client_name: z.string().min(1),
  jwks_uri: z.url(),
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  [toolClaim]: z.object({
    domain: z.string().min(1),
    target_link_uri: z.url().optional(),
    custom_parameters: z.record(z.string(), z.string()).optional(),
    messages: z.array(z.object({ type: z.string(), target_link_uri: z.url().optional() })).optional(),
  }),
});

/** What a registration request was answered. */
export interface RegistrationAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Registration tokens, and what they are good for. */
export interface RegistrationDesk {
  /** A registration token, good for one registration. */
  issueToken(): string;
  /** Answers a tool that registers. A refused attempt does not spend the token. */
  register(authorization: string | undefined, body: unknown): RegistrationAnswer;
}

/**
 * The registration endpoint.
 *
 * @source LTI Dynamic Registration 1.0, section 3; Moodle 5.1 for what is required
 */
export function createRegistrationDesk(clients: ClientStore): RegistrationDesk {
  const tokens = new Map<string, 'open' | 'spent'>();

  function accept(body: unknown): PlatformClient | string {
    const parsed = ToolRegistration.safeParse(body);
    if (!parsed.success) return `invalid: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`;
    const tool = parsed.data;
    const { domain, target_link_uri: target, custom_parameters: custom, messages = [] } = tool[toolClaim];
    const targetLinkUri = target ?? `https://${domain}`;
    if (new URL(targetLinkUri).host !== domain) return 'domain_targetlinkuri_mismatch';
    const deepLinking = messages.find(({ type }) => type === 'LtiDeepLinkingRequest');
    return {
      clientId: randomUUID(),
      deploymentId: String(clients.list().length + 1),
      name: tool.client_name,
      loginUrl: tool.initiate_login_uri,
      redirectUris: tool.redirect_uris,
      keysetUrl: tool.jwks_uri,
      targetLinkUri,
      ...(deepLinking && { deepLinkingUri: deepLinking.target_link_uri ?? targetLinkUri }),
      custom: custom ?? {},
    };
  }

  return {
    issueToken() {
      const token = randomUUID();
      tokens.set(token, 'open');
      return token;
    },
    register(authorization, body) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
      const state = tokens.get(token);
      if (state === undefined) return { status: 401, body: { error: 'missing_registration_token' } };
      if (state === 'spent') return { status: 401, body: { error: 'token_already_used' } };
      const client = accept(body);
      if (typeof client === 'string')
        return { status: 400, body: { error: 'invalid_client_metadata', error_description: client } };
      tokens.set(token, 'spent');
      clients.add(client);
      const sent = body as Record<string, unknown>;
      const tool = sent[toolClaim] as Record<string, unknown>;
      return {
        status: 200,
        body: { ...sent, client_id: client.clientId, [toolClaim]: { ...tool, deployment_id: client.deploymentId } },
      };
    },
  };
}
