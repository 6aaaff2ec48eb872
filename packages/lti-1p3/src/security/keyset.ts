import { importJWK, type CryptoKey } from 'jose';
import { LtiError } from '../errors.ts';
import type { Registration } from '../storage.ts';
import type { FetchJson } from './fetch.ts';

/** Finds the public key that a platform signed with. */
export interface Keysets {
  /**
   * @throws `launch.unknown-key` when the platform does not publish it
   * @throws `launch.keyset-unavailable` when the keyset cannot be had
   */
  key(registration: Registration, keyId: string): Promise<CryptoKey>;
  /**
   * The key under the same id after another look at the keyset, for a platform that changed its key and kept the id; undefined when the
   * keyset was looked at within the cooldown.
   */
  renewed(registration: Registration, keyId: string): Promise<CryptoKey | undefined>;
}

interface Entry {
  readonly url: string;
  keys: ReadonlyMap<string, CryptoKey>;
  fetchedAt: number;
  /** When a fetch last failed, or did not bring the key it was made for. */
  missedAt: number;
  hasFailed: boolean;
  underWay?: Promise<void> | undefined;
}

/** After this a keyset is fetched again even though it knows the key, so that a key taken back stops working. @source house */
const freshMilliseconds = 600_000;
/** For this long known keys still serve while the platform's keyset cannot be fetched. @source house */
const staleMilliseconds = 3_600_000;

/** 2048 to 8192 bits, and an odd exponent of at least 3 that fits in 32 bits: anything else is weak or slow on purpose. */
function isSoundModulus(n: unknown, e: unknown): boolean {
  if (typeof n !== 'string' || typeof e !== 'string') return false;
  const modulus = BigInt(`0x${Buffer.from(n, 'base64url').toString('hex') || '0'}`).toString(2).length;
  const exponent = BigInt(`0x${Buffer.from(e, 'base64url').toString('hex') || '0'}`);
  return modulus >= 2048 && modulus <= 8192 && exponent >= 3n && exponent < 2n ** 32n && exponent % 2n === 1n;
}

/**
 * The keys of a keyset that may check a launch: RSA for RS256 signatures, with a key id, and without a private part (a private key that is
 * published proves nothing).
 *
 * @throws TypeError when it is not a keyset
 * @source RFC 7517; IMS Security Framework 1.0, section 6.3
 */
export async function usableKeys(keyset: unknown): Promise<ReadonlyMap<string, CryptoKey>> {
  const list = typeof keyset === 'object' && keyset !== null && 'keys' in keyset ? keyset.keys : undefined;
  if (!Array.isArray(list)) throw new TypeError('This is not a keyset.');
  const usable = new Map<string, CryptoKey>();
  for (const entry of list) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { kty, kid, alg, use, key_ops: operations, n, e, d } = entry as Record<string, unknown>;
    if (kty !== 'RSA' || typeof kid !== 'string' || kid === '' || usable.has(kid)) continue;
    if ((alg ?? 'RS256') !== 'RS256' || (use ?? 'sig') !== 'sig' || d !== undefined) continue;
    if (Array.isArray(operations) && !operations.includes('verify')) continue;
    if (!isSoundModulus(n, e)) continue;
    try {
      usable.set(kid, (await importJWK({ kty, n: n as string, e: e as string }, 'RS256')) as CryptoKey);
    } catch {
      // One key that cannot be read must not take the others away.
    }
  }
  return usable;
}

/**
 * A cache of keysets, one for each registration. However many launches arrive with unknown keys or while the platform is down, its keyset is
 * fetched for them at most once in each cooldown; those that arrive meanwhile wait for the same fetch. A fetch that brings the key it was made
 * for begins no cooldown, so that a platform may rotate its keys at any moment.
 *
 * @param cooldownSeconds - counted from the start of a fetch that failed or did not bring the key
 * @source house
 */
export function createKeysets(fetchJson: FetchJson, now: () => Date, cooldownSeconds: number): Keysets {
  const entries = new Map<string, Entry>();

  function entryOf(registration: Registration): Entry {
    let entry = entries.get(registration.id);
    if (!entry || entry.url !== registration.keysetUrl) {
      entry = {
        url: registration.keysetUrl,
        keys: new Map(),
        fetchedAt: -Infinity,
        missedAt: -Infinity,
        hasFailed: false,
      };
      entries.set(registration.id, entry);
    }
    return entry;
  }

  async function refresh(entry: Entry, keyId: string, at: number): Promise<void> {
    try {
      entry.keys = await usableKeys(await fetchJson(entry.url));
      entry.fetchedAt = now().getTime();
      entry.hasFailed = false;
    } catch {
      entry.hasFailed = true;
    } finally {
      if (entry.hasFailed || !entry.keys.has(keyId)) entry.missedAt = at;
      entry.underWay = undefined;
    }
  }

  return {
    async key(registration, keyId) {
      const entry = entryOf(registration);
      const at = now().getTime();
      const known = entry.keys.get(keyId);
      if (known && at - entry.fetchedAt < freshMilliseconds) return known;
      if (!entry.underWay && at - entry.missedAt >= cooldownSeconds * 1000) entry.underWay = refresh(entry, keyId, at);
      await entry.underWay;
      const found = entry.keys.get(keyId);
      if (found && at - entry.fetchedAt < staleMilliseconds) return found;
      throw new LtiError(entry.hasFailed ? 'launch.keyset-unavailable' : 'launch.unknown-key');
    },
    async renewed(registration, keyId) {
      const entry = entryOf(registration);
      const at = now().getTime();
      if (at - Math.max(entry.fetchedAt, entry.missedAt) < cooldownSeconds * 1000) return undefined;
      entry.missedAt = at;
      entry.underWay ??= refresh(entry, keyId, at);
      await entry.underWay;
      return entry.keys.get(keyId);
    },
  };
}
