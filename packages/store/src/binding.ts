import type { Kysely } from 'kysely';
import type { Cipher } from './cipher.ts';
import type { Tables } from './tables.ts';

/** What every repository is bound to: one transaction, one partnership, one moment. */
export interface Binding {
  /** A transaction opened by `inPartnership`, under that same partnership. */
  readonly tx: Kysely<Tables>;
  /** The tenant's number. */
  readonly partnershipId: number;
  /** RFC 3339; what is written now is known from this moment on. */
  readonly now: string;
  /** IANA name of the zone that decides which day `now` falls on. */
  readonly timeZone: string;
  /** Seals the keys of persons. */
  readonly cipher: Cipher;
}
