import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import type { MessageHint } from './authorization.ts';
import { createClientStore } from './client.ts';
import type { ClientStore, PlatformClient } from './client.ts';
import { addDeepLinkingRoutes } from './deep-linking.ts';
import { createDirectory, exampleCourses, exampleUsers } from './directory.ts';
import type { Directory, PlatformCourse, PlatformUser } from './directory.ts';
import type { Fault } from './faults.ts';
import { createGradebook } from './gradebook.ts';
import type { Gradebook, GradebookKept } from './gradebook.ts';
import { createRegistrationDesk } from './registration.ts';
import { addPlatformRoutes } from './routes.ts';
import { addServiceRoutes } from './service-routes.ts';
import type { PlatformServices } from './service-routes.ts';
import { createSigningKeys } from './signing-keys.ts';
import type { SigningKeys } from './signing-keys.ts';
import { createTokenDesk } from './token-desk.ts';

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
  /** Whether its pages keep what a tool puts into them (LTI platform storage); they do not if not given. */
  readonly hasStorage?: boolean;
  /** The grades to begin with; none if not given. */
  readonly gradebook?: GradebookKept;
  /** Hears of each link, column and score once it is there, so that it can be kept. */
  readonly onChange?: () => void;
}

/** What a launch opens: a link, somebody's grade behind a link, or the tool's own page for choosing what to place in a course. */
export type LaunchChoice = {
  readonly user: string;
  /** The newest client if not given. */
  readonly client?: string;
  readonly isInWindow?: boolean;
} & ({ readonly link: string; readonly reviewOf?: string } | { readonly placeIn: string });

/** A running pretend LMS: a full LTI 1.3 platform on loopback that can be told to misbehave. */
export interface Platform extends AsyncDisposable {
  /** Its address and issuer. */
  readonly url: string;
  readonly configurationUrl: string;
  readonly directory: Directory;
  readonly clients: ClientStore;
  readonly keys: SigningKeys;
  readonly gradebook: Gradebook;
  /** Names and Roles, and Assignment and Grade Services. */
  readonly services: PlatformServices;
  /** The frame that keeps what a tool puts into it, where there is one. */
  readonly storage: string | undefined;
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
  const { onChange } = options;
  const directory = createDirectory(options.users ?? exampleUsers, options.courses ?? exampleCourses, onChange);
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
    gradebook: createGradebook(options.gradebook, onChange),
    services: {
      behaviour: 'serve',
      withheld: [],
      membersPerPage: 100,
      calls: { token: 0, members: 0, lineItems: 0, scores: 0 },
    },
    storage: options.hasStorage === true ? '_parent' : undefined,
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
    launchUrl(choice) {
      const query = new URLSearchParams({
        user: choice.user,
        ...('placeIn' in choice ? { course: choice.placeIn } : { link: choice.link }),
        ...('reviewOf' in choice && choice.reviewOf !== undefined ? { review: choice.reviewOf } : {}),
        ...(choice.client === undefined ? {} : { client: choice.client }),
        ...(choice.isInWindow === true ? { window: '1' } : {}),
      });
      return `${url}/launch?${query.toString()}`;
    },
    initiation({ user, client: clientId, isInWindow = false, ...choice }) {
      const client = chosenClient(clientId);
      const hint: MessageHint = { ...choice, isInWindow };
      const target =
        'placeIn' in choice ? client.deepLinkingUri : directory.placedLink(choice.link)?.link.targetLinkUri;
      return {
        to: client.loginUrl,
        fields: {
          iss: url,
          login_hint: user,
          target_link_uri: target ?? client.targetLinkUri,
          lti_message_hint: JSON.stringify(hint),
          client_id: client.clientId,
          lti_deployment_id: client.deploymentId,
          ...(platform.storage === undefined || isInWindow ? {} : { lti_storage_target: platform.storage }),
        },
      };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  addPlatformRoutes(platform, desk, now);
  addServiceRoutes(
    platform,
    createTokenDesk(clients, () => `${url}/token`),
  );
  addDeepLinkingRoutes(platform);
  return platform;
}
