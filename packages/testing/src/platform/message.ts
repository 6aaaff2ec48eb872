import type { PlatformClient } from './client.ts';
import { deepLinkingSettings } from './deep-linking.ts';
import type { PlacedLink, PlatformCourse, PlatformUser } from './directory.ts';
import type { Gradebook } from './gradebook.ts';
import { serviceUrls } from './service-routes.ts';
import { serviceScopes } from './token-desk.ts';

const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const learner = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

/** What a message is about. */
export interface MessageSubject {
  readonly course: PlatformCourse;
  readonly user: PlatformUser;
  readonly client: PlatformClient;
  readonly issuer: string;
  readonly nonce: string;
  readonly now: Date;
  readonly gradebook: Gradebook;
  readonly documentTarget: 'iframe' | 'window';
}

/** What a message about a link is about. */
export type LinkSubject = MessageSubject & PlacedLink;

/** The variables that this platform fills in; all others are sent as they were written, as Moodle does. */
function variables({ user, course, link }: MessageSubject & Partial<PlacedLink>): Readonly<Record<string, string>> {
  return {
    '$User.id': user.id,
    '$Person.name.full': `${user.givenName} ${user.familyName}`,
    '$Person.name.given': user.givenName,
    '$Person.name.family': user.familyName,
    '$Person.email.primary': user.email ?? '',
    '$Person.sourcedId': user.staffNumber ?? '',
    '$Context.id': course.id,
    '$Context.label': course.label,
    '$Context.title': course.title,
    ...(link && { '$ResourceLink.id': link.id, '$ResourceLink.title': link.title }),
  };
}

function customValues(subject: MessageSubject & Partial<PlacedLink>): Record<string, string> {
  const known = variables(subject);
  const asked = { ...subject.client.custom, ...subject.link?.custom };
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, known[value] ?? value]));
}

/** What every message says, in the shape in which Moodle sends it: a life of 60 seconds, short context types, empty staff numbers. */
function commonClaims(subject: MessageSubject): Record<string, unknown> {
  const { user, client, course, issuer, nonce, now, documentTarget } = subject;
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: issuer,
    aud: client.clientId,
    sub: user.id,
    nonce,
    iat: seconds,
    exp: seconds + 60,
    name: `${user.givenName} ${user.familyName}`,
    given_name: user.givenName,
    family_name: user.familyName,
    ...(user.email === undefined ? {} : { email: user.email }),
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: client.deploymentId,
    [claim('roles')]: user.roles ?? [learner],
    [claim('context')]: { id: course.id, label: course.label, title: course.title, type: ['CourseSection'] },
    [claim('lis')]: { person_sourcedid: user.staffNumber ?? '', course_section_sourcedid: '' },
    [claim('launch_presentation')]: { locale: 'en', document_target: documentTarget, return_url: `${issuer}/` },
    [claim('tool_platform')]: {
      product_family_code: 'trellis-pretend-lms',
      guid: issuer,
      name: 'Pretend LMS',
      version: '1',
    },
    [claim('custom')]: customValues(subject),
  };
}

/** The services of a course; with a link, its own column where it has just one. */
function serviceClaims({ course, issuer, gradebook }: MessageSubject, linkId?: string): Record<string, unknown> {
  const urls = serviceUrls(issuer, course.id);
  const column = linkId === undefined ? undefined : gradebook.columnOf(linkId);
  return {
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: [serviceScopes.lineItem, serviceScopes.lineItemReadOnly, serviceScopes.result, serviceScopes.score],
      lineitems: urls.lineItems,
      ...(column && { lineitem: urls.lineItem(column.number) }),
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: urls.memberships,
      service_versions: ['1.0', '2.0'],
    },
  };
}

function linkClaims(subject: LinkSubject): Record<string, unknown> {
  const { link, client } = subject;
  return {
    ...commonClaims(subject),
    ...serviceClaims(subject, link.id),
    [claim('target_link_uri')]: link.targetLinkUri ?? client.targetLinkUri,
    [claim('resource_link')]: { id: link.id, title: link.title, description: link.description ?? '' },
  };
}

/**
 * The claims of a resource link launch.
 *
 * @source LTI Core 1.3, section 5; Moodle 5.1 as seen on the wire
 */
export function launchClaims(subject: LinkSubject): Record<string, unknown> {
  return { ...linkClaims(subject), [claim('message_type')]: 'LtiResourceLinkRequest' };
}

/**
 * The claims of a deep linking request: somebody wants to place something of the tool in a course.
 *
 * @source LTI Deep Linking 2.0, section 4.4
 */
export function deepLinkingClaims(subject: MessageSubject): Record<string, unknown> {
  const { client, issuer, course } = subject;
  return {
    ...commonClaims(subject),
    ...serviceClaims(subject),
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    [claim('target_link_uri')]: client.deepLinkingUri ?? client.targetLinkUri,
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': deepLinkingSettings(issuer, course.id),
  };
}

/**
 * The claims of a submission review: somebody wants to look at what stands behind another person's grade.
 *
 * @source LTI Submission Review 1.0, section 3
 */
export function reviewClaims(subject: LinkSubject, reviewOf: string): Record<string, unknown> {
  return {
    ...linkClaims(subject),
    [claim('message_type')]: 'LtiSubmissionReviewRequest',
    [claim('for_user')]: { user_id: reviewOf },
  };
}
