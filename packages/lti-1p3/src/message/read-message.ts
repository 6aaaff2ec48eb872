import { z } from 'zod';
import { readDeepLinkingSettings } from '../deep-linking/settings.ts';
import { LtiError } from '../errors.ts';
import { isOwnAddress } from '../security/target.ts';
import { ltiClaim, parseClaims, parseSharedClaims } from './claims.ts';
import type { Claims, SharedClaims } from './claims.ts';
import type {
  DeepLinkingLaunch,
  LaunchContext,
  LaunchFacts,
  MessageType,
  PlatformProduct,
  ResourceLink,
  ResourceLinkLaunch,
  SubmissionOwner,
  SubmissionReviewLaunch,
} from './launch.ts';
import { parseRoles } from './roles.ts';
import { readServices } from './services.ts';
import { Email, Id, present, words } from './values.ts';

/** What is known only once a message's deployment was looked up. */
type Bound = 'registration' | 'deployment' | 'issuer' | 'clientId';

/** What a message says, before its deployment is looked up. */
export type MessageContent =
  | Omit<ResourceLinkLaunch, Bound>
  | Omit<DeepLinkingLaunch, Bound>
  | Omit<SubmissionReviewLaunch, Bound>;

/** A message whose form has been checked. */
export interface Message {
  readonly deploymentId: string;
  readonly content: MessageContent;
}

const resourceLinkName = 'https://purl.imsglobal.org/spec/lti/claim/resource_link';
const rolesName = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const forUserName = 'https://purl.imsglobal.org/spec/lti/claim/for_user';

// Required of every message; it may be empty.
const RolesClaim = z.object({ [rolesName]: z.array(z.unknown()).max(1000) });

const LinkClaims = RolesClaim.extend({
  [resourceLinkName]: z.object({ id: Id, title: words(1000), description: words(10_000) }),
});

const ReviewClaims = LinkClaims.extend({
  [forUserName]: z.object({
    user_id: Id,
    name: words(500),
    given_name: words(250),
    family_name: words(250),
    email: Email,
    person_sourcedid: words(255),
  }),
});

function contextOf({ context, lis }: SharedClaims): LaunchContext | undefined {
  // An empty context is what some platforms send where there is no course.
  if (!context?.id) return undefined;
  return present({
    id: context.id,
    label: context.label,
    title: context.title,
    types: context.type,
    sourcedId: lis?.course_section_sourcedid,
  }) as LaunchContext;
}

function platformOf({ platform }: SharedClaims): PlatformProduct | undefined {
  if (!platform) return undefined;
  return present({
    guid: platform.guid,
    name: platform.name,
    productFamily: platform.product_family_code,
    version: platform.version,
  }) as PlatformProduct;
}

type SharedFacts = Omit<LaunchFacts, Bound | 'roles'>;

function factsOf(message: SharedClaims, claims: Claims, targetLinkUri: string): SharedFacts {
  return present({
    subject: message.subject,
    name: message.name,
    givenName: message.givenName,
    familyName: message.familyName,
    email: message.email,
    personSourcedId: message.lis?.person_sourcedid,
    context: contextOf(message),
    custom: message.custom,
    targetLinkUri,
    returnUrl: message.presentation?.return_url,
    documentTarget: message.presentation?.document_target,
    locale: message.presentation?.locale,
    platform: platformOf(message),
    services: readServices(claims),
  }) as SharedFacts;
}

function contentOf(type: MessageType, claims: Claims, facts: SharedFacts): MessageContent {
  if (type === 'LtiDeepLinkingRequest') {
    const roles = parseRoles(parseClaims(RolesClaim, claims)[rolesName]);
    return { ...facts, messageType: type, roles, deepLinking: readDeepLinkingSettings(claims) };
  }
  const parsed = parseClaims(LinkClaims, claims);
  const link = {
    ...facts,
    roles: parseRoles(parsed[rolesName]),
    resourceLink: present(parsed[resourceLinkName]) as ResourceLink,
  };
  if (type === 'LtiResourceLinkRequest') return { ...link, messageType: type };
  const owner = parseClaims(ReviewClaims, claims)[forUserName];
  const lineItemUrl = facts.services.assignmentsAndGrades?.lineItemUrl;
  return {
    ...link,
    messageType: type,
    forUser: present({
      userId: owner.user_id,
      name: owner.name,
      givenName: owner.given_name,
      familyName: owner.family_name,
      email: owner.email,
      personSourcedId: owner.person_sourcedid,
    }) as SubmissionOwner,
    ...(lineItemUrl === undefined ? {} : { lineItemUrl }),
  };
}

/** The signed target; a deep linking request may leave it out, and is then for the address that its login named and that was checked there. */
function targetOf(type: MessageType, claims: Claims, origin: string, loginTarget: string): string {
  const signed = ltiClaim(claims, 'target_link_uri') ?? (type === 'LtiDeepLinkingRequest' ? loginTarget : undefined);
  if (typeof signed !== 'string' || signed === '') throw new LtiError('launch.claims', 'target_link_uri');
  if (!isOwnAddress(signed, origin)) throw new LtiError('launch.foreign-target');
  return signed;
}

const messageTypes: readonly unknown[] = [
  'LtiResourceLinkRequest',
  'LtiDeepLinkingRequest',
  'LtiSubmissionReviewRequest',
] satisfies MessageType[];

/**
 * What a token's claims say as a message.
 *
 * @param origin - the tool's own
 * @param loginTarget - the address that the login named
 * @throws `launch.version`, `launch.message-type`, `launch.claims`, `launch.subject`, `launch.foreign-target`
 * @source LTI Core 1.3, section 5.3 Required message claims; Deep Linking 2.0, section 4.4; Submission Review 1.0, section 4
 */
export function readMessage(claims: Claims, origin: string, loginTarget: string): Message {
  if (ltiClaim(claims, 'version') !== '1.3.0') throw new LtiError('launch.version');
  const type = ltiClaim(claims, 'message_type');
  if (!messageTypes.includes(type))
    throw new LtiError('launch.message-type', typeof type === 'string' ? type.slice(0, 60) : undefined);
  const targetLinkUri = targetOf(type as MessageType, claims, origin, loginTarget);
  const message = parseSharedClaims(claims);
  return {
    deploymentId: message.deploymentId,
    content: contentOf(type as MessageType, claims, factsOf(message, claims, targetLinkUri)),
  };
}
