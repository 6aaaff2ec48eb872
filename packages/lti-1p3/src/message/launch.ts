import type { Deployment, Registration } from '../storage.ts';
import type { Role } from './roles.ts';

/** The course or group that a link was opened from. */
export interface LaunchContext {
  readonly id: string;
  readonly label?: string;
  readonly title?: string;
  /** As sent: a URI, a short name or free text. */
  readonly types: readonly string[];
  readonly sourcedId?: string;
}

/** The link that was opened. */
export interface ResourceLink {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
}

/** What the platform says about itself. */
export interface PlatformProduct {
  readonly guid?: string;
  readonly name?: string;
  readonly productFamily?: string;
  readonly version?: string;
}

/** A checked message of a platform: who opened what, where. Whatever is optional may be missing from a perfectly good launch. */
export interface Launch {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly issuer: string;
  readonly clientId: string;
  readonly messageType: 'LtiResourceLinkRequest';
  /** The platform's id of the person, unique within issuer and client; absent when the launch is anonymous. */
  readonly subject?: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  /** The person's number in the organisation's records, often a staff number. */
  readonly personSourcedId?: string;
  /** The roles that are known; unknown ones are left out. */
  readonly roles: readonly Role[];
  readonly context?: LaunchContext;
  readonly resourceLink: ResourceLink;
  /** Custom values as sent, without those that are null or unsubstituted (`$...`). Names keep their case. */
  readonly custom: Readonly<Record<string, string>>;
  /** The address that the platform signed; on the tool's own origin. */
  readonly targetLinkUri: string;
  readonly returnUrl?: string;
  readonly documentTarget?: 'frame' | 'iframe' | 'window';
  /** BCP 47, as sent. */
  readonly locale?: string;
  readonly platform?: PlatformProduct;
}
