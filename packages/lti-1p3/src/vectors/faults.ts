import type { ServerResponse } from 'node:http';

/** One way to misbehave. */
export interface Fault {
  /** The requests at which it shows: method, a space and the path. */
  readonly at: RegExp;
  /** Whether the platform does what it was asked before it misbehaves. */
  readonly isAfterwards?: boolean;
  answer(response: ServerResponse): void;
}

const token = / \/token$/;
const service = / \/course/;
const making = /^POST .*\/lineitems$/;
const anywhere = /^/;

function answering(
  at: RegExp,
  status: number,
  type: string | undefined,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return {
    at,
    answer: (response) =>
      void response
        .writeHead(status, { ...(type === undefined ? {} : { 'content-type': type }), ...headers })
        .end(body),
  };
}

const html = 'text/html; charset=utf-8';
const json = 'application/json';
const page = '<!DOCTYPE html>\n<html lang="en"><head><title>Error</title></head><body>Exception</body></html>';
const tokenError = (error: string, status = 400) => answering(token, status, html, `{\n  "error" : "${error}"\n}`);

/** Ways in which platforms were seen, or are known, to misbehave. */
export const faults = {
  'token: Moodle cannot fetch the keyset': answering(token, 404, html, page),
  'token: a client that is not known': tokenError('invalid_client', 401),
  'token: a client that may not': tokenError('unauthorized_client'),
  'token: a scope that may not be had': tokenError('invalid_scope'),
  'token: words for a late assertion': tokenError('Expired token'),
  'token: words for an early assertion': tokenError('Cannot handle token with iat prior to 2026-11-21T10:00:05+0000'),
  'token: words for an unknown key': tokenError('"kid" invalid, unable to lookup correct key'),
  'token: words for a wrong signature': tokenError('Signature verification failed'),
  'token: words that quote what was sent': tokenError(
    'Bad assertion eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjIn0.c2ln of amara@council.example',
  ),
  'token: forbidden without words': answering(token, 403, undefined),
  'token: not found': answering(token, 404, json, '{}'),
  'token: a bad request without words': answering(token, 400, json, '[]'),
  'token: a page to log in': answering(token, 200, html, page),
  'token: an empty answer': answering(token, 200, json),
  'token: a list': answering(token, 200, json, '["x"]'),
  'token: no token in it': answering(token, 200, json, '{"expires_in":3600}'),
  'token: a line break in it': answering(token, 200, json, '{"access_token":"a\\r\\nx-evil: 1"}'),
  'token: of another kind': answering(token, 200, json, '{"access_token":"a","token_type":"mac"}'),
  'token: too many requests': answering(token, 429, json, '{}', { 'retry-after': '30' }),
  'token: maintenance': answering(token, 503, html, page, { 'retry-after': 'Sat, 21 Nov 2026 10:02:00 GMT' }),
  'token: broken': answering(token, 500, html, page),
  'token: a redirect': answering(token, 302, undefined, '', { location: '/elsewhere' }),
  'service: unauthorised': answering(service, 401, json, '{}'),
  'service: forbidden': answering(service, 403, json, '{}'),
  'service: not found': answering(service, 404, json, '{"status":404,"reason":"Not Found"}'),
  'service: gone': answering(service, 410, undefined),
  'service: an exception’s page as 404': answering(service, 404, html, page),
  'service: a bad request': answering(service, 400, json, '{}'),
  'service: unprocessable': answering(service, 422, json, '{}'),
  'service: method not allowed': answering(service, 405, undefined),
  'service: not implemented': answering(service, 501, undefined),
  'service: conflict': answering(service, 409, json, '[]'),
  'service: precondition': answering(service, 412, json, '{}'),
  'service: too many requests': answering(service, 429, json, '{}', { 'retry-after': '120' }),
  'service: too many requests until a date': answering(service, 429, json, '{}', {
    'retry-after': 'Sat, 21 Nov 2026 10:05:00 GMT',
  }),
  'service: maintenance': answering(service, 503, html, page),
  'service: timed out there': answering(service, 408, undefined),
  'service: broken': answering(service, 500, html, page),
  'service: a page to log in': answering(service, 200, html, page),
  'service: not JSON': answering(service, 200, json, '{"members":'),
  'service: an object': answering(service, 200, json, '{"hello":"world"}'),
  'service: the old JSON-LD': answering(service, 200, json, '{"@type":"Page","pageOf":{}}'),
  'service: a roster without a context': answering(service, 200, json, '{"context":[],"members":[]}'),
  'service: null': answering(service, 200, json, 'null'),
  'service: compressed': answering(service, 200, json, 'x', { 'content-encoding': 'gzip' }),
  'service: a redirect': answering(service, 302, undefined, '', { location: '/elsewhere' }),
  'service: odd results': answering(
    service,
    200,
    json,
    '[{"userId":6,"resultScore":null,"resultMaximum":"5"},{"userId":"7","resultScore":[],"resultMaximum":5,"comment":"ok","scoringUserId":3},{"resultScore":1},null]',
  ),
  'service: results with a next page': answering(/\/results$/, 200, json, '[]', {
    link: '<?type_id=1&page=2>; rel="next"',
  }),
  'making: forbidden': answering(making, 403, json, '{}'),
  'making: method not allowed': answering(making, 405, undefined),
  'making: not implemented': answering(making, 501, undefined),
  'making: a bad request': answering(making, 400, json, '{}'),
  'making: broken': answering(making, 500, html, page),
  'made, and the answer is lost': {
    at: making,
    answer: (response: ServerResponse) => void response.destroy(),
    isAfterwards: true,
  },
  'made, and nothing is said': { ...answering(making, 201, undefined), isAfterwards: true },
  'keyset: a page': answering(/ \/keys$/, 200, html, page),
  'keyset: broken': answering(/ \/keys$/, 500, html, page),
  'keyset: an object': answering(/ \/keys$/, 200, json, '{}'),
  'keyset: without keys': answering(/ \/keys$/, 200, json, '{"keys":[]}'),
  silent: { at: anywhere, answer: () => undefined },
  huge: answering(service, 200, json, 'x'.repeat(20_000)),
  'breaks off': { at: anywhere, answer: (response: ServerResponse) => void response.destroy() },
} as const satisfies Record<string, Fault>;

/** A way to misbehave by its name. */
export type FaultName = keyof typeof faults;
