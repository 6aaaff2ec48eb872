import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { FetchPolicy } from '../tool-options.ts';
import { allowedAddress, hostOf, mayConnect } from './address.ts';

/** Why nothing usable came back. */
export type FetchFailureReason =
  | 'address-not-allowed'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'redirected'
  | 'refused'
  | 'not-json';

/** A fetch that gave nothing usable. */
export class FetchFailure extends Error {
  readonly reason: FetchFailureReason;
  /** There when the other side answered. */
  readonly status: number | undefined;
  /** What the network said: `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
  readonly fault: string | undefined;

  constructor(reason: FetchFailureReason, { status, fault }: { status?: number; fault?: string | undefined } = {}) {
    super(reason);
    this.name = 'FetchFailure';
    this.reason = reason;
    this.status = status;
    this.fault = fault;
  }
}

/** Limits of one fetch. */
export interface FetchLimits {
  readonly timeoutMilliseconds: number;
  readonly maximumBytes: number;
}

/** What may be sent along. */
export interface FetchOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** By lower-case name. `accept` is JSON if it is not given. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** 5 seconds and 256 kB if not given. */
  readonly limits?: FetchLimits;
}

/** What came back, whatever its status. */
export interface FetchAnswer {
  /** Never one of a redirect. */
  readonly status: number;
  /** By lower-case name; those sent several times are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; of a refusal (any status but 2xx) only its beginning. */
  readonly body: string;
}

/** Fetches from a platform, within a policy. */
export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<FetchAnswer>;

/** Fetches JSON from a platform, within a policy. */
export type FetchJson = (url: string, options?: FetchOptions) => Promise<unknown>;

const ordinaryLimits: FetchLimits = { timeoutMilliseconds: 5000, maximumBytes: 262_144 };

/** How much of a refusal is read: enough to tell an error in JSON from a page. */
const refusalBytes = 16_384;

function guardedLookup(host: string, policy: FetchPolicy): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '');
      // One forbidden address among several is enough: a name that points both ways is not to be trusted.
      if (addresses.length === 0 || !addresses.every(({ address }) => mayConnect(host, address, policy))) {
        return callback(new FetchFailure('address-not-allowed'), '');
      }
      if (options.all) return callback(null, addresses);
      callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function failureOf(error: Error & { readonly code?: unknown }, status?: number): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const fault = typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code) ? error.code : undefined;
  return new FetchFailure('unreachable', { ...(status === undefined ? {} : { status }), fault });
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** Reads an answer to its end, or to as much of it as is wanted. */
function readAnswer(
  response: IncomingMessage,
  maximumBytes: number,
  give: (answer: FetchAnswer) => void,
  fail: (failure: FetchFailure) => void,
): void {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return fail(new FetchFailure('redirected', { status }));
  if (!['', 'identity'].includes(response.headers['content-encoding'] ?? ''))
    return fail(new FetchFailure('not-json', { status }));
  const isRefusal = status < 200 || status >= 300;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const end = () => {
    // The decoder drops a byte order mark, which JSON could not be read behind.
    give({ status, headers: headersOf(response.headers), body: new TextDecoder().decode(Buffer.concat(chunks)) });
  };
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (!isRefusal && bytes > maximumBytes) return fail(new FetchFailure('too-large', { status }));
    chunks.push(chunk);
    if (isRefusal && bytes > refusalBytes) {
      end();
      response.destroy();
    }
  });
  response.on('error', (error) => fail(failureOf(error, status)));
  response.on('end', end);
}

/**
 * The one way in which this package fetches anything: https (or http to loopback, where allowed), the connection made to the very address
 * that was checked, no redirects, one deadline for everything, a size limit, no compression. An answer of any status but 3xx is given.
 *
 * @throws FetchFailure with its reason
 * @source house
 */
export function guardedFetch(policy: FetchPolicy): GuardedFetch {
  return (text, { method = 'GET', headers = {}, body, limits = ordinaryLimits } = {}) => {
    const url = allowedAddress(text, policy);
    if (!url) return Promise.reject(new FetchFailure('address-not-allowed'));
    const host = hostOf(url);
    const { promise, resolve: give, reject } = Promise.withResolvers<FetchAnswer>();
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method,
      agent: false,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
      ...(isIP(host) ? {} : { lookup: guardedLookup(host, policy) }),
    });
    const fail = (failure: FetchFailure) => {
      reject(failure);
      request.destroy();
    };
    const deadline = setTimeout(() => fail(new FetchFailure('too-slow')), limits.timeoutMilliseconds);
    request.on('close', () => clearTimeout(deadline));
    request.on('error', (error) => reject(failureOf(error)));
    request.on('response', (response) => readAnswer(response, limits.maximumBytes, give, fail));
    request.end(body);
    return promise;
  };
}

/**
 * The same for JSON alone: an answer of any status but 2xx is a failure too.
 *
 * @throws FetchFailure with its reason
 */
export function jsonFetch(fetch: GuardedFetch): FetchJson {
  return async (url, options) => {
    const { status, body } = await fetch(url, options);
    if (status < 200 || status >= 300) throw new FetchFailure('refused', { status });
    try {
      return JSON.parse(body) as unknown;
    } catch {
      throw new FetchFailure('not-json', { status });
    }
  };
}
