import { createApi, inTransaction, type Api, type Caller, type RestResponse } from '@trellis/api';
import type { Actor, Grant } from '@trellis/core/access';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { packBathNorthEastSomerset } from '@trellis/pack-bath-north-east-somerset';
import { packLondon } from '@trellis/pack-london';
import { packNational } from '@trellis/pack-national';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { loadPlugins } from '@trellis/plugin';
import { createTestDatabase, createTestPartnership, type TestDatabase } from '@trellis/store/testing';
import { randomUUID } from 'node:crypto';

/** A whole API over a database of its own, with the plugins that the service has and a partnership in which the packs are at work. */
export interface Westhaven extends AsyncDisposable {
  readonly api: Api;
  readonly database: TestDatabase;
  /** Somebody with these grants. */
  readonly callerWith: CallerWith;
  /** Another partnership in the same database, under this name, with the same packs at work. */
  readonly addPartnership: (publicId: string) => Promise<CallerWith>;
  /** One request over REST, the body as JSON. A fault on our side is thrown as it happened. */
  readonly ask: (caller: Caller | undefined, request: Asked) => Promise<Answered>;
}

/** Makes somebody with these grants; agencies by their reference. */
export type CallerWith = (
  actor: Partial<Omit<Actor, 'grants'>>,
  grants: readonly (Omit<Grant, 'agencyId'> & { readonly agency?: string })[],
) => Promise<Caller>;

/** A request as a test writes it: `POST /evidence`, with a body and a key. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
}

/** An answer with its JSON, or the text of a file. */
export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly json: unknown;
}

const NOW = '2026-11-21T09:00:00.000Z';

/**
 * Opens it: `await using westhaven = await openWesthaven()`.
 *
 * @param clock - the moment of every request, which a test may move on
 */
export async function openWesthaven(clock: { readonly now: string } = { now: NOW }): Promise<Westhaven> {
  const database = await createTestDatabase();
  const plugins = loadPlugins(
    {
      packBathNorthEastSomerset: packBathNorthEastSomerset(),
      packLondon: packLondon(),
      packNational: packNational(),
      pathwayAssignment: pathwayAssignment(),
    },
    { version: '0.1.0' },
  );
  const failures: unknown[] = [];
  const addresses = {
    home: '/',
    invitation: (secret: string) => `/register/${secret}`,
    signIn: (secret: string) => `/sign-in/${secret}`,
    mailFrom: 'trellis@trellis.example',
  };
  const api = createApi({
    version: '0.1.0',
    plugins: plugins.api,
    addresses,
    certificates: { sign: () => Promise.resolve('header.payload.signature') },
    onFailure: (error) => failures.push(error),
  });
  async function addPartnership(publicId: string): Promise<CallerWith> {
    const partnership = await createTestPartnership(database, publicId);
    const callerOf = (actor: Actor): Caller => ({
      session: { actor, partnership: { id: publicId, name: partnership.name, isDemo: false } },
      run: async (work) => {
        const { now } = clock;
        return await partnership.at(now, (store) =>
          work({ store, now, actor, newId: randomUUID, timeZone: 'Europe/London' }),
        );
      },
    });
    const operator = callerOf({ kind: 'operator', id: 'set-up', grants: [{ role: 'administrator' }] });
    await inTransaction(operator.run, async (ctx) => {
      await installPacks(
        ctx,
        plugins.packs.map(({ pack }) => pack),
      );
      for (const { pack } of plugins.packs.filter((each) => each.pack.status === 'active'))
        await activatePack(
          ctx,
          { packId: pack.id, version: pack.version, from: null, to: null, readings: {} },
          JUDGING_OPTIONS,
        );
    });
    return async (actor, grants) => {
      const agencies = await operator.run((ctx) => ctx.store.people.agencies());
      const held = grants.map(({ agency, ...grant }): Grant => {
        const agencyId = agencies.find(({ ref }) => ref === agency)?.id;
        return agencyId === undefined ? grant : { ...grant, agencyId };
      });
      return callerOf({ kind: 'token', id: 'a-token', ...actor, grants: held });
    };
  }

  return {
    api,
    database,
    callerWith: await addPartnership('westhaven'),
    addPartnership,
    async ask(caller, { method, path, body, key }) {
      const [bare, query] = path.split('?');
      const answer = await api.rest(
        {
          method,
          path: bare!,
          query: new URLSearchParams(query),
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: bytesOf(body),
        },
        caller,
      );
      const text = await textOf(answer.body);
      if (failures.length > 0) throw failures[0];
      const type = answer.headers['content-type'] ?? '';
      return { status: answer.status, type, json: type.includes('json') ? (JSON.parse(text) as unknown) : text };
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

async function textOf(body: RestResponse['body']): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1');
  if (typeof body === 'string') return body;
  let text = '';
  for await (const chunk of body) text += chunk;
  return text;
}

async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) yield body;
  else if (body !== undefined) yield new TextEncoder().encode(JSON.stringify(body));
}
