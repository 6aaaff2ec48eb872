import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** A signing key of a platform. */
export interface PlatformKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Makes a signing key. */
export async function platformKey(kid: string, algorithm = 'RS256', modulusLength = 2048): Promise<PlatformKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { modulusLength, extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } };
}

/** Signs claims as a platform would. */
export function sign(key: PlatformKey, claims: object, header: object = {}): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
    .sign(key.privateKey);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback whose paths can be changed as a test goes on. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** How often each path was asked for. */
  readonly counts: Map<string, number>;
  on(path: string, handler: Handler): void;
}

/** Answers with JSON. */
export function json(value: unknown, status = 200): Handler {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(): Promise<TestServer> {
  const handlers = new Map<string, Handler>();
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const handler = handlers.get(path);
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    on: (path, handler) => void handlers.set(path, handler),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
