import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { faults } from './faults.ts';
import type { Fault, FaultName } from './faults.ts';
import { Gradebook } from './gradebook.ts';
import type { Answer, Received } from './received.ts';

/** What a platform needs to know of the tool. */
export interface PlatformSetting {
  readonly clientId: string;
  readonly now: () => Date;
  /** Fetches the tool's keyset. */
  readonly keyset: () => Promise<JSONWebKeySet>;
}

interface GivenToken {
  readonly scopes: readonly string[];
  readonly until: number;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A platform with a token endpoint, a roster and a gradebook behind real sockets, which can be told to misbehave by name. */
export class ServicePlatform implements AsyncDisposable {
  readonly received: Received[] = [];
  /** The form of each token request. */
  readonly tokenRequests: URLSearchParams[] = [];
  readonly tokens = new Map<string, GivenToken>();
  readonly gradebook: Gradebook;
  readonly url: string;
  /** Scopes that the tool may have. */
  readonly scopes = new Set<string>();
  /** Changes to what a token request is answered. */
  tokenChanges: Record<string, unknown> = {};
  /** How the token answer calls itself: wrongly, as Moodle does. */
  tokenType = 'text/html; charset=utf-8';
  readonly #server: ReturnType<typeof createServer>;
  readonly #setting: PlatformSetting;
  readonly #used = new Set<string>();
  readonly #faults = new Map<FaultName, number>();

  private constructor(server: ReturnType<typeof createServer>, setting: PlatformSetting) {
    this.#server = server;
    this.#setting = setting;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.gradebook = new Gradebook(this.url);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response));
  }

  static async start(setting: PlatformSetting): Promise<ServicePlatform> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ServicePlatform(server, setting);
  }

  /** Misbehaves from now on, or a number of times. */
  break(fault: FaultName, times = Infinity): void {
    this.#faults.set(fault, times);
  }

  /** How many requests of a path there were. */
  count(path: string): number {
    return this.received.filter((each) => each.path === path).length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', this.url);
    const received: Received = {
      method: request.method ?? '',
      path,
      query,
      headers: request.headers,
      body: await textOf(request),
    };
    this.received.push(received);
    for (const [name, times] of this.#faults) {
      const fault: Fault = faults[name];
      if (times === 0 || !fault.at.test(`${received.method} ${path}`)) continue;
      this.#faults.set(name, times - 1);
      if (fault.isAfterwards) await this.#answer(received);
      return fault.answer(response);
    }
    const { status, type, headers = {}, body = '' } = await this.#answer(received);
    response.writeHead(status, { ...(type === undefined ? {} : { 'content-type': type }), ...headers }).end(body);
  }

  async #answer(received: Received): Promise<Answer> {
    if (received.path === '/token') return this.#token(received);
    if (received.path !== '/keys') return this.#service(received);
    // Any keyset will do to be counted: it shows the tool its own.
    return { status: 200, type: 'application/json', body: JSON.stringify(await this.#setting.keyset()) };
  }

  async #token({ method, body, headers }: Received): Promise<Answer> {
    const form = new URLSearchParams(body);
    this.tokenRequests.push(form);
    const refuse = (error: string): Answer => ({ status: 400, type: this.tokenType, body: JSON.stringify({ error }) });
    if (method !== 'POST' || headers['content-type'] !== 'application/x-www-form-urlencoded')
      return refuse('invalid_request');
    if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      return refuse('invalid_request');
    try {
      await this.#checkAssertion(form.get('client_assertion') ?? '');
    } catch {
      return refuse('invalid_client');
    }
    const given = (form.get('scope') ?? '').split(' ').filter((scope) => this.scopes.has(scope));
    if (given.length === 0) return refuse('invalid_scope');
    const value = `token-${this.tokenRequests.length}`;
    this.tokens.set(value, { scopes: given, until: this.#setting.now().getTime() + 3_600_000 });
    const answer = {
      access_token: value,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: given.join(' '),
      ...this.tokenChanges,
    };
    return { status: 200, type: this.tokenType, body: JSON.stringify(answer) };
  }

  /** As strict as a platform may be, down to identifiers that serve once. */
  async #checkAssertion(assertion: string): Promise<void> {
    const { clientId, now, keyset } = this.#setting;
    const { payload, protectedHeader } = await jwtVerify(assertion, createLocalJWKSet(await keyset()), {
      algorithms: ['RS256'],
      issuer: clientId,
      subject: clientId,
      audience: `${this.url}/token`,
      currentDate: now(),
      requiredClaims: ['iss', 'sub', 'aud', 'iat', 'exp', 'jti'],
    });
    const { iat = 0, exp = 0, jti = '' } = payload;
    if (protectedHeader.kid === undefined || exp - iat > 300 || iat > now().getTime() / 1000) throw new Error('times');
    if (jti.length < 20 || this.#used.has(jti)) throw new Error('jti');
    this.#used.add(jti);
  }

  #service(received: Received): Answer {
    const wanted = this.gradebook.scopesFor(received);
    if (wanted === undefined) return { status: 404, type: 'application/json', body: '{}' };
    const token = this.tokens.get((received.headers.authorization ?? '').replace('Bearer ', ''));
    if (!token || token.until <= this.#setting.now().getTime()) return { status: 401 };
    if (!wanted.some((scope) => token.scopes.includes(scope))) return { status: 403 };
    return this.gradebook.answer(received);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
