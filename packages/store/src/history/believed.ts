/** A version of a record with the time during which it was believed. */
export type Believed<Thing> = Thing & {
  /** RFC 3339. */
  readonly knownFrom: string;
  /** RFC 3339, the moment at which another version took its place; absent: it is believed now. */
  readonly knownTo?: string | undefined;
};
