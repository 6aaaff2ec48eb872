import type { PlatformClient } from './client.ts';
import type { PlacedLink, PlatformUser } from './directory.ts';

const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const learner = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

/** What a message is about. */
export interface MessageSubject extends PlacedLink {
  readonly user: PlatformUser;
  readonly client: PlatformClient;
  readonly issuer: string;
  readonly nonce: string;
  readonly now: Date;
  readonly documentTarget: 'iframe' | 'window';
}

/** The variables that this platform fills in; all others are sent as they were written, as Moodle does. */
function variables({ user, course, link }: MessageSubject): Readonly<Record<string, string>> {
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
    '$ResourceLink.id': link.id,
    '$ResourceLink.title': link.title,
  };
}

function customValues(subject: MessageSubject): Record<string, string> {
  const known = variables(subject);
  const asked = { ...subject.client.custom, ...subject.link.custom };
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, known[value] ?? value]));
}

/**
 * The claims of a resource link launch, in the shape in which Moodle sends them: a life of 60 seconds, short context types, empty staff numbers.
 *
 * @source LTI Core 1.3, section 5; Moodle 5.1 as seen on the wire
 */
export function launchClaims(subject: MessageSubject): Record<string, unknown> {
  const { user, client, course, link, issuer, nonce, now, documentTarget } = subject;
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
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('deployment_id')]: client.deploymentId,
    [claim('target_link_uri')]: link.targetLinkUri ?? client.targetLinkUri,
    [claim('roles')]: user.roles ?? [learner],
    [claim('context')]: { id: course.id, label: course.label, title: course.title, type: ['CourseSection'] },
    [claim('resource_link')]: { id: link.id, title: link.title, description: link.description ?? '' },
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
