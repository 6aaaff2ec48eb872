import type { ServiceErrorCode } from '../services/errors.ts';
import type { FaultName } from './faults.ts';
import { all } from './service-bench.ts';
import { calls, score } from './service-vector.ts';
import type { ServiceVector } from './service-vector.ts';

function failing(
  fault: FaultName,
  call: keyof typeof calls,
  expected: ServiceErrorCode,
  says: ServiceVector['says'] = {},
): ServiceVector {
  return { name: `${fault}, to ${call}`, fault, call: calls[call], expected, says };
}

const final = { isWorthRetrying: false };
const passing = { isWorthRetrying: true };

const everywhere: readonly ServiceVector[] = (
  ['members', 'lineItems', 'lineItem', 'score', 'results'] as const
).flatMap((call) => [
  failing('service: unauthorised', call, 'service.not-authorised', { ...final, status: 401 }),
  failing('service: forbidden', call, 'service.forbidden', { ...final, status: 403 }),
  failing('service: not found', call, 'service.not-found', { ...final, status: 404 }),
  failing('service: gone', call, 'service.not-found', final),
  failing('service: an exception’s page as 404', call, 'service.broken', {
    ...passing,
    status: 404,
    detail: /a page for people/,
  }),
  failing('service: method not allowed', call, 'service.refused', { ...final, status: 405 }),
  failing('service: precondition', call, 'service.refused', final),
  failing('service: too many requests', call, 'service.busy', { ...passing, retryAfterSeconds: 120 }),
  failing('service: too many requests until a date', call, 'service.busy', { ...passing, retryAfterSeconds: 300 }),
  failing('service: maintenance', call, 'service.busy', { ...passing, status: 503 }),
  failing('service: timed out there', call, 'service.busy', passing),
  failing('service: broken', call, 'service.broken', { ...passing, status: 500 }),
  failing('service: a redirect', call, 'service.redirected', final),
  failing('service: compressed', call, 'service.answer', final),
]);

const reading: readonly ServiceVector[] = (['members', 'lineItems', 'lineItem', 'results'] as const).flatMap((call) => [
  failing('service: a page to log in', call, 'service.answer', { ...final, detail: /a page for people/ }),
  failing('service: not JSON', call, 'service.answer', { detail: /not JSON$/ }),
  failing('service: an object', call, 'service.answer'),
  failing('service: the old JSON-LD', call, 'service.answer'),
  failing('service: null', call, 'service.answer'),
  failing('service: a bad request', call, 'service.refused', { ...final, status: 400 }),
  failing('huge', call, 'service.too-large', final),
]);

const particular: readonly ServiceVector[] = [
  {
    name: 'a token that the platform has forgotten',
    fault: 'service: unauthorised',
    times: 1,
    call: calls.members,
    expected: 'done',
  },
  {
    name: '404 with a page from anything but Moodle',
    fault: 'service: an exception’s page as 404',
    call: ({ quickServices, registration, gradebook, platform }) =>
      quickServices.lineItem(
        { ...registration, productFamily: 'canvas', tokenEndpoint: `${platform.url}/token` },
        gradebook.lineItemUrl(1),
      ),
    expected: 'service.not-found',
  },
  failing('service: conflict', 'score', 'score.already-newer', { ...final, status: 409 }),
  failing('service: conflict', 'lineItem', 'service.refused', { ...final, status: 409 }),
  failing('service: a bad request', 'score', 'score.not-a-learner', { ...final, status: 400 }),
  failing('service: unprocessable', 'score', 'score.not-a-learner', { ...final, status: 422 }),
  {
    name: 'a score for somebody who is no learner (Moodle)',
    call: ({ services, registration, gradebook }) =>
      services.sendScore(registration, gradebook.lineItemUrl(1), { ...score, userId: '2' }),
    expected: 'score.not-a-learner',
  },
  {
    name: 'a score of the same moment again',
    call: async (bench) => {
      await calls.score(bench);
      await calls.score(bench);
    },
    expected: 'score.already-newer',
  },
  {
    name: 'an answer to a score that is no JSON',
    fault: 'service: a page to log in',
    call: calls.score,
    expected: 'done',
  },
  {
    name: 'no leave to make line items',
    fault: 'service: forbidden',
    call: calls.ensure,
    expected: 'service.forbidden',
  },
  {
    name: 'results with a limit, on which Moodle breaks',
    call: ({ services, registration, gradebook }) =>
      all(services.results(registration, gradebook.lineItemUrl(1), { limit: 10 })),
    expected: 'service.broken',
    says: { status: 404 },
  },
  {
    name: 'a service address that is not https',
    call: ({ services, registration }) => all(services.members(registration, 'http://lms.example/members')),
    expected: 'service.address-not-allowed',
    says: { detail: /^roster at lms\.example$/ },
  },
  {
    name: 'a service address that is none',
    call: ({ services, registration }) => services.lineItem(registration, 'lineitem 1'),
    expected: 'service.address-not-allowed',
    says: { detail: /^line item$/ },
  },
  { name: 'the keys of a platform are counted', call: calls.keyset, expected: 'done', gives: 1 },
  { name: 'a keyset without keys', fault: 'keyset: without keys', call: calls.keyset, expected: 'done', gives: 0 },
  failing('keyset: a page', 'keyset', 'service.answer', { detail: /^keyset at .*a page for people/ }),
  failing('keyset: an object', 'keyset', 'service.answer', { detail: /not a keyset$/ }),
  failing('keyset: broken', 'keyset', 'service.broken', passing),
];

/** What platforms answer to calls of their services. */
export const callVectors: readonly ServiceVector[] = [...everywhere, ...reading, ...particular];
