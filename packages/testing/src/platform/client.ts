/** A tool that is registered with the pretend LMS. */
export interface PlatformClient {
  readonly clientId: string;
  readonly deploymentId: string;
  readonly name: string;
  /** Where a login begins. */
  readonly loginUrl: string;
  /** The only addresses to which messages are posted. */
  readonly redirectUris: readonly string[];
  readonly keysetUrl: string;
  /** Where a link leads that names no address of its own. */
  readonly targetLinkUri: string;
  /** Where somebody chooses what to place, if the tool offers that. */
  readonly deepLinkingUri?: string;
  /** Custom values that every launch carries. */
  readonly custom: Readonly<Record<string, string>>;
}

/** Where the platform remembers its clients. */
export interface ClientStore {
  list(): readonly PlatformClient[];
  add(client: PlatformClient): void;
}

/** Clients that are forgotten with the process. */
export function createClientStore(): ClientStore {
  const clients: PlatformClient[] = [];
  return { list: () => clients, add: (client) => void clients.push(client) };
}
