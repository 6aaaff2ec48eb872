import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { createHost, type Host } from '@trellis/host';
import { migrate, openDatabase, type Database } from '@trellis/store';
import { pino } from 'pino';
import { startDemo, type Demo } from './demo/start-demo.ts';
import { isDemoWanted } from './demo/is-demo-wanted.ts';
import { faultSentence, listenFault } from './fault-sentence.ts';
import { publicUrlOf } from './open.ts';
import { bringPacks, firstPartnership } from './partnership.ts';
import { loadedPlugins } from './plugins.ts';
import { forgetRunning, noteRunning } from './running-service.ts';
import { installationSecret, readSettings, type Settings } from './settings.ts';
import { version } from './version.ts';

/** A running service. */
export interface Service {
  /** Its own address, as browsers see it. */
  readonly url: string;
  /** Where the demo LMS is, in a demonstration. */
  readonly demoLmsUrl: string | undefined;
  /** Stops taking requests, ends those at work and gives up the database; may be called again. */
  readonly stop: () => Promise<void>;
}

/** A stop that takes longer than this is ended where it is; what was acknowledged is in the database. */
const LONGEST_STOP_MS = 9_000;

const webFolder = path.resolve(import.meta.dirname, '../../web/dist');

/**
 * Starts the service: database, migrations, plugins, the demo if it is one, and the server.
 *
 * @param say - where it tells a person what it does; nothing goes there later than the addresses
 * @param signal - when it is aborted, the start is given up after the step at hand and what was opened is closed
 * @throws the signal's reason when the start was given up
 */
export async function startService(
  settings: Settings,
  say: (line: string) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<Service> {
  const secret = installationSecret(settings);
  const plugins = loadedPlugins();
  const database = await openDatabase(
    settings.databaseUrl === undefined ? { dataDir: settings.dataDir } : { url: settings.databaseUrl },
  );
  const parts: { server?: Server; host?: Host; demo?: Demo | undefined } = {};
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= stopParts(parts, database).finally(() => forgetRunning(settings.dataDir)));
  try {
    signal.throwIfAborted();
    await migrate(database);
    const isDemo = await isDemoWanted(settings, database);
    signal.throwIfAborted();
    parts.server = await listen(settings, isDemo);
    const { port } = parts.server.address() as AddressInfo;
    const publicUrl = publicUrlOf(settings, port);
    parts.host = await createHost({
      database,
      plugins,
      log: pino({ level: isDemo ? 'warn' : 'info', base: null }),
      settings: {
        publicUrl,
        secret,
        allowLocalPlatforms: settings.allowLocalPlatforms || isDemo,
        privateHosts: settings.privateHosts,
        trustedProxies: settings.trustedProxies,
        webFolder: existsSync(webFolder) ? webFolder : undefined,
        mail: { smtpUrl: settings.smtpUrl, fromAddress: settings.mailFrom },
        version,
      },
      about: () => (parts.demo === undefined ? {} : { demoLmsUrl: parts.demo.lmsUrl }),
    });
    const { installation } = parts.host;
    if (!isDemo && (await installation.partnerships.all()).length === 0) await firstPartnership(installation);
    await bringPacks(installation);
    signal.throwIfAborted();
    parts.server.removeAllListeners('request');
    parts.server.on('request', parts.host.app);
    noteRunning(settings.dataDir, publicUrl);
    if (isDemo) parts.demo = await startDemo({ settings, installation, port, say, signal });
    signal.throwIfAborted();
    return { url: publicUrl, demoLmsUrl: parts.demo?.lmsUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Listens before the app is there, since its own address is part of it. Until then it answers that it is starting. */
async function listen(settings: Settings, isDemo: boolean): Promise<Server> {
  const server = createServer((request, response) => {
    response
      .writeHead(request.url === '/healthz' ? 200 : 503, { 'content-type': 'text/plain', 'retry-after': '1' })
      .end('starting\n');
  });
  const host = settings.host ?? (isDemo ? '127.0.0.1' : undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error)));
    server.listen({ port: settings.port, ...(host === undefined ? {} : { host }) }, resolve);
  });
  return server;
}

async function stopParts(
  { server, host, demo }: { server?: Server; host?: Host; demo?: Demo | undefined },
  database: Database,
): Promise<void> {
  const ended = server === undefined ? undefined : new Promise((resolve) => server.close(resolve));
  server?.closeIdleConnections();
  // Requests at work are ended by themselves; connections that only wait are not.
  const impatient = setInterval(() => server?.closeIdleConnections(), 50);
  const cut = setTimeout(() => server?.closeAllConnections(), 4_000);
  await demo?.stop();
  await ended;
  clearInterval(impatient);
  clearTimeout(cut);
  await host?.close();
  await database.close();
}

/** The whole life of `npm start`: settings, service, addresses, and a clean stop on SIGTERM or SIGINT, whenever they come. */
export async function main(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const leaving = new AbortController();
  const leave = (): void => {
    setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    leaving.abort();
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);

  let service: Service;
  try {
    const settings = readSettings();
    if (settings.demoRefused !== undefined) say(settings.demoRefused);
    service = await startService(settings, say, leaving.signal);
  } catch (error) {
    if (leaving.signal.aborted) process.exit(0);
    // Whatever else may still be open: who watches over services starts only one that has ended again.
    process.stderr.write(`Trellis did not start. ${faultSentence(error)}\n`, () => process.exit(1));
    return;
  }
  // Whoever left while the last step ran is let go now.
  const stop = (): void => void service.stop().then(() => process.exit(0));
  if (leaving.signal.aborted) return stop();
  leaving.signal.addEventListener('abort', stop);
  say(`Trellis is at ${service.url}`);
  if (service.demoLmsUrl === undefined)
    say('Sign in: npm run --silent trellis -- sign-in link --role administrator --name "Your name"');
  else say(`The demo LMS is at ${service.demoLmsUrl}`);
}
