import type { DeepLinkingSettings } from '../deep-linking/settings.ts';
import type { Deployment, Registration } from '../storage.ts';
import type { Role } from './roles.ts';
import type { LaunchServices } from './services.ts';

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

/** What checked messages of every kind say: who came from where. Whatever is optional may be missing from a perfectly good launch. */
export interface LaunchFacts {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly issuer: string;
  readonly clientId: string;
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
  /** Custom values as sent, without those that are null or unsubstituted (`$...`). Names keep their case. */
  readonly custom: Readonly<Record<string, string>>;
  /** The address that the platform signed; on the tool's own origin. */
  readonly targetLinkUri: string;
  readonly returnUrl?: string;
  readonly documentTarget?: 'frame' | 'iframe' | 'window';
  /** BCP 47, as sent. */
  readonly locale?: string;
  readonly platform?: PlatformProduct;
  readonly services: LaunchServices;
}

/** Somebody opened a link. @source LTI Core 1.3, section 5.3 */
export interface ResourceLinkLaunch extends LaunchFacts {
  readonly messageType: 'LtiResourceLinkRequest';
  readonly resourceLink: ResourceLink;
}

/** Somebody wants to choose content for a course: answer with `tool.deepLinkingResponse`. @source LTI Deep Linking 2.0, section 4.4 */
export interface DeepLinkingLaunch extends LaunchFacts {
  readonly messageType: 'LtiDeepLinkingRequest';
  readonly deepLinking: DeepLinkingSettings;
}

/** Whose submission is to be looked at. */
export interface SubmissionOwner {
  /** The platform's id of the person: the subject of her own launches. */
  readonly userId: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly personSourcedId?: string;
}

/** Somebody, often a teacher, opened what a learner has handed in. @source LTI Submission Review 1.0, section 4 */
export interface SubmissionReviewLaunch extends LaunchFacts {
  readonly messageType: 'LtiSubmissionReviewRequest';
  readonly resourceLink: ResourceLink;
  readonly forUser: SubmissionOwner;
  readonly lineItemUrl?: string;
}

/** A checked message of a platform, told apart by `messageType`. */
export type Launch = ResourceLinkLaunch | DeepLinkingLaunch | SubmissionReviewLaunch;

/** The messages that this package serves. */
export type MessageType = Launch['messageType'];
