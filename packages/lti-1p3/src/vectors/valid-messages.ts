import { deepLinkingClaims, gradesClaim, moodleSettings, namesClaim, reviewClaims, settingsClaim } from './messages.ts';
import { claim, lti } from './vector.ts';
import type { Vector } from './vector.ts';

const lineItems = 'https://lms.example/mod/lti/services.php/2/lineitems?type_id=1';
const lineItem = 'https://lms.example/mod/lti/services.php/2/lineitems/5/lineitem?type_id=1';
const scope = ['https://purl.imsglobal.org/spec/lti-ags/scope/score'];
const memberships = 'https://lms.example/mod/lti/services.php/CourseSection/2/bindings/1/memberships';

const settings = {
  returnUrl: moodleSettings.deep_link_return_url,
  acceptTypes: ['ltiResourceLink'],
  acceptDocumentTargets: ['frame', 'iframe', 'window'],
  acceptMultiple: true,
  autoCreate: false,
};

const deepLinking: readonly Omit<Vector, 'expected'>[] = [
  {
    name: 'a deep linking request (Moodle)',
    claims: () => deepLinkingClaims(),
    launch: { messageType: 'LtiDeepLinkingRequest', deepLinking: settings, resourceLink: undefined },
  },
  {
    name: 'a deep linking request with everything that may be set',
    claims: () =>
      deepLinkingClaims({
        accept_types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
        accept_media_types: 'image/*, text/html ,',
        accept_lineitem: true,
        auto_create: true,
        title: 'Suggested',
        text: 'Words',
        data: 'csrftoken:c7fbba78-7b75-46e3-9201-11e6d5f36f53',
      }),
    launch: {
      deepLinking: {
        ...settings,
        acceptTypes: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
        acceptMediaTypes: ['image/*', 'text/html'],
        acceptLineItem: true,
        autoCreate: true,
        title: 'Suggested',
        text: 'Words',
        data: 'csrftoken:c7fbba78-7b75-46e3-9201-11e6d5f36f53',
      },
    },
  },
  {
    name: 'deep linking settings without what may be left out: one item, and nothing known of line items',
    claims: () => deepLinkingClaims({ accept_multiple: undefined, auto_create: undefined, data: null, title: null }),
    launch: { deepLinking: { ...settings, acceptMultiple: false } },
  },
  {
    name: 'deep linking settings with booleans as text',
    claims: () => deepLinkingClaims({ accept_multiple: 'false', accept_lineitem: 'false', auto_create: 'true' }),
    launch: { deepLinking: { ...settings, acceptMultiple: false, acceptLineItem: false, autoCreate: true } },
  },
  {
    name: 'deep linking settings with a boolean that is none',
    claims: () => deepLinkingClaims({ accept_multiple: 1, accept_lineitem: 'maybe', auto_create: null }),
    launch: { deepLinking: { ...settings, acceptMultiple: false } },
  },
  {
    name: 'deep linking settings with types that are no text',
    claims: () => deepLinkingClaims({ accept_types: ['ltiResourceLink', 7, null, ''] }),
    launch: { deepLinking: settings },
  },
  {
    name: 'deep linking data that is no text goes back as it came',
    claims: () => deepLinkingClaims({ data: { a: [1, 'é'] } }),
    launch: { deepLinking: { ...settings, data: { a: [1, 'é'] } } },
  },
  {
    name: 'a deep linking request without a target is for the address of its login',
    claims: () => ({ ...deepLinkingClaims(), [lti('target_link_uri')]: undefined }),
    launch: { targetLinkUri: 'https://tool.example/tools/pathway' },
  },
  {
    name: 'a deep linking request with an empty list of roles',
    claims: () => ({ ...deepLinkingClaims(), [lti('roles')]: [] }),
    launch: { roles: [] },
  },
  {
    name: 'a deep linking request without a course, a name or services',
    claims: () => ({ ...deepLinkingClaims(), [lti('context')]: undefined, name: undefined, email: undefined }),
    launch: { context: undefined, services: {} },
  },
  {
    name: 'a deep linking request that carries a resource link all the same',
    claims: () => ({ ...deepLinkingClaims(), [lti('resource_link')]: { id: 7 } }),
    launch: { messageType: 'LtiDeepLinkingRequest', resourceLink: undefined },
  },
];

