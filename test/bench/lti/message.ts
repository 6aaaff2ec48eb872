import { SignJWT } from 'jose';
import type { SigningKey } from '@trellis/testing/platform';
import type { MeasuredTool } from './measured-tool.ts';

const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const scope = (name: string) => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`;

/** What a message answers: the address that a login was sent to. */
export interface Asked {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
}

/** What a tool asked of the platform when it was told to log somebody in. */
export function askedIn(location: string): Asked {
  const { searchParams } = new URL(location);
  const value = (name: string) => searchParams.get(name) ?? '';
  return { redirectUri: value('redirect_uri'), state: value('state'), nonce: value('nonce') };
}

/** What a platform posts to begin a launch, encoded. */
export function loginFor(
  { targetLinkUri, clientId, deploymentId }: MeasuredTool,
  issuer: string,
  user: string,
): string {
  return new URLSearchParams({
    iss: issuer,
    login_hint: user,
    lti_message_hint: 'link-1',
    target_link_uri: targetLinkUri,
    client_id: clientId,
    lti_deployment_id: deploymentId,
  }).toString();
}

/** The same message for every tool: a resource link launch of about 3.2 kB, as large platforms send them. */
export async function messageFor(
  { clientId, deploymentId, targetLinkUri }: MeasuredTool,
  issuer: string,
  user: string,
  nonce: string,
  key: SigningKey,
): Promise<string> {
  const course = `${issuer}/courses/101`;
  return await new SignJWT({
    iss: issuer,
    aud: clientId,
    sub: user,
    nonce,
    name: `Given Family of ${user}`,
    given_name: 'Given',
    family_name: `Family of ${user}`,
    email: `${user}@lms.example`,
    locale: 'en-GB',
    [claim('version')]: '1.3.0',
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('deployment_id')]: deploymentId,
    [claim('target_link_uri')]: targetLinkUri,
    [claim('roles')]: [
      'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#User',
    ],
    [claim('context')]: {
      id: 'course-101',
      label: 'SG101',
      title: 'Safeguarding, the basics',
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
    },
    [claim('resource_link')]: { id: 'link-1', title: 'What I have to learn', description: 'Opens Trellis.' },
    [claim('lis')]: { person_sourcedid: '', course_section_sourcedid: 'SG101-2026' },
    [claim('launch_presentation')]: { locale: 'en', document_target: 'iframe', return_url: `${course}/return` },
    [claim('tool_platform')]: { product_family_code: 'made-up', guid: issuer, name: 'Made up', version: '1' },
    [claim('custom')]: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`value_${index}`, `something that the course says, number ${index}`]),
    ),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['lineitem', 'result.readonly', 'score'].map(scope),
      lineitems: `${course}/line-items?type=1`,
      lineitem: `${course}/line-items/7?type=1`,
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${course}/memberships`,
      service_versions: ['1.0', '2.0'],
    },
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(key.privateKey);
}
