import type { ToolStorage } from './storage.ts';
import type { RefusalCode } from './errors.ts';

/** Which addresses the tool may fetch from. Everything else is https to a public address. */
export interface FetchPolicy {
  /** Lets platforms live on loopback over http, for demonstrations and tests. */
  readonly allowLocalPlatforms?: boolean;
  /** Exact host names on private addresses that may be fetched over https. */
  readonly privateHosts?: readonly string[];
}

/** Seals and opens what must not be read elsewhere, above all private keys, with a secret that the storage does not hold. */
export interface Cipher {
  seal(plain: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

/** One thing that the tool offers, as platforms list it. */
export interface Placement {
  /** Path under the tool's address, beginning with `/`. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
}

/** What is known about a refusal, for a log. Never holds a token, a hint or a person. */
export interface Refusal {
  /** The reference that the person refused was shown. */
  readonly reference: string;
  readonly code: RefusalCode;
  /** The request that was refused: `login`, `launch`, `restart` or `register`. */
  readonly during: string;
  readonly issuer?: string;
  readonly clientId?: string;
}

/** What a host decides about its tool. */
export interface ToolOptions {
  /** The origin that browsers and platforms see, such as `https://trellis.example`. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly storage: ToolStorage;
  readonly cipher: Cipher;
  /** The clock. */
  readonly now: () => Date;
  readonly fetchPolicy?: FetchPolicy;
  /** What platforms may place; the first is where a link without an address of its own leads. */
  readonly placements: readonly Placement[];
  /** An address of a picture that stands for the tool in the platform. */
  readonly logoUrl?: string;
  /** Service scopes to ask for when registering, those of all services if not given; only what the platform offers is asked for. */
  readonly scopes?: readonly string[];
  /** Custom parameters to ask for when registering, such as `{ staff_number: '$Person.sourcedId' }`. */
  readonly customParameters?: Readonly<Record<string, string>>;
  /** Called for each refusal, so that a support reference can be found in the log. */
  readonly onRefused?: (refusal: Refusal) => void;
  /** How long a keyset is left alone after it was fetched or failed, in seconds; 10 if not given. */
  readonly keysetCooldownSeconds?: number;
}
