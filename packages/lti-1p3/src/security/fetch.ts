import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
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

/** A fetch that gave nothing usable. `status` is there when the other side answered. */
export class FetchFailure extends Error {
  readonly reason: FetchFailureReason;
  readonly status: number | undefined;

  constructor(reason: FetchFailureReason, status?: number) {
    super(reason);
    this.name = 'FetchFailure';
    this.reason = reason;
    this.status = status;
  }
}

/** What may be sent along. */
export interface FetchOptions {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Fetches JSON from a platform, within a policy. */
export type FetchJson = (url: string, options?: FetchOptions) => Promise<unknown>;

/** Limits of one fetch. */
export interface FetchLimits {
  readonly timeoutMilliseconds: number;
  readonly maximumBytes: number;
}

const ordinaryLimits: FetchLimits = { timeoutMilliseconds: 5000, maximumBytes: 262_144 };

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

/**
 * The one way in which this package fetches anything: https (or http to loopback, where allowed), the connection made to the very address
 * that was checked, no redirects, one deadline for everything, a size limit, no compression.
 *
 * @throws FetchFailure with its reason
 * @source house
 */
export function guardedFetch(policy: FetchPolicy, limits: FetchLimits = ordinaryLimits): FetchJson {
  return (text, { method = 'GET', headers = {}, body } = {}) => {
    const url = allowedAddress(text, policy);
    if (!url) return Promise.reject(new FetchFailure('address-not-allowed'));
    const host = hostOf(url);
    const { promise, resolve: give, reject } = Promise.withResolvers<unknown>();
    const fail = (reason: FetchFailureReason, status?: number) => {
      reject(new FetchFailure(reason, status));
      request.destroy();
    };
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
    const deadline = setTimeout(() => fail('too-slow'), limits.timeoutMilliseconds);
    request.on('close', () => clearTimeout(deadline));
    request.on('error', (error) => reject(error instanceof FetchFailure ? error : new FetchFailure('unreachable')));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) return fail('redirected', status);
      if (status < 200 || status >= 300) return fail('refused', status);
      if (!['', 'identity'].includes(response.headers['content-encoding'] ?? '')) return fail('not-json', status);
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maximumBytes) return fail('too-large', status);
        chunks.push(chunk);
      });
      response.on('error', () => reject(new FetchFailure('unreachable', status)));
      response.on('end', () => {
        try {
          give(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        } catch {
          reject(new FetchFailure('not-json', status));
        }
      });
    });
    request.end(body);
    return promise;
  };
}
