/**
 * The shapes in which an LTI tool keeps and gets its data. They are those of `ToolStorage` in @trellis/lti-1p3, which this package does not import:
 * the host joins the two, and the compiler says when they part.
 */

/** What a platform and this tool agreed when they were connected. */
export interface ToolRegistration {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly keysetUrl: string;
  readonly authorizationServer?: string;
  readonly productFamily?: string;
  readonly state: 'pending' | 'active' | 'deactivated';
}

/** One placing of the tool within a platform's client. */
export interface ToolDeployment {
  readonly id: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly state: 'pending' | 'active' | 'refused' | 'deactivated';
  /** Whose it is and what it is trusted with, as {@link boundDeployment} reads it. */
  readonly boundTo: string;
}

/** Whose a deployment is and what it may vouch for: what a launch needs to know beside who is launching. */
export interface BoundDeployment {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly vouchesFor: readonly ('work-email' | 'staff-number')[];
  /** Ids of agencies; empty: all of the partnership's. */
  readonly serves: readonly string[];
}

/** What a deployment is bound to, out of its text. */
export function boundDeployment(boundTo: string): BoundDeployment {
  return JSON.parse(boundTo) as BoundDeployment;
}

/** What the platform sent to begin a login. */
export interface ToolInitiation {
  readonly loginHint: string;
  readonly messageHint?: string;
  readonly deploymentId?: string;
  readonly targetLinkUri: string;
  readonly storageTarget?: string;
}

/** A login that has begun. */
export interface ToolLogin {
  readonly stateHash: string;
  readonly nonceHash: string;
  readonly bindingHash: string;
  readonly registrationId: string;
  readonly initiation: ToolInitiation;
  readonly expiresAt: Date;
}

/** A login that may be begun again in a window of its own. */
export interface ToolRestart {
  readonly tokenHash: string;
  readonly registrationId: string;
  readonly initiation: ToolInitiation;
  readonly expiresAt: Date;
}

/** Leave to connect one platform. */
export interface ToolInvitation {
  readonly tokenHash: string;
  /** The tenant's number, as text. */
  readonly boundTo: string;
  readonly expiresAt: Date;
}

/** What became of an attempt to register. */
export type ToolRegistrationOutcome =
  | { readonly outcome: 'added'; readonly registration: ToolRegistration; readonly deployment?: ToolDeployment }
  | { readonly outcome: 'invitation-spent' }
  | { readonly outcome: 'already-registered' };

/** One of the tool's own key pairs, its private half sealed. */
export interface StoredToolKey {
  readonly kid: string;
  readonly publicKey: {
    readonly kid: string;
    readonly kty: string;
    readonly alg: string;
    readonly use: string;
    readonly n: string;
    readonly e: string;
  };
  readonly sealedPrivateKey: string;
  readonly createdAt: Date;
  readonly publishedUntil?: Date;
}
