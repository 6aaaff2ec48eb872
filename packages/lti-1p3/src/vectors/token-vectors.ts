import { serviceScopes } from '../services/scopes.ts';
import type { ServiceErrorCode } from '../services/errors.ts';
import type { FaultName } from './faults.ts';
import type { ServiceBench } from './service-bench.ts';
import { calls } from './service-vector.ts';
import type { ServiceVector } from './service-vector.ts';

const { token: call } = calls;
const asked = serviceScopes.namesAndRoles;
const extra = 'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome';

/** A token answer with changes, all else as it should be. */
function answered(name: string, changes: Record<string, unknown>, gives: unknown = {}): ServiceVector {
  const prepare = ({ platform }: ServiceBench) => {
    platform.tokenChanges = changes;
  };
  return { name, prepare, call, expected: 'done', gives };
}

/** A token asked for by a registration with changes. */
function registered(changes: Partial<ServiceBench['registration']>): ServiceVector['call'] {
  return ({ quickServices, registration }) => quickServices.checkToken({ ...registration, ...changes }, [asked]);
}

function failing(fault: FaultName, expected: ServiceErrorCode, says: ServiceVector['says'] = {}): ServiceVector {
  return { name: fault, fault, call, expected, says };
}

const taken: readonly ServiceVector[] = [
  answered('a token that is called text/html (Moodle)', {}, { expiresInSeconds: 3600, scopes: [asked] }),
  {
    name: 'a token that is called JSON',
    prepare: ({ platform }) => {
      platform.tokenType = 'application/json';
    },
    call,
    expected: 'done',
  },
  {
    name: 'an audience of its own, which the platform named when it was registered',
    call: ({ quickServices, registration, platform }) =>
      quickServices.checkToken(
        {
          ...registration,
          tokenEndpoint: `${platform.url}/token?tenant=1`,
          authorizationServer: `${platform.url}/token`,
        },
        [asked],
      ),
    expected: 'done',
  },
  answered('no expires_in', { expires_in: undefined }, { expiresInSeconds: 300 }),
  answered('expires_in as text', { expires_in: '1800' }, { expiresInSeconds: 1800 }),
  ...[0, -1, null, '', 'soon', []].map((value) =>
    answered(`expires_in of ${JSON.stringify(value)}`, { expires_in: value }, { expiresInSeconds: 300 }),
  ),
  answered('expires_in of a thousand years', { expires_in: 3e10 }, { expiresInSeconds: 86_400 }),
  answered('token_type in small letters', { token_type: 'bearer' }),
  answered('no token_type', { token_type: undefined }),
  answered('no scope: all that was asked', { scope: undefined }, { scopes: [asked] }),
  answered('an empty scope: all that was asked', { scope: ' ' }, { scopes: [asked] }),
  answered('scopes as a list, and more than was asked', { scope: [asked, extra, 7] }, { scopes: [asked, extra] }),
  {
    name: 'fewer scopes than were asked are told',
    prepare: ({ platform }) => void platform.scopes.delete(serviceScopes.lineItems),
    call: ({ quickServices, registration }) => quickServices.checkToken(registration, [serviceScopes.lineItems, asked]),
    expected: 'done',
    gives: { scopes: [asked] },
  },
  {
    name: 'a service that two scopes open, of which the platform gives the weaker',
    prepare: ({ platform }) => void platform.scopes.delete(serviceScopes.lineItems),
    call: calls.lineItems,
    expected: 'done',
  },
  {
    name: 'a service that two scopes open, of which the platform gives the stronger',
    prepare: ({ platform }) => void platform.scopes.delete(serviceScopes.lineItemsReadOnly),
    call: calls.lineItems,
    expected: 'done',
  },
];

