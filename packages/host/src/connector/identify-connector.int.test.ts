import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi, hashOfSecret } from '@trellis/api';
import { loadPlugins } from '@trellis/plugin';
import { connectionOf, createPartnership } from '@trellis/store';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import express, { type ErrorRequestHandler } from 'express';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobActor } from '../actors.ts';
import { apiDoors, sendProblem } from '../api-doors.ts';
import { createInstallation, type Installation } from '../installation.ts';
import { createIdentifyConnector } from './identify-connector.ts';
import { authenticationCode } from './signature.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const nowSeconds = Date.parse(NOW) / 1000;
const secrets = { north: 'trk_north', south: 'trk_south', off: 'trk_off' };
const code = `trc_${'c'.repeat(43)}`;

let database: TestDatabase;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const installation = createInstallation({
    database,
    plugins: loadPlugins({}, { version: '0.1.0' }),
    now: () => new Date(NOW),
    settings: {
      publicUrl: 'http://localhost:3000',
      secret: 'a secret of this test that everybody may read',
      allowLocalPlatforms: false,
      privateHosts: [],
    },
  });
  for (const publicId of ['north', 'south']) {
    const { id } = await createPartnership(database.owner, { publicId, name: `${publicId} partnership` });
    await connect(installation, id, publicId, secrets[publicId as 'north' | 'south']);
  }
  const [north] = await installation.partnerships.all();
  await connect(installation, north!.id, 'off', secrets.off);
  await connect(installation, north!.id, 'invited');
  await sql`update door.connection set state = 'disconnected' where id = 'off'`.execute(database.owner);
  ({ url, close } = await listen(installation));
});

afterAll(async () => {
  await close();
  await database.close();
});

async function connect(installation: Installation, partnershipId: number, id: string, secret?: string): Promise<void> {
  await installation.bind(
    partnershipId,
    jobActor('test'),
  )(async ({ tx }) => {
    const codeHash = hashOfSecret(id === 'invited' ? code : id);
    const later = '2026-11-29T09:00:00.000Z';
    await sql`select door.add_connection(${id}, ${id}, '{}', '{}', ${codeHash}, ${later}::timestamptz, ${NOW}::timestamptz)`.execute(
      tx,
    );
    if (secret !== undefined)
      await sql`select door.open_connection(${id}, ${installation.cipher.seal(secret)}, '{}', ${NOW}::timestamptz)`.execute(
        tx,
      );
  });
}

