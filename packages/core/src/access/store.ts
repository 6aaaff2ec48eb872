import type { Audited } from '../context.ts';
import type { AccountId, AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { AgencyScope } from '../scope.ts';
import type { Grant, Role } from '../actor.ts';
import type { Account, JoinRequest, Token } from './schema.ts';

/** A person's grant, with who gave it and until when it holds. */
export interface HeldGrant extends Grant {
  readonly id: string;
  readonly personId?: PersonId | undefined;
  readonly accountId?: AccountId | undefined;
}

/** A code that lets its holder join one person's record, as a practitioner only. Stored as a hash. */
export interface ClaimCode {
  readonly codeHash: string;
  readonly personId: PersonId;
  readonly expiresAt: string;
}

/** One deployment of a connected LMS: what it may vouch for, and which agencies it serves. */
export interface Deployment {
  readonly id: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly state: 'pending' | 'active' | 'refused' | 'deactivated';
  /** A new deployment vouches for nobody until an administrator says so. */
  readonly vouchesFor: readonly ('work-email' | 'staff-number')[];
  /** Empty: every agency of the partnership. */
  readonly serves: readonly AgencyId[];
  readonly firstSeenAt: string;
  readonly lastLaunchAt?: string | undefined;
  readonly lastFault?: { readonly at: string; readonly code: string; readonly message: string } | undefined;
}

/** A connected LMS as an administrator of one partnership may see it: its registration and this partnership's deployments. */
export interface Platform {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly name?: string | undefined;
  readonly state: 'pending' | 'active' | 'deactivated';
  readonly registeredAt: string;
  readonly deployments: readonly Deployment[];
}

/** What access asks of storage. Secrets arrive hashed (SHA-256, hex); storage never sees one. */
export interface AccessStore {
  account(id: AccountId): Promise<Account | undefined>;
  /**
   * Keeps the account of somebody who arrives for the first time, or notes that one we know was seen again, in one step: of two arrivals
   * at once one keeps it and both get it. The state and the person of an account that is known stay as they are.
   */
  arrive(account: Account): Promise<Account>;
  saveAccount(account: Account): Promise<void>;
  /** The accounts of these subjects of one issuer and client; those that nobody has arrived with are left out. */
  accountsBySubject(issuer: string, clientId: string, subjects: readonly string[]): Promise<readonly Account[]>;
  /** Keeps accounts that are new and gives those, without those that somebody else has kept meanwhile. */
  addAccounts(accounts: readonly Account[]): Promise<readonly Account[]>;
  accountsOf(personId: PersonId): Promise<readonly Account[]>;
  /** Where an account is signed in, by until when. */
  sessionsOf(id: AccountId): Promise<readonly { readonly expiresAt: string }[]>;
  /** Signs an account out wherever it is signed in. */
  endSessions(id: AccountId): Promise<void>;
  waitingAccounts(scope: AgencyScope, page: PageRequest): Promise<Page<Account>>;

  /** Grants of a person and of an account that is nobody's yet (the first administrator). */
  grantsOf(holder: {
    personId?: PersonId | undefined;
    accountId?: AccountId | undefined;
  }): Promise<readonly HeldGrant[]>;
  /** Those of these people who may do more than a practitioner, through grants of their own or of an account of theirs. */
  holdersOfWiderRoles(people: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** People who hold a role, for all agencies or for this one, through grants of their own or of an account of theirs. */
  holdersOf(role: Role, agencyId?: AgencyId): Promise<readonly PersonId[]>;
  /**
   * What makes somebody an administrator of the whole partnership who can sign in again, so not the accounts of sign-in links. Nobody else takes any
   * of it away before the transaction ends.
   */
  lockAdministrators(): Promise<readonly HeldGrant[]>;
  heldGrant(id: string): Promise<HeldGrant | undefined>;
  saveGrant(grant: HeldGrant): Promise<void>;
  removeGrant(id: string): Promise<void>;

  tokens(page: PageRequest): Promise<Page<Token>>;
  token(id: string): Promise<Token | undefined>;
  saveToken(token: Token, secretHash: string): Promise<void>;
  revokeToken(id: string): Promise<void>;

  saveClaimCode(code: ClaimCode): Promise<void>;
  /** Takes a code once. */
  takeClaimCode(codeHash: string): Promise<ClaimCode | undefined>;
  saveJoinRequest(request: JoinRequest): Promise<void>;
  joinRequest(id: string): Promise<JoinRequest | undefined>;
  /** Newest first. */
  joinRequestsOf(accountId: AccountId): Promise<readonly JoinRequest[]>;
  joinRequests(scope: AgencyScope, page: PageRequest): Promise<Page<JoinRequest>>;

  platforms(): Promise<readonly Platform[]>;
  saveInvitation(invitation: { readonly tokenHash: string; readonly expiresAt: string }): Promise<void>;
  setPlatformState(id: string, state: Platform['state']): Promise<void>;
  saveDeployment(deployment: Deployment): Promise<void>;

  /** A single-use link that signs somebody in with a grant; its account is made when it is used. */
  saveSignInLink(link: {
    readonly tokenHash: string;
    readonly name: string;
    readonly grant: Grant;
    readonly expiresAt: string;
  }): Promise<void>;

  /** What a repeated request with the same key was answered, once any request with that key at work now has ended; undefined for a new key, which is then remembered with {@link rememberAnswer}. */
  answerTo(
    actorId: string,
    key: string,
  ): Promise<{ readonly requestHash: string; readonly answer: unknown } | undefined>;
  rememberAnswer(actorId: string, key: string, requestHash: string, answer: unknown): Promise<void>;
}

/** The stores that actions on access touch. */
export interface AccessStores extends Audited {
  readonly access: AccessStore;
}
