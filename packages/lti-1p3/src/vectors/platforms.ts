import { deepLinkingClaims, gradesClaim, namesClaim, reviewClaims } from './messages.ts';
import { lti } from './vector.ts';
import type { Vector } from './vector.ts';

const context = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person';
const system = 'http://purl.imsglobal.org/vocab/lis/v2/system/person';
const scopes = ['lineitem', 'lineitem.readonly', 'result.readonly', 'score'].map(
  (scope) => `https://purl.imsglobal.org/spec/lti-ags/scope/${scope}`,
);

const canvas = {
  sub: '535fa085f22b4655f48cd5a36a9215f64c062838',
  azp: 'client-1',
  locale: 'en-GB',
  picture: 'https://lms.example/images/messages/avatar-50.png',
  errors: { errors: {} },
  [lti('roles')]: [
    `${institution}#Administrator`,
    `${institution}#Instructor`,
    `${context}#Instructor`,
    `${system}#User`,
  ],
  [lti('context')]: {
    id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3',
    label: 'SG1',
    title: 'Safeguarding',
    type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    validation_context: null,
    errors: { errors: {} },
  },
  [lti('resource_link')]: {
    id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3',
    description: null,
    title: 'My learning',
    validation_context: null,
    errors: { errors: {} },
  },
  [lti('launch_presentation')]: {
    document_target: 'iframe',
    height: null,
    width: null,
    return_url: 'https://lms.example/courses/1/external_content/success/external_tool_redirect',
    locale: 'en-GB',
    validation_context: null,
  },
  [lti('tool_platform')]: {
    guid: 'fsHhUpn3TZMTkTUuJCk2rc1N5Ypm1JsFkPpFqZzv:canvas-lms',
    name: 'Council',
    version: 'cloud',
    product_family_code: 'canvas',
    validation_context: null,
  },
  [lti('custom')]: { staff_number: null, user: '$Canvas.user.sisSourceId', section: '' },
  [lti('lti1p1')]: { user_id: '535fa085f22b4655f48cd5a36a9215f64c062838', validation_context: null },
  [lti('lis')]: { person_sourcedid: '$Person.sourcedId', course_offering_sourcedid: null, validation_context: null },
  'https://purl.imsglobal.org/spec/lti/claim/lti11_legacy_user_id': '535fa085f22b4655f48cd5a36a9215f64c062838',
  'https://www.instructure.com/placement': null,
};

const moodle = {
  sub: '6',
  [lti('target_link_uri')]: 'https://tool.example/tools/pathway?id=3&lang=en',
  [lti('roles')]: [`${context}#Learner`],
  [lti('context')]: { id: '2', label: 'SG1', title: 'Safeguarding 1', type: ['CourseSection'] },
  [lti('lis')]: { person_sourcedid: 'EMP-learner1', course_section_sourcedid: '' },
  [lti('launch_presentation')]: {
    locale: 'en',
    document_target: 'iframe',
    return_url: 'https://lms.example/mod/lti/return.php?course=2&launch_container=3&instanceid=2&sesskey=abc',
  },
  [lti('tool_platform')]: {
    product_family_code: 'moodle',
    version: '2025100600',
    guid: '79a6c8b3e3ba0b9d3bcd3a2ff1f2b3b1',
    name: 'LMS',
    description: 'Council LMS',
  },
  [lti('custom')]: { staff_number: 'EMP-learner1', department: '$User.department', Department: '$User.department' },
  [lti('ext')]: { user_username: 'learner1', lms: 'moodle-2' },
  'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': {
    lis_result_sourcedid: '{"data":{"instanceid":"2"}}',
    lis_outcome_service_url: 'https://lms.example/mod/lti/service.php',
  },
  [gradesClaim]: {
    scope: scopes,
    lineitems: 'https://lms.example/mod/lti/services.php/2/lineitems?type_id=1',
    lineitem: 'https://lms.example/mod/lti/services.php/2/lineitems/5/lineitem?type_id=1',
  },
  [namesClaim]: {
    context_memberships_url: 'https://lms.example/mod/lti/services.php/CourseSection/2/bindings/1/memberships',
    service_versions: ['1.0', '2.0'],
  },
};

const nobody = { name: undefined, given_name: undefined, family_name: undefined, email: undefined };

