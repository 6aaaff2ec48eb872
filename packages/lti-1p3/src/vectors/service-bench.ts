import type { JSONWebKeySet } from 'jose';
import { addressesOf } from '../addresses.ts';
import { guardedFetch } from '../security/fetch.ts';
import { createOwnKeys } from '../security/keys.ts';
import { secretCipher } from '../security/secret.ts';
import { createMemoryStorage } from '../memory-storage.ts';
import { createServices } from '../services/create-services.ts';
import { serviceScopes } from '../services/scopes.ts';
import type { Registration } from '../storage.ts';
import { ServicePlatform } from './service-platform.ts';

// One storage, and so one key pair, for all benches: making one takes longer than any test.
const sharedStorage = createMemoryStorage();

/** The services of a tool and a platform that gives them, with every scope granted. */
export async function startServiceBench(storage = sharedStorage) {
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') };
  const now = () => clock.now;
  const addresses = addressesOf('https://tool.example');
  const ownKeys = createOwnKeys(storage, secretCipher('a secret that is long enough for this test'), now);
  const platform = await ServicePlatform.start({
    clientId: 'client-1',
    now,
    keyset: async () => JSON.parse(await ownKeys.published()) as JSONWebKeySet,
  });
  for (const scope of Object.values(serviceScopes)) platform.scopes.add(scope);
  const fetchLocal = guardedFetch({ allowLocalPlatforms: true });
  /** Waits and takes less than the real one, for platforms that are silent or send too much. */
  const fetchQuickly: typeof fetchLocal = (url, options) =>
    fetchLocal(url, { ...options, limits: { timeoutMilliseconds: 300, maximumBytes: 10_000 } });
  const registration: Registration = {
    id: 'registration-1',
    issuer: platform.url,
    clientId: 'client-1',
    authorizationEndpoint: `${platform.url}/auth`,
    tokenEndpoint: `${platform.url}/token`,
    keysetUrl: `${platform.url}/keys`,
    productFamily: 'moodle',
    state: 'active',
  };
  return {
    clock,
    ownKeys,
    platform,
    gradebook: platform.gradebook,
    registration,
    addresses,
    services: createServices({ fetch: fetchLocal, ownKeys, addresses, now }),
    quickServices: createServices({ fetch: fetchQuickly, ownKeys, addresses, now }),
    wait(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

/** What `startServiceBench` gives. */
export type ServiceBench = Awaited<ReturnType<typeof startServiceBench>>;

/** Everything that comes out of pages. */
export async function all<Entry>(pages: AsyncIterable<Entry>): Promise<Entry[]> {
  const list: Entry[] = [];
  for await (const page of pages) list.push(page);
  return list;
}
