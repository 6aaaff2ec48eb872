import { createTool } from '../create-tool.ts';
import { createMemoryStorage } from '../memory-storage.ts';
import { secretCipher } from '../security/secret.ts';
import type { ToolRequest, ToolResponse } from '../exchange.ts';
import type { NewRegistration } from '../storage.ts';
import type { Refusal, ToolOptions } from '../tool-options.ts';
import type { LaunchAnswer } from '../tool.ts';
import { json, platformKey, startServer } from './test-platform.ts';

// One key pair for all benches: making one takes longer than any test.
const sharedKey = platformKey('key-1');

const formType = 'application/x-www-form-urlencoded';

/** A form as a browser posts it. */
export function post(url: string, fields: Record<string, string> | string, cookie = ''): ToolRequest {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return { method: 'POST', url, headers: { 'content-type': formType, cookie }, body };
}

/** A request for an address. */
export function get(url: string, cookie = ''): ToolRequest {
  return { method: 'GET', url, headers: { cookie }, body: '' };
}

/** The cookies that a browser keeps out of an answer. */
export function cookiesFrom({ cookies }: Pick<ToolResponse, 'cookies'>): string {
  return cookies
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** A tool with one platform whose keyset is served on loopback, registered and approved. */
export async function startBench(options: Partial<ToolOptions> = {}) {
  const server = await startServer();
  const key = await sharedKey;
  server.on('/keys', json({ keys: [key.publicJwk] }));
  const storage = createMemoryStorage();
  const refusals: Refusal[] = [];
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') };
  const tool = createTool({
    url: 'https://tool.example',
    title: 'Trellis',
    description: 'Safeguarding learning',
    storage,
    cipher: secretCipher('a secret that is long enough for this test'),
    now: () => clock.now,
    fetchPolicy: { allowLocalPlatforms: true },
    placements: [{ path: '/tools/pathway', title: 'My learning' }],
    onRefused: (refusal) => refusals.push(refusal),
    ...options,
  });
  const offered: NewRegistration = {
    issuer: 'https://lms.example',
    clientId: 'client-1',
    authorizationEndpoint: 'https://lms.example/auth',
    tokenEndpoint: 'https://lms.example/token',
    keysetUrl: `${server.url}/keys`,
  };

  let invitations = 0;
  /** Connects and approves one more client; its deployment is `1`. */
  async function connect(changes: Partial<NewRegistration> = {}, deploymentId = '1') {
    const tokenHash = `invitation-${invitations++}`;
    await storage.addInvitation({
      tokenHash,
      boundTo: 'partnership-1',
      expiresAt: new Date(clock.now.getTime() + 1000),
    });
    const result = await storage.acceptRegistration(tokenHash, { ...offered, ...changes }, deploymentId, clock.now);
    if (result.outcome !== 'added') throw new Error(result.outcome);
    storage.setRegistration(result.registration.id, 'active');
    if (result.deployment) storage.setDeployment(result.deployment.id, 'active');
    return result.registration;
  }
  const registration = await connect();

  const initiation = (changes: Record<string, string> = {}) => ({
    iss: offered.issuer,
    login_hint: 'user-1',
    target_link_uri: 'https://tool.example/tools/pathway',
    client_id: offered.clientId,
    ...changes,
  });

  /** Begins a login and gives what the platform would see of it, and the browser's cookies. */
  async function login(changes: Record<string, string> = {}) {
    const response = await tool.login(post('/lti/login', initiation(changes)));
    const location = new URL(response.headers['location'] ?? 'https://no-redirect.invalid');
    const { state = '', nonce = '' } = Object.fromEntries(location.searchParams);
    return { response, location, state, nonce, cookie: cookiesFrom(response) };
  }

  /** The claims of an ordinary launch. */
  function claimsFor(nonce: string): Record<string, unknown> {
    const seconds = Math.floor(clock.now.getTime() / 1000);
    return {
      iss: offered.issuer,
      aud: offered.clientId,
      sub: '6',
      nonce,
      iat: seconds,
      exp: seconds + 60,
      name: 'Amara Okafor',
      given_name: 'Amara',
      family_name: 'Okafor',
      email: 'amara@council.example',
      'https://purl.imsglobal.org/spec/lti/claim/version': '1.3.0',
      'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest',
      'https://purl.imsglobal.org/spec/lti/claim/deployment_id': '1',
      'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': 'https://tool.example/tools/pathway?unit=3',
      'https://purl.imsglobal.org/spec/lti/claim/roles': ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
      'https://purl.imsglobal.org/spec/lti/claim/resource_link': {
        id: 'link-1',
        title: 'My learning',
        description: '',
      },
      'https://purl.imsglobal.org/spec/lti/claim/context': {
        id: '2',
        label: 'SG1',
        title: 'Safeguarding',
        type: ['CourseSection'],
      },
      'https://purl.imsglobal.org/spec/lti/claim/lis': { person_sourcedid: 'EMP-1', course_section_sourcedid: '' },
      'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': {
        locale: 'en',
        document_target: 'iframe',
        return_url: 'https://lms.example/course/2',
      },
      'https://purl.imsglobal.org/spec/lti/claim/tool_platform': {
        product_family_code: 'moodle',
        guid: 'abc',
        name: 'Council LMS',
      },
      'https://purl.imsglobal.org/spec/lti/claim/custom': { unit: '3' },
    };
  }

  /** Which way an answer went: `launched`, or the code of the refusal. */
  function outcomeOf(answer: LaunchAnswer): string {
    return answer.state === 'launched' ? 'launched' : (refusals.at(-1)?.code ?? 'refused without a code');
  }

  return {
    tool,
    storage,
    server,
    key,
    clock,
    refusals,
    registration,
    connect,
    login,
    initiation,
    claimsFor,
    outcomeOf,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** What `startBench` gives. */
export type Bench = Awaited<ReturnType<typeof startBench>>;
