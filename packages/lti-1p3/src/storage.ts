/**
 * Whether messages of a platform's client are served: only `active` ones are.
 *
 * @source house
 */
export type RegistrationState = 'pending' | 'active' | 'deactivated';

/**
 * Whether launches of one deployment are served: only `active` ones are. A deployment nobody has approved is `pending`.
 *
 * @source house
 */
export type DeploymentState = 'pending' | 'active' | 'refused' | 'deactivated';

/** What a platform and this tool agreed when they were connected; one for each (issuer, client id). */
export interface Registration {
  /** The storage's own id, never shown to the platform. */
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Where the browser is sent to sign in. */
  readonly authorizationEndpoint: string;
  /** Where access tokens for services are asked for. */
  readonly tokenEndpoint: string;
  /** Where the platform publishes its public keys. */
  readonly keysetUrl: string;
  /** The audience for token requests, where it differs from the token endpoint. */
  readonly authorizationServer?: string;
  /** The platform's product, as it named itself: `moodle`, `canvas`. */
  readonly productFamily?: string;
  readonly state: RegistrationState;
}

/** A registration as it comes out of dynamic registration, before the storage gives it an id. It starts `pending`. */
export type NewRegistration = Omit<Registration, 'id' | 'state'>;

/** One placing of the tool within a platform's client. */
export interface Deployment {
  /** The storage's own id. */
  readonly id: string;
  readonly registrationId: string;
  /** The platform's name for it; unique only within the registration. */
  readonly deploymentId: string;
  readonly state: DeploymentState;
  /** Whatever the host wants to know again at launch (its tenant, say); opaque to this package. */
  readonly boundTo?: string;
}

/** What the platform sent to begin a login and gets back unchanged. */
export interface LoginInitiation {
  readonly loginHint: string;
  readonly messageHint?: string;
  readonly deploymentId?: string;
  readonly targetLinkUri: string;
  /** The platform's frame that keeps data for tools, `_parent` or a name; absent where it offers none. */
  readonly storageTarget?: string;
}

/** A login that has begun and may be finished once. Hashes are SHA-256 in lower-case hex; nothing here opens anything. */
export interface LoginState {
  readonly stateHash: string;
  readonly nonceHash: string;
  /** The hash of the value that only the browser which began the login holds in a cookie. */
  readonly bindingHash: string;
  readonly registrationId: string;
  readonly initiation: LoginInitiation;
  readonly expiresAt: Date;
}

/** A login before it is known which registration it is for. */
export type UnclaimedLogin = Omit<LoginState, 'registrationId'>;

/** A login just taken out of storage, with its registration as it stands now. */
export interface TakenLogin {
  readonly login: LoginState;
  readonly registration: Registration;
  /** The deployment that the login named (`initiation.deploymentId`), as it stands now, where the storage can give it in the same step. */
  readonly deployment?: Deployment;
}

/** A login that may be begun again, once, in a window of its own. */
export interface Restart {
  readonly tokenHash: string;
  readonly registrationId: string;
  readonly initiation: LoginInitiation;
  readonly expiresAt: Date;
}

/** A restart just taken out of storage, with its registration as it stands now. */
export interface TakenRestart {
  readonly restart: Restart;
  readonly registration: Registration;
}

/** Leave to connect one platform, issued by an administrator. */
export interface Invitation {
  readonly tokenHash: string;
  /** Whatever the host wants to bind the coming registration and its deployment to; opaque to this package. */
  readonly boundTo: string;
  readonly expiresAt: Date;
}

/** What became of an attempt to register. In the last two nothing was written. */
export type RegistrationOutcome =
  | { readonly outcome: 'added'; readonly registration: Registration; readonly deployment?: Deployment }
  | { readonly outcome: 'invitation-spent' }
  | { readonly outcome: 'already-registered' };

/** A public key as it is published (RFC 7517), without any private part. */
export interface PublicKey {
  readonly kid: string;
  readonly kty: string;
  readonly alg: string;
  readonly use: string;
  readonly n: string;
  readonly e: string;
}

/** One of the tool's own key pairs. */
export interface ToolKey {
  readonly kid: string;
  readonly publicKey: PublicKey;
  /** The private key as sealed by the host's cipher. */
  readonly sealedPrivateKey: string;
  readonly createdAt: Date;
  /** Until when it stays in the keyset after a newer one took over; absent for the newest. */
  readonly publishedUntil?: Date;
}

/**
 * What the tool asks of a database. All secrets arrive hashed, the private keys sealed: a copy of the storage opens nothing.
 * The cases that an implementation must hold are in `@trellis/lti-1p3/storage-contract`.
 *
 * @source house
 */
export interface ToolStorage {
  /** All clients of an issuer (or the one asked for), whatever their state. Compared exactly, byte for byte. */
  registrations(issuer: string, clientId?: string): Promise<readonly Registration[]>;
  /** The registration under the storage's own id, as it stands now: what a job that began at a launch goes on with. */
  registration(id: string): Promise<Registration | undefined>;

  /**
   * `registrations` and, if exactly one of them is active, `saveLogin` for that one, in one step. For storages that are a journey away: where it
   * is left out, the two are asked one after the other.
   */
  beginLogin?(
    issuer: string,
    clientId: string | undefined,
    login: UnclaimedLogin,
  ): Promise<{ readonly registrations: readonly Registration[]; readonly isSaved: boolean }>;
  /** Keeps a login until it is taken or expires. */
  saveLogin(login: LoginState): Promise<void>;
  /**
   * Removes a login and gives it, in one atomic step (`DELETE ... RETURNING`): of any number of calls at once one gets it.
   * An expired one, or one whose registration is gone, is not given.
   */
  takeLogin(stateHash: string, now: Date): Promise<TakenLogin | undefined>;

  /** Keeps leave to begin a login again. */
  saveRestart(restart: Restart): Promise<void>;
  /** Removes and gives it, atomically and once, as `takeLogin` does. */
  takeRestart(tokenHash: string, now: Date): Promise<TakenRestart | undefined>;

  /** The deployment under the platform's own name for it. */
  deployment(registrationId: string, deploymentId: string): Promise<Deployment | undefined>;
  /** Records an unknown deployment as `pending`, or gives the one already there, unchanged; safe to call many times at once. */
  noteDeployment(registrationId: string, deploymentId: string, now: Date): Promise<Deployment>;

  /** Keeps an invitation. */
  addInvitation(invitation: Invitation): Promise<void>;
  /** An invitation that is neither spent nor expired. Reading does not spend it. */
  invitation(tokenHash: string, now: Date): Promise<Invitation | undefined>;
  /**
   * In one transaction: spends the invitation, adds the registration as `pending` and, where its name is given, its first
   * deployment as `pending`, both bound to what the invitation is bound to. An (issuer, client id) that is already there is left as it was,
   * and the invitation stays unspent.
   */
  acceptRegistration(
    invitationHash: string,
    registration: NewRegistration,
    deploymentId: string | undefined,
    now: Date,
  ): Promise<RegistrationOutcome>;

  /** All keys still published at that instant, newest first. */
  keys(now: Date): Promise<readonly ToolKey[]>;
  /**
   * Adds a key. With `othersPublishedUntil`, every other key that has no such date gets this one, in the same transaction.
   */
  addKey(key: ToolKey, othersPublishedUntil?: Date): Promise<void>;
}
