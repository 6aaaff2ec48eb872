import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newSecret } from '@trellis/api';
import type { Context, Stores } from '@trellis/core';
import {
  approvePlatform,
  createSignInLink,
  createToken,
  invitePlatform,
  type Role,
  type Trust,
} from '@trellis/core/access';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { createHost, operatorActor, type Host, type MailSettings } from '@trellis/host';
import { loadPlugins, type PluginRecord } from '@trellis/plugin';
import { createPartnership, type PartnershipRow } from '@trellis/store';
import { createTestDatabase } from '@trellis/store/testing';
import type { Platform } from './platform/create-platform.ts';
import type { PlatformClient } from './platform/client.ts';

/** What a test host starts with. */
export interface TestHostOptions {
  /** None if not given. */
  readonly plugins?: PluginRecord;
  /** The clock; the machine's own if not given. */
  readonly now?: () => Date;
  /** The folder of a built web app; no screens if not given. */
  readonly webFolder?: string;
  /** The core's version, which plugins are checked against. */
  readonly version?: string;
  /** Where letters go; kept if not given. */
  readonly mail?: MailSettings;
}

/** A whole Trellis on a free port of this machine, with a database of its own and one partnership. */
export interface TestHost extends AsyncDisposable {
  /** As `http://localhost:PORT`. */
  readonly url: string;
  readonly host: Host;
  readonly partnership: PartnershipRow;
  /** Does something in the partnership as the command line would; who is touched is judged. */
  act<Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result>;
  /** A new API token. */
  token(role: Role, agencyRef?: string): Promise<string>;
  /** The address of a new sign-in link. */
  signInLink(role: Role, agencyRef?: string): Promise<string>;
  /** Registers at a pretend LMS, which is then approved and trusted as said (with e-mail and staff number if nothing is said). */
  connect(platform: Platform, trust?: Trust): Promise<PlatformClient>;
  /** A second tenant in the same database, with the same packs at work. */
  anotherPartnership(name: string): Promise<PartnershipRow>;
}

/** Long enough for every cipher, and no secret at all. */
const SECRET = 'a secret of the test kit that everybody may read';

const actor = operatorActor('test');

/** Starts a test host: `await using trellis = await createTestHost({ plugins })`. */
export async function createTestHost({
  plugins = {},
  now = () => new Date(),
  webFolder,
  version = '0.1.0',
  mail,
}: TestHostOptions = {}): Promise<TestHost> {
  const database = await createTestDatabase();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const loaded = loadPlugins(plugins, { version });
  const host = await createHost({
    database,
    plugins: loaded,
    now,
    settings: {
      publicUrl: url,
      secret: SECRET,
      allowLocalPlatforms: true,
      privateHosts: [],
      trustedProxies: [],
      version,
      webFolder,
      mail,
    },
  });
  server.on('request', host.app);
  const { installation } = host;

  async function makePartnership(publicId: string, name: string): Promise<PartnershipRow> {
    const made = await createPartnership(database.owner, { publicId, name });
    await installation.act(made.id, actor, async (ctx) => {
      const packs = loaded.packs.map(({ pack }) => pack);
      await installPacks(ctx, packs);
      // As a new partnership: drafts wait for somebody who confirms their source.
      for (const pack of packs.filter(({ status }) => status === 'active'))
        await activatePack(
          ctx,
          { packId: pack.id, version: pack.version, from: null, to: null, readings: {} },
          JUDGING_OPTIONS,
        );
    });
    return made;
  }

  const partnership = await makePartnership('test', 'Test partnership');
  const act: TestHost['act'] = (work) => installation.act(partnership.id, actor, work);
  const agencyId = async (ctx: Context<Stores>, ref: string | undefined) => {
    const found = (await ctx.store.people.agencies()).find((agency) => agency.ref === ref);
    if (ref !== undefined && found === undefined) throw new Error(`There is no agency ${ref} in this test.`);
    return found?.id;
  };

  return {
    url,
    host,
    partnership,
    act,
    async token(role, agencyRef) {
      const { secret, hash } = newSecret('token');
      await act(async (ctx) =>
        createToken(ctx, { name: 'test', secretHash: hash, grant: { role, agencyId: await agencyId(ctx, agencyRef) } }),
      );
      return secret;
    },
    async signInLink(role, agencyRef) {
      const { secret, hash } = newSecret('link');
      await act(async (ctx) =>
        createSignInLink(ctx, {
          name: 'Test',
          tokenHash: hash,
          grant: { role, agencyId: await agencyId(ctx, agencyRef) },
        }),
      );
      return installation.addresses.signIn(secret);
    },
    async connect(platform, trust) {
      const { secret, hash } = newSecret('invitation');
      await act((ctx) => invitePlatform(ctx, { tokenHash: hash }));
      const client = await platform.register(installation.addresses.invitation(secret));
      await act(async (ctx) => {
        const registered = (await ctx.store.access.platforms()).find((each) => each.clientId === client.clientId);
        await approvePlatform(ctx, registered!.id, trust);
      });
      return client;
    },
    anotherPartnership: (name) => makePartnership(`test-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`, name),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await host.close();
      await database.close();
    },
  };
}
