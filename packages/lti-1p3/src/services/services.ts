import type { Registration } from '../storage.ts';
import type { LineItem, NewLineItem } from './line-item.ts';
import type { EnsuredLineItem, LineItemsAsked } from './line-items.ts';
import type { MembersAsked, MembersPage } from './names-and-roles.ts';
import type { Result, ResultsAsked } from './results.ts';
import type { Score } from './scores.ts';

/** What a platform was found to grant. */
export interface CheckedToken {
  /** What the token was given for, which may be less than was asked. */
  readonly scopes: readonly string[];
  readonly expiresInSeconds: number;
}

/**
 * The services of platforms. Every call is authorised with an access token that is asked for, kept and renewed behind it, and fails with a
 * {@link ServiceError}. Addresses come from `services` of a launch; lists come page by page, each fetched when it is asked for.
 */
export interface Services {
  /** Asks for an access token now, kept ones aside: what a check of the connection begins with. */
  checkToken(registration: Registration, scopes: readonly string[]): Promise<CheckedToken>;
  /** Fetches the platform's keyset now and gives the number of keys in it that could sign a launch. */
  checkKeyset(registration: Registration): Promise<number>;
  /** The members of a course. */
  members(registration: Registration, membershipsUrl: string, asked?: MembersAsked): AsyncGenerator<MembersPage>;
  /** What has changed among them since a page gave `differencesUrl`. */
  memberChanges(registration: Registration, differencesUrl: string): AsyncGenerator<MembersPage>;
  /** The line items of a course that are this tool's. */
  lineItems(
    registration: Registration,
    lineItemsUrl: string,
    asked?: LineItemsAsked,
  ): AsyncGenerator<readonly LineItem[]>;
  lineItem(registration: Registration, lineItemUrl: string): Promise<LineItem>;
  /**
   * Finds a line item by resource id and tag (and link, where it is given) and makes it only where there is none. One that is found is given as
   * it is, whatever its label and maximum. Two processes that make the same one in the same moment do make two: take a lock around it.
   */
  ensureLineItem(registration: Registration, lineItemsUrl: string, wanted: NewLineItem): Promise<EnsuredLineItem>;
  /** Writes a line item back, and leaves what the platform keeps there besides. */
  updateLineItem(registration: Registration, lineItem: LineItem): Promise<LineItem>;
  /** Deletes a line item, if it is still there. Its scores go with it. */
  deleteLineItem(registration: Registration, lineItemUrl: string): Promise<void>;
  /** Sends a score. In Moodle a `FullyGraded` one that passes also completes the activity. */
  sendScore(registration: Registration, lineItemUrl: string, score: Score): Promise<void>;
  /** What the gradebook holds. */
  results(registration: Registration, lineItemUrl: string, asked?: ResultsAsked): AsyncGenerator<readonly Result[]>;
}