/** The doors to an API that says who asked, and what. */
async function listen(installation: Installation): Promise<{ url: string; close: () => Promise<void> }> {
  const app = express();
  const identify = () => Promise.resolve(undefined);
  const api = createApi({
    version: '0.1.0',
    plugins: [],
    addresses: { home: '', invitation: String, signIn: String, mailFrom: '' },
    certificates: { sign: () => Promise.reject(new Error('nobody asks for one')) },
    onFailure: () => undefined,
  });
  app.use(
    apiDoors({
      api: {
        ...api,
        rest: async ({ path, body }, caller) => {
          const chunks: Uint8Array[] = [];
          for await (const chunk of body) chunks.push(chunk);
          const { actor, partnership } = caller!.session;
          const said = { path, actor, partnership: partnership.id, body: Buffer.concat(chunks).toString('utf8') };
          return { status: 200, headers: {}, body: JSON.stringify(said) };
        },
      },
      identify,
      identifyConnector: createIdentifyConnector(installation, identify),
      log: pino({ level: 'silent' }),
      now: installation.now,
    }),
  );
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => sendProblem(response, error);
  app.use(onError);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let bodies = 0;

/** A message of its own, signed as the plugin of an LMS signs it. */
function signed(connection: keyof typeof secrets, change: Partial<Signed> = {}): Signed {
  const message = { path: '/api/v1/lms/events', body: `{"n":${(bodies += 1)}}`, at: nowSeconds, ...change };
  const signature = authenticationCode(secrets[connection], message.at, message.path, Buffer.from(message.body));
  return {
    headers: {
      'trellis-connection': connection,
      'trellis-signature': `t=${message.at},v1=${signature.toString('hex')}`,
    },
    ...message,
  };
}

interface Signed {
  readonly path: string;
  readonly body: string;
  readonly at: number;
  readonly headers: Readonly<Record<string, string>>;
}

async function send({ path, body, headers }: Pick<Signed, 'path' | 'body' | 'headers'>) {
  const answer = await fetch(url + path, { method: 'POST', headers, body });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

describe('a signed message', () => {
  test('comes from its connection, in the partnership of that connection, with the bytes that were signed', async () => {
    const body = '{"partnership":"south", "name":"Zoë"}';
    expect(await send(signed('north', { body }))).toEqual({
      status: 200,
      json: {
        path: '/lms/events',
        actor: { kind: 'connection', id: 'north', grants: [] },
        partnership: 'north',
        body,
      },
    });
    expect((await send(signed('south'))).json).toMatchObject({ actor: { id: 'south' }, partnership: 'south' });
  });

  test('is good once, however many come at the same moment; signed again it is good again', async () => {
    const message = signed('north');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(message)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'lms.replayed' });
    expect((await send(signed('north', { body: message.body, at: nowSeconds + 1 }))).status).toBe(200);
  });

  test.each([
    [
      'by another connection',
      () => ({ ...signed('south'), headers: { ...signed('south').headers, 'trellis-connection': 'north' } }),
    ],
    [
      'by a connection that is not there',
      () => ({ ...signed('north'), headers: { ...signed('north').headers, 'trellis-connection': 'nobody' } }),
    ],
    [
      'by a connection that never connected',
      () => ({ ...signed('north'), headers: { ...signed('north').headers, 'trellis-connection': 'invited' } }),
    ],
    ['for another path', () => ({ ...signed('north'), path: '/api/v1/lms/status' })],
    ['for another body', () => ({ ...signed('north'), body: '{}' })],
    ['by nobody', () => ({ ...signed('north'), headers: {} })],
    ['without a signature', () => ({ ...signed('north'), headers: { 'trellis-connection': 'north' } })],
  ] as const)('signed %s is refused in the same words as any other', async (_, message) => {
    const { status, json } = await send(message());
    expect(status).toBe(401);
    expect(json).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'lms.signature',
      detail: expect.stringContaining('not signed by a connection that we know'),
    });
  });

  test.each([
    [301, '5 minutes ahead of'],
    [-3_600, '60 minutes behind'],
    [900_000_000_000, '525600 minutes ahead of'],
  ])('of a clock that is %d seconds ahead says that it is the clock, and what time it is', async (ahead, words) => {
    const { status, json } = await send(signed('north', { at: nowSeconds + ahead }));
    expect(status).toBe(401);
    expect(json).toMatchObject({
      code: 'lms.clock',
      detail: expect.stringContaining(words),
      facts: { serverTime: NOW },
    });
    expect((await connectionOf(database.app, 'north'))?.clockAheadSeconds).toBe(Math.min(ahead, 31_536_000));
  });

  test('that comes a second time says nothing of a clock any more', async () => {
    const old = signed('south', { at: nowSeconds - 7_200 });
    const noted = async () => (await connectionOf(database.app, 'south'))?.clockAheadSeconds;
    expect((await send(old)).json).toMatchObject({ code: 'lms.clock' });
    expect(await noted()).toBe(-7_200);
    expect((await send(signed('south'))).status).toBe(200);
    expect((await send(old)).json).toMatchObject({ code: 'lms.clock' });
    expect(await noted()).toBe(0);
  });

  test.each([300, -300])('of a clock that is %d seconds ahead is let pass', async (ahead) => {
    expect((await send(signed('north', { at: nowSeconds + ahead }))).status).toBe(200);
  });

  test('of a connection that was switched off is refused for that, unless a person asks for what is held, or to be erased', async () => {
    expect(await send(signed('off'))).toMatchObject({ status: 403, json: { code: 'lms.disconnected' } });
    for (const path of ['/api/v1/lms/privacy/export', '/api/v1/lms/privacy/erase'])
      expect(await send(signed('off', { path }))).toMatchObject({ status: 200, json: { actor: { id: 'off' } } });
  });

  test('above a megabyte is refused for its size, also when it does not say how large it is', async () => {
    const body = 'x'.repeat(1_048_577);
    expect(await send(signed('north', { body }))).toMatchObject({ status: 413, json: { code: 'request.too-large' } });
    const { path, headers } = signed('north', { body });
    const status = await new Promise((resolve, reject) => {
      const sending = httpRequest(url + path, {
        method: 'POST',
        headers: { ...headers, 'transfer-encoding': 'chunked' },
      });
      sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      sending.end(body);
    });
    expect(status).toBe(413);
    expect((await send(signed('north', { body: 'x'.repeat(1_048_576) }))).status).toBe(200);
  });

  test('opens nothing but the addresses of the connector', async () => {
    for (const path of ['/api/v1/evidence', '/api/v1/people/a/1']) {
      const { headers, body } = signed('north', { path });
      // Here nobody has shown who they are, so that the pretend API fails.
      expect((await fetch(url + path, { method: 'POST', headers, body })).status).toBe(500);
    }
  });
});

describe('a connection code', () => {
  const bearer = { authorization: `Bearer ${code}` };

  test('opens the address to connect, and no other', async () => {
    const connecting = { path: '/api/v1/lms/connect', body: '{}', headers: bearer };
    expect(await send(connecting)).toMatchObject({
      status: 200,
      json: { actor: { kind: 'connection', id: 'invited', grants: [] }, partnership: 'north', body: '{}' },
    });
    for (const path of ['/api/v1/lms/events', '/api/v1/lms/status', '/api/v1/lms/connect/'])
      expect(await send({ ...connecting, path })).toMatchObject({ status: 401, json: { code: 'lms.signature' } });
  });

  test('that is not one, was used or has expired is refused in the same words', async () => {
    const of = (secret: string) =>
      send({ path: '/api/v1/lms/connect', body: '{}', headers: { authorization: `Bearer ${secret}` } });
    const unknown = await of(`trc_${'x'.repeat(43)}`);
    expect(unknown).toMatchObject({ status: 403, json: { code: 'lms.code-spent' } });
    await sql`update door.connection set code_expires_at = ${NOW}::timestamptz where id = 'invited'`.execute(
      database.owner,
    );
    expect(await of(code)).toEqual(unknown);
  });
});
