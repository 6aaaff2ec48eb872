import type { ToolAddresses } from './addresses.ts';
import type { Keysets } from './security/keyset.ts';
import type { OwnKeys } from './security/keys.ts';
import type { Binding } from './security/state.ts';
import type { FetchJson, GuardedFetch } from './security/fetch.ts';
import type { RefusalCode } from './errors.ts';
import type { Registration, ToolStorage } from './storage.ts';
import type { ToolOptions } from './tool-options.ts';

/** What every part of one tool shares. */
export interface Core {
  readonly options: ToolOptions;
  readonly storage: ToolStorage;
  readonly now: () => Date;
  readonly origin: string;
  readonly addresses: ToolAddresses;
  readonly binding: Binding;
  readonly keysets: Keysets;
  readonly ownKeys: OwnKeys;
  readonly fetch: GuardedFetch;
  readonly fetchJson: FetchJson;
  /** Reports a refusal to the host and gives the reference to show. */
  refused(code: RefusalCode, during: string, registration?: Pick<Registration, 'issuer' | 'clientId'>): string;
}
