import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import type { MessageHint } from './authorization.ts';
import { createClientStore } from './client.ts';
import type { ClientStore, PlatformClient } from './client.ts';
import { createDirectory, exampleCourses, exampleUsers } from './directory.ts';
import type { Directory, PlatformCourse, PlatformUser } from './directory.ts';
import type { Fault } from './faults.ts';
import { createRegistrationDesk } from './registration.ts';
import { addPlatformRoutes } from './routes.ts';
import { createSigningKeys } from './signing-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What a pretend LMS starts with. */
export interface PlatformOptions {
  /** A free port if not given. */
  readonly port?: number;
  /** `127.0.0.1` if not given, so that a tool on `localhost` is another site, as in real life. */
  readonly host?: string;
  readonly users?: readonly PlatformUser[];
  readonly courses?: readonly PlatformCourse[];
  readonly clients?: ClientStore;
  readonly now?: () => Date;
}

/** What a launch opens. */
export interface LaunchChoice {
  readonly user: string;
  readonly link: string;
  /** The newest client if not given. */
  readonly client?: string;
  readonly isInWindow?: boolean;
}

/** A running pretend LMS: a full LTI 1.3 platform on loopback that can be told to misbehave. */
export interface Platform extends AsyncDisposable {
  /** Its address and issuer. */
  readonly url: string;
  readonly configurationUrl: string;
  readonly directory: Directory;
  readonly clients: ClientStore;
  readonly keys: SigningKeys;
  /** For pages of one's own beside the platform's. */
  readonly app: Express;
  /** Spoils every message from now on; mended by setting `undefined`. */
  fault: Fault | undefined;
  /** Claims that every message carries from now on instead of its own. */
  changes: Readonly<Record<string, unknown>>;
  /** An invitation as the platform would open it in a frame, with a fresh registration token. */
  registrationUrl(invitationUrl: string): string;
  /**
   * Opens an invitation and gives the client that came of it.
   *
   * @throws Error with the page's status when the tool refused
   */
  register(invitationUrl: string): Promise<PlatformClient>;
  /** The address at which a launch begins. */
  launchUrl(choice: LaunchChoice): string;
  /** What the platform posts to the tool's login address for a launch. */
  initiation(choice: LaunchChoice): { readonly to: string; readonly fields: Readonly<Record<string, string>> };
}

async function listen(app: Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host);
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });
}

/** Starts a pretend LMS. It stops with `await using`. */
export async function createPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const { port = 0, host = '127.0.0.1', now = () => new Date() } = options;
  const clients = options.clients ?? createClientStore();
  const directory = createDirectory(options.users ?? exampleUsers, options.courses ?? exampleCourses);
  const keys = await createSigningKeys();
  const desk = createRegistrationDesk(clients);
  const app = express();
  const server = await listen(app, port, host);
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const configurationUrl = `${url}/.well-known/openid-configuration`;

  function chosenClient(clientId: string | undefined): PlatformClient {
    const client =
      clientId === undefined ? clients.list().at(-1) : clients.list().find((each) => each.clientId === clientId);
    if (!client) throw new Error('No such tool is registered with this platform.');
    return client;
  }

  const platform: Platform = {
    url,
    configurationUrl,
    directory,
    clients,
    keys,
    app,
    fault: undefined,
    changes: {},
    registrationUrl(invitationUrl) {
      const address = new URL(invitationUrl);
      address.searchParams.set('openid_configuration', configurationUrl);
      address.searchParams.set('registration_token', desk.issueToken());
      return address.href;
    },
    async register(invitationUrl) {
      const known = clients.list().length;
      const response = await fetch(platform.registrationUrl(invitationUrl));
      await response.arrayBuffer();
      const client = clients.list()[known];
      if (!response.ok || !client)
        throw new Error(`The tool answered the registration with status ${response.status}.`);
      return client;
    },
    launchUrl({ user, link, client, isInWindow = false }) {
      const query = new URLSearchParams({
        user,
        link,
        ...(client === undefined ? {} : { client }),
        ...(isInWindow ? { window: '1' } : {}),
      });
      return `${url}/launch?${query.toString()}`;
    },
    initiation({ user, link, client: clientId, isInWindow = false }) {
      const client = chosenClient(clientId);
      const placed = directory.placedLink(link);
      const hint: MessageHint = { link, isInWindow };
      return {
        to: client.loginUrl,
        fields: {
          iss: url,
          login_hint: user,
          target_link_uri: placed?.link.targetLinkUri ?? client.targetLinkUri,
          lti_message_hint: JSON.stringify(hint),
          client_id: client.clientId,
          lti_deployment_id: client.deploymentId,
        },
      };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  addPlatformRoutes(platform, desk, now);
  return platform;
}
