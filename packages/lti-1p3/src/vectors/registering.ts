import type { ToolOptions } from '../tool-options.ts';
import { get, startBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { json } from './test-platform.ts';

/** The claim under which a platform describes itself. */
export const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What the platform was sent. */
export interface Received {
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A platform that offers registration, and a record of what it was sent. */
export async function startRegistering(
  configure: (url: string) => Record<string, unknown> = () => ({}),
  options: Partial<ToolOptions> = {},
) {
  const bench = await startBench({
    customParameters: { staff_number: '$Person.sourcedId' },
    ...options,
  });
  const { url } = bench.server;
  const received: Received[] = [];
  const configuration = {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    registration_endpoint: `${url}/registrations`,
    scopes_supported: ['openid', 'https://purl.imsglobal.org/spec/lti-ags/scope/score'],
    id_token_signing_alg_values_supported: ['RS256'],
    [platformClaim]: {
      product_family_code: 'moodle',
      version: '5.1',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }],
    },
    ...configure(url),
  };
  bench.server.on('/configuration', (request, response) => {
    received.push({ authorization: request.headers.authorization, body: {} });
    json(configuration)(request, response);
  });
  const answerWith = (answer: unknown, status = 200) =>
    bench.server.on('/registrations', (request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        received.push({
          authorization: request.headers.authorization,
          body: JSON.parse(text) as Record<string, unknown>,
        });
        json(answer, status)(request, response);
      });
    });
  answerWith({ client_id: 'new-client', [toolClaim]: { deployment_id: '3' } });
  return { bench, url, received, answerWith, [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose]() };
}

/** Opens an invitation as the platform would, and says what came of it. */
export async function open(bench: Bench, invitation: string, fields: Record<string, string>) {
  const { pathname } = new URL(invitation);
  const response = await bench.tool.register(get(`${pathname}?${new URLSearchParams(fields).toString()}`));
  return { response, code: response.status === 200 ? 'connected' : bench.refusals.at(-1)?.code };
}

/** What a platform adds to an invitation. */
export const configurationOf = (url: string) => ({
  openid_configuration: `${url}/configuration`,
  registration_token: 'token-1',
});