const reviews: readonly Omit<Vector, 'expected'>[] = [
  {
    name: 'a submission review (Moodle: only an id)',
    claims: () => ({ ...reviewClaims(), [gradesClaim]: { scope, lineitems: lineItems, lineitem: lineItem } }),
    launch: {
      messageType: 'LtiSubmissionReviewRequest',
      forUser: { userId: '9' },
      lineItemUrl: lineItem,
      resourceLink: { id: 'link-1', title: 'My learning' },
    },
  },
  {
    name: 'a submission review that says more of its learner',
    claims: () =>
      reviewClaims({ name: 'Bea Quick', email: 'bea@council.example', person_sourcedid: 'EMP-9', roles: [] }),
    launch: {
      forUser: { userId: '9', name: 'Bea Quick', email: 'bea@council.example', personSourcedId: 'EMP-9' },
      lineItemUrl: undefined,
    },
  },
  {
    name: 'a submission review whose learner has null for a name',
    claims: () => reviewClaims({ name: null, given_name: '', email: 'none' }),
    launch: { forUser: { userId: '9' } },
  },
];

const services: readonly Omit<Vector, 'expected'>[] = [
  { name: 'no services', launch: { services: {} } },
  {
    name: 'all services (Moodle)',
    claims: () => ({
      [namesClaim]: { context_memberships_url: memberships, service_versions: ['1.0', '2.0'] },
      [gradesClaim]: { scope, lineitems: lineItems, lineitem: lineItem },
    }),
    launch: {
      services: {
        namesAndRoles: { membershipsUrl: memberships, versions: ['1.0', '2.0'] },
        assignmentsAndGrades: { scopes: scope, lineItemsUrl: lineItems, lineItemUrl: lineItem },
      },
    },
  },
  {
    name: 'grades without a line item of its own',
    claims: () => ({ [gradesClaim]: { scope, lineitems: lineItems, lineitem: '' } }),
    launch: { services: { assignmentsAndGrades: { scopes: scope, lineItemsUrl: lineItems } } },
  },
  {
    name: 'grades with a line item only, and scopes that are no list',
    claims: () => ({ [gradesClaim]: { scope: null, lineitem: lineItem } }),
    launch: { services: { assignmentsAndGrades: { scopes: [], lineItemUrl: lineItem } } },
  },
  {
    name: 'a roster without versions',
    claims: () => ({ [namesClaim]: { context_memberships_url: memberships } }),
    launch: { services: { namesAndRoles: { membershipsUrl: memberships, versions: [] } } },
  },
  ...[null, [], 'text', {}, { context_memberships_url: 'javascript:alert(1)' }, { context_memberships_url: 7 }].map(
    (value) => ({
      name: `a roster claim that is unusable (${JSON.stringify(value)}) is absent`,
      claims: claim(namesClaim, value),
      launch: { services: {} },
    }),
  ),
  ...[null, [], 7, { scope }, { scope, lineitems: 'file:///etc/passwd', lineitem: '/relative' }].map((value) => ({
    name: `a grades claim that is unusable (${JSON.stringify(value)}) is absent`,
    claims: claim(gradesClaim, value),
    launch: { services: {} },
  })),
  {
    name: 'deep linking settings on a resource link are not looked at',
    claims: claim(settingsClaim, 'nonsense'),
    launch: { messageType: 'LtiResourceLinkRequest', deepLinking: undefined },
  },
];

/** Deep linking requests, submission reviews and services that must be taken as they are here. */
export const validMessageVectors: readonly Vector[] = [...deepLinking, ...reviews, ...services].map((vector) => ({
  expected: 'launched',
  ...vector,
}));