const refused: readonly ServiceVector[] = [
  {
    name: 'another audience',
    call: registered({ authorizationServer: 'https://other.example' }),
    expected: 'token.client-refused',
  },
  {
    name: 'another client',
    call: registered({ clientId: 'client-2' }),
    expected: 'token.client-refused',
    says: { status: 400 },
  },
  {
    name: 'a token without the scope of the service is not used',
    prepare: ({ platform }) => {
      platform.tokenChanges = { scope: extra };
    },
    call: calls.members,
    expected: 'token.scope-refused',
  },
  {
    name: 'no scope that the platform gives',
    prepare: ({ platform }) => platform.scopes.clear(),
    call: calls.lineItems,
    expected: 'token.scope-refused',
    says: { status: 400, isWorthRetrying: false },
  },
  failing('token: a scope that may not be had', 'token.scope-refused'),
  failing('token: Moodle cannot fetch the keyset', 'token.keyset-not-fetched', {
    status: 404,
    isWorthRetrying: true,
    // The one address that whoever runs the platform has to allow.
    detail: /^token at 127\.0\.0\.1:\d+, which reads https:\/\/tool\.example\/lti\/keys$/,
  }),
  {
    name: '404 with a page from a platform that does not say that it is Moodle',
    fault: 'token: Moodle cannot fetch the keyset',
    call: registered({ productFamily: 'another' }),
    expected: 'token.keyset-not-fetched',
  },
  failing('token: not found', 'token.not-found'),
  failing('token: a client that is not known', 'token.client-refused', { status: 401, detail: /: invalid_client$/ }),
  failing('token: a client that may not', 'token.client-refused', { detail: /: unauthorized_client$/ }),
  failing('token: words for a late assertion', 'token.client-refused', { detail: /compare the clocks$/ }),
  failing('token: words for an early assertion', 'token.client-refused', { detail: /compare the clocks$/ }),
  failing('token: words for an unknown key', 'token.client-refused', { detail: /: the key of the assertion$/ }),
  failing('token: words for a wrong signature', 'token.client-refused', {
    detail: /: the signature of the assertion$/,
  }),
  failing('token: words that quote what was sent', 'token.client-refused', { detail: /^token at 127\.0\.0\.1:\d+$/ }),
  failing('token: forbidden without words', 'token.client-refused', { status: 403 }),
  failing('token: a bad request without words', 'token.answer', { status: 400 }),
  failing('token: a page to log in', 'token.answer', { status: 200, isWorthRetrying: false }),
  failing('token: an empty answer', 'token.answer'),
  failing('token: a list', 'token.answer'),
  failing('token: no token in it', 'token.answer'),
  failing('token: a line break in it', 'token.answer'),
  failing('token: of another kind', 'token.answer'),
  failing('token: too many requests', 'service.busy', { status: 429, retryAfterSeconds: 30, isWorthRetrying: true }),
  failing('token: maintenance', 'service.busy', { status: 503, retryAfterSeconds: 120, isWorthRetrying: true }),
  failing('token: broken', 'service.broken', { status: 500, isWorthRetrying: true }),
  failing('token: a redirect', 'service.redirected', { status: 302, isWorthRetrying: false }),
  failing('silent', 'service.too-slow', { isWorthRetrying: true }),
  failing('breaks off', 'service.unreachable', { isWorthRetrying: true, detail: /: ECONNRESET$/ }),
  {
    name: 'a token address that is not https',
    call: registered({ tokenEndpoint: 'http://lms.example/token' }),
    expected: 'service.address-not-allowed',
    says: { isWorthRetrying: false, detail: /^token at lms\.example$/ },
  },
  {
    name: 'a token address on a private network',
    call: registered({ tokenEndpoint: 'https://10.0.0.7/token' }),
    expected: 'service.address-not-allowed',
  },
  {
    name: 'a connection that was switched off',
    call: registered({ state: 'deactivated' }),
    expected: 'service.switched-off',
  },
];

/** What platforms answer when they are asked for an access token. */
export const tokenVectors: readonly ServiceVector[] = [...taken, ...refused];
