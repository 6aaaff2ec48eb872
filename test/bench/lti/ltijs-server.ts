// ltijs as a process of its own, started by ltijs-tool.ts: tells the parent its port and ends with it.
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import type { LtijsSettings } from './ltijs-tool.ts';

/** As much of ltijs as is used here; it brings no types. */
interface Provider {
  readonly app: { listen(port: number, host: string, done: () => void): Server };
  setup(secret: string, database: { readonly plugin: unknown }, options: Readonly<Record<string, unknown>>): void;
  onConnect(answer: (token: unknown, request: unknown, response: { send(page: string): void }) => void): void;
  deploy(options: { readonly serverless: true; readonly silent: true }): Promise<unknown>;
  registerPlatform(
    platform: Readonly<Record<string, unknown>>,
  ): Promise<{ platformActive(on: true): Promise<unknown> }>;
}
type SequelizePlugin = new (database: string, user: string, password: string, options: unknown) => unknown;

process.once('disconnect', () => process.exit());
const { folder, database, connections, platform } = JSON.parse(process.argv[2] ?? '{}') as LtijsSettings;
const load = createRequire(path.join(folder, 'package.json'));
const { Provider: ltijs } = load('ltijs') as { Provider: Provider };
const Database = load('ltijs-sequelize') as SequelizePlugin;

ltijs.setup(
  'a secret of the benchmark, of thirty-two characters or more',
  {
    plugin: new Database(database.database, database.user, '', {
      host: database.host,
      port: database.port,
      dialect: 'postgres',
      logging: false,
      pool: { max: connections },
    }),
  },
  // Messages are signed some time before they are sent; ltijs would refuse those older than ten seconds.
  { cookies: { secure: true, sameSite: 'None' }, tokenMaxAge: 60 },
);
ltijs.onConnect((_, __, response) => response.send('<!doctype html><title>Launched</title>'));
await ltijs.deploy({ serverless: true, silent: true });
const registered = await ltijs.registerPlatform({
  name: 'Made up',
  url: platform.issuer,
  clientId: platform.clientId,
  authenticationEndpoint: `${platform.issuer}/authorize`,
  accesstokenEndpoint: `${platform.issuer}/token`,
  authConfig: { method: 'JWK_SET', key: platform.keysetUrl },
});
await registered.platformActive(true);
const server = ltijs.app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