const seen: readonly Omit<Vector, 'expected'>[] = [
  {
    name: 'Moodle: a learner opens an activity',
    claims: () => moodle,
    launch: {
      subject: '6',
      personSourcedId: 'EMP-learner1',
      context: { id: '2', label: 'SG1', title: 'Safeguarding 1', types: ['CourseSection'] },
      custom: { staff_number: 'EMP-learner1' },
      documentTarget: 'iframe',
    },
  },
  {
    name: 'Moodle: a site administrator',
    claims: () => ({
      ...moodle,
      [lti('roles')]: [`${institution}#Administrator`, `${system}#Administrator`, `${context}#Instructor`],
    }),
    launch: {
      roles: [
        { kind: 'institution', name: 'Administrator' },
        { kind: 'system', name: 'Administrator' },
        { kind: 'context', name: 'Instructor' },
      ],
    },
  },
  {
    name: 'Moodle: a site that never sends names or e-mail',
    claims: () => ({ ...moodle, ...nobody, [lti('custom')]: { staff_number: 'EMP-learner1', full_name: null } }),
    launch: { subject: '6', name: undefined, email: undefined, personSourcedId: 'EMP-learner1' },
  },
  {
    name: 'Moodle: content chosen in a course that has no link yet',
    claims: () => ({
      ...moodle,
      ...deepLinkingClaims(),
      [namesClaim]: undefined,
      [lti('custom')]: { rl_id: null },
      [gradesClaim]: { scope: scopes, lineitems: 'https://lms.example/mod/lti/services.php/2/lineitems?type_id=1' },
    }),
    launch: {
      messageType: 'LtiDeepLinkingRequest',
      services: {
        assignmentsAndGrades: {
          scopes,
          lineItemsUrl: 'https://lms.example/mod/lti/services.php/2/lineitems?type_id=1',
        },
      },
    },
  },
  {
    name: 'Moodle: a teacher opens a submission from the gradebook',
    claims: () => ({ ...moodle, ...reviewClaims() }),
    launch: {
      messageType: 'LtiSubmissionReviewRequest',
      forUser: { userId: '9' },
      lineItemUrl: 'https://lms.example/mod/lti/services.php/2/lineitems/5/lineitem?type_id=1',
    },
  },
  {
    name: 'Canvas: nulls wherever there is nothing to say',
    claims: () => canvas,
    launch: {
      custom: { section: '' },
      personSourcedId: undefined,
      resourceLink: { id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3', title: 'My learning' },
    },
  },
  {
    name: 'Canvas: nobody is named',
    claims: () => ({ ...canvas, ...nobody, sub: undefined }),
    launch: { subject: undefined, name: undefined },
  },
  {
    name: 'Canvas: content chosen in the editor',
    claims: () => ({
      ...canvas,
      ...deepLinkingClaims({
        accept_types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
        accept_presentation_document_targets: ['embed', 'iframe', 'window'],
        accept_media_types: 'image/*,text/html,application/vnd.ims.lti.v1.ltilink,*/*',
        accept_multiple: true,
        accept_lineitem: false,
        auto_create: false,
        validation_context: null,
        errors: { errors: {} },
      }),
    }),
    launch: { messageType: 'LtiDeepLinkingRequest' },
  },
  {
    name: 'Schoology: a list of one audience, and a number for a course in text',
    claims: () => ({
      aud: ['client-1'],
      sub: '26016557::e0f25cb3',
      [lti('context')]: {
        id: '1394157117',
        label: 'section-1',
        title: 'Safeguarding: Section 1',
        type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
      },
      [lti('roles')]: [`${context}#Instructor`, `${institution}#Faculty`],
    }),
    launch: { subject: '26016557::e0f25cb3' },
  },
  {
    name: 'Brightspace: not before the moment of issue, valid for half an hour',
    claims: (now) => ({
      iat: now,
      nbf: now,
      exp: now + 1800,
      sub: 'cb35e3b4-c8d7-4cc8-b7f4-2b4eba9c8a1d_1184',
      [lti('roles')]: [`${context}#Learner`, `${institution}#Learner`, `${institution}#Student`],
      'http://www.brightspace.com': { org_defined_id: 'EMP-1', user_id: 1184, username: 'amara' },
    }),
    launch: { subject: 'cb35e3b4-c8d7-4cc8-b7f4-2b4eba9c8a1d_1184' },
  },
  {
    name: 'Sakai: a course without a label',
    claims: () => ({
      [lti('context')]: { id: 'mercury', title: 'Safeguarding', type: ['Group'] },
      [lti('roles')]: [`${context}#Learner`, `${institution}#Student`],
      [lti('ext')]: { sakai_server: 'https://lms.example', sakai_eid: 'amara' },
    }),
    launch: { context: { id: 'mercury', title: 'Safeguarding', types: ['Group'] } },
  },
  {
    name: 'Blackboard: underscored ids and a role of the system',
    claims: () => ({
      sub: 'a0e5d1a4c0e0432aa9a0ef4e7f3a0b1c',
      [lti('deployment_id')]: '1',
      [lti('context')]: { id: '_1014_1', label: 'SG1', title: 'Safeguarding', type: ['CourseSection'] },
      [lti('resource_link')]: { id: '_16_1', title: 'My learning', description: '<p>Words</p>' },
      [lti('roles')]: [`${institution}#Student`, `${context}#Learner`, `${system}#User`],
      locale: 'en-GB',
    }),
    launch: { resourceLink: { id: '_16_1', title: 'My learning', description: '<p>Words</p>' } },
  },
  {
    name: 'Open edX: identifiers with colons and plus signs',
    claims: () => ({
      sub: '7f3e2b1a-0b1c-4d5e-8f90-a1b2c3d4e5f6',
      [lti('context')]: {
        id: 'course-v1:Council+SG1+2026',
        type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
        title: 'Safeguarding - Council',
        label: 'course-v1:Council+SG1+2026',
      },
      [lti('resource_link')]: { id: 'block-v1:Council+SG1+2026+type@lti_consumer+block@0ab1' },
      [lti('roles')]: [`${context}#Learner`, `${institution}#Student`],
      [lti('launch_presentation')]: { document_target: 'iframe' },
    }),
    launch: { resourceLink: { id: 'block-v1:Council+SG1+2026+type@lti_consumer+block@0ab1' } },
  },
  {
    name: 'the reference implementation: empty texts and words of its own',
    claims: () => ({
      email: '',
      picture: '',
      locale: 'en-US',
      [lti('context')]: { id: '41437', label: '', title: '', type: ['my course type'] },
      [lti('resource_link')]: { id: '47901', title: '', description: '' },
      [lti('launch_presentation')]: { document_target: 'iframe', height: 320, width: 240, return_url: '' },
      [lti('lis')]: { person_sourcedid: '', course_offering_sourcedid: '', course_section_sourcedid: '' },
      [lti('custom')]: { myCustomValue: '123', empty: '' },
      [lti('role_scope_mentor')]: ['a62c52c02ba262003f5e'],
      'https://www.example.com/extension': { color: 'violet' },
    }),
    launch: {
      email: undefined,
      returnUrl: undefined,
      personSourcedId: undefined,
      context: { id: '41437', types: ['my course type'] },
      resourceLink: { id: '47901' },
      custom: { myCustomValue: '123', empty: '' },
    },
  },
];

const person = {
  instructor: { role: `${context}#Instructor`, known: 'Instructor' },
  learner: { role: `${context}#Learner`, known: 'Learner' },
};

/** @source LTI Advantage Conformance Certification Guide 1.3, sections 6.1.2 and 6.1.3; the messages themselves are ours */
const certified: readonly Omit<Vector, 'expected'>[] = Object.entries(person).flatMap(([who, { role, known }]) => [
  {
    name: `certification: ${who}`,
    claims: () => ({ [lti('roles')]: [role] }),
    launch: { roles: [{ kind: 'context', name: known }] },
  },
  {
    name: `certification: ${who} with several roles`,
    claims: () => ({ [lti('roles')]: [role, `${institution}#Student`, `${context}#Mentor`] }),
    launch: {
      roles: [
        { kind: 'context', name: known },
        { kind: 'institution', name: 'Student' },
        { kind: 'context', name: 'Mentor' },
      ],
    },
  },
  {
    name: `certification: ${who} with a short role`,
    claims: () => ({ [lti('roles')]: [known] }),
    launch: { roles: [{ kind: 'context', name: known }] },
  },
  {
    name: `certification: ${who} with an unknown role`,
    claims: () => ({ [lti('roles')]: [`${context}#Superhero`, role] }),
    launch: { roles: [{ kind: 'context', name: known }] },
  },
  { name: `certification: ${who} with no role`, claims: () => ({ [lti('roles')]: [] }), launch: { roles: [] } },
  {
    name: `certification: ${who} with an e-mail address only`,
    claims: () => ({ ...nobody, email: 'l.c.hutton@district1.example', [lti('roles')]: [role] }),
    launch: { name: undefined, givenName: undefined, email: 'l.c.hutton@district1.example' },
  },
  {
    name: `certification: ${who} with names only`,
    claims: () => ({ email: undefined, middle_name: 'Ann', [lti('roles')]: [role] }),
    launch: { name: 'Amara Okafor', givenName: 'Amara', familyName: 'Okafor', email: undefined },
  },
  {
    name: `certification: ${who} without anything personal`,
    claims: () => ({ ...nobody, [lti('lis')]: undefined, [lti('roles')]: [role] }),
    launch: { subject: '6', name: undefined, email: undefined, personSourcedId: undefined },
  },
  {
    name: `certification: ${who} with an e-mail address and without a course`,
    claims: () => ({ [lti('context')]: undefined, [lti('roles')]: [role] }),
    launch: { context: undefined, email: 'amara@council.example' },
  },
]);

/** Whole messages as known platforms send them, and some modelled on what the certification guide asks: all must be taken. */
export const platformVectors: readonly Vector[] = [...seen, ...certified].map((vector) => ({
  expected: 'launched',
  ...vector,
}));
