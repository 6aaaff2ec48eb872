import { claim, lti } from './vector.ts';
import type { Vector } from './vector.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const long = 'é'.repeat(20_000);

const taken: readonly Omit<Vector, 'expected'>[] = [
  {
    name: 'an ordinary launch',
    launch: {
      subject: '6',
      name: 'Amara Okafor',
      email: 'amara@council.example',
      personSourcedId: 'EMP-1',
      documentTarget: 'iframe',
      locale: 'en',
    },
  },
  { name: 'aud as an array of one (Schoology)', claims: claim('aud', ['client-1']) },
  {
    name: 'aud with other audiences and azp ours',
    claims: () => ({ aud: ['client-1', 'https://other.example'], azp: 'client-1' }),
  },
  { name: 'aud a string with azp ours', claims: claim('azp', 'client-1') },
  { name: 'aud a string with azp null', claims: claim('azp', null) },
  { name: 'exp 60 s after iat (Moodle)', claims: (now) => ({ iat: now, exp: now + 60 }) },
  {
    name: 'nbf equal to iat and 30 minutes of life (Brightspace)',
    claims: (now) => ({ iat: now, nbf: now, exp: now + 1800 }),
  },
  { name: 'expired within the tolerance', claims: (now) => ({ iat: now - 100, exp: now - 59 }) },
  { name: 'issued in the future within the tolerance', claims: (now) => ({ iat: now + 59, exp: now + 119 }) },
  { name: 'times with fractions', claims: (now) => ({ iat: now + 0.5, exp: now + 60.25 }) },
  { name: 'no sub: an anonymous launch', claims: claim('sub', undefined), launch: { subject: undefined } },
  { name: 'sub null (Canvas)', claims: claim('sub', null), launch: { subject: undefined } },
  { name: 'sub empty (reference implementation)', claims: claim('sub', ''), launch: { subject: undefined } },
  {
    name: 'neither name nor e-mail',
    claims: () => ({ name: undefined, given_name: undefined, family_name: undefined, email: undefined }),
    launch: { name: undefined, email: undefined },
  },
  {
    name: 'name and e-mail null',
    claims: () => ({ name: null, given_name: null, family_name: null, email: null }),
    launch: { name: undefined, givenName: undefined },
  },
  { name: 'an e-mail that is none counts as absent', claims: claim('email', 'amara'), launch: { email: undefined } },
  { name: 'unicode names', claims: claim('name', 'Zoë Ó Dálaigh 李 𝒳'), launch: { name: 'Zoë Ó Dálaigh 李 𝒳' } },
  { name: 'control characters in a name become spaces', claims: claim('name', 'A\u0000\nB'), launch: { name: 'A B' } },
  {
    name: 'halves of pairs in words are mended',
    claims: () => ({ name: 'A\ud800', [lti('custom')]: { 'a\ud800': 'b\udc00' } }),
    launch: { name: 'A\ufffd', custom: { 'a\ufffd': 'b\ufffd' } },
  },
  {
    name: 'context types with control characters are left out',
    claims: claim(lti('context'), { id: 'c', type: ['a\u0000', 'b\ud800', 7, null, '', 'Group'] }),
    launch: { context: { id: 'c', types: ['Group'] } },
  },
  { name: 'no roles', claims: claim(lti('roles'), []), launch: { roles: [] } },
  {
    name: 'unknown roles are ignored',
    claims: claim(lti('roles'), [
      'urn:lti:role:ims/lis/Learner',
      'Wizard',
      7,
      null,
      '',
      ' Learner',
      `${membership}#learner`,
      `${membership}#Learner `,
      `${membership}#TeachingAssistant`,
      `${membership.replace('http', 'https')}#Learner`,
    ]),
    launch: { roles: [] },
  },
  {
    name: 'a short name is a context role',
    claims: claim(lti('roles'), ['Instructor']),
    launch: { roles: [{ kind: 'context', name: 'Instructor' }] },
  },
  {
    name: 'a short name is no institution role',
    claims: claim(lti('roles'), ['Staff', 'SysAdmin']),
    launch: { roles: [] },
  },
  {
    name: 'a sub-role of the context',
    claims: claim(lti('roles'), [`${membership}/Instructor#TeachingAssistant`]),
    launch: { roles: [{ kind: 'context', name: 'Instructor', subName: 'TeachingAssistant' }] },
  },
  {
    name: 'institution and system roles',
    claims: claim(lti('roles'), [
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
    ]),
    launch: {
      roles: [
        { kind: 'institution', name: 'Administrator' },
        { kind: 'system', name: 'Administrator' },
      ],
    },
  },
  { name: 'no context', claims: claim(lti('context'), undefined), launch: { context: undefined } },
  { name: 'context null', claims: claim(lti('context'), null), launch: { context: undefined } },
  {
    name: 'a context with an empty id',
    claims: claim(lti('context'), { id: '', label: '', title: '' }),
    launch: { context: undefined },
  },
  {
    name: 'a context without a label (Sakai)',
    claims: claim(lti('context'), { id: 'c' }),
    launch: { context: { id: 'c', types: [] } },
  },
  {
    name: 'a context type in free words (reference implementation)',
    claims: claim(lti('context'), { id: 'c', type: ['a kind of course'] }),
    launch: { context: { id: 'c', types: ['a kind of course'] } },
  },
  {
    name: 'a context type that is not a list',
    claims: claim(lti('context'), { id: 'c', type: 'CourseSection' }),
    launch: { context: { id: 'c', types: ['CourseSection'] } },
  },
  { name: 'no custom values', claims: claim(lti('custom'), undefined), launch: { custom: {} } },
  { name: 'custom as the empty list that PHP writes', claims: claim(lti('custom'), []), launch: { custom: {} } },
  { name: 'custom null', claims: claim(lti('custom'), null), launch: { custom: {} } },
  {
    name: 'null custom values are absent (Canvas)',
    claims: claim(lti('custom'), { a: null, b: 'x' }),
    launch: { custom: { b: 'x' } },
  },
  {
    name: 'unsubstituted custom values are absent',
    claims: claim(lti('custom'), { a: '$User.department', b: '$', c: '' }),
    launch: { custom: { c: '' } },
  },
  {
    name: 'custom names that differ in case (Moodle)',
    claims: claim(lti('custom'), { staffnumber: 'E1', StaffNumber: 'E1' }),
    launch: { custom: { staffnumber: 'E1', StaffNumber: 'E1' } },
  },
  {
    name: 'custom numbers and booleans as text',
    claims: claim(lti('custom'), { a: 1, b: true, c: { d: 1 } }),
    launch: { custom: { a: '1', b: 'true' } },
  },
  {
    name: 'custom values and names with NUL are absent',
    claims: claim(lti('custom'), { a: 'x\u0000y', 'b\u0000': 'x', c: 'x\ty' }),
    launch: { custom: { c: 'x\ty' } },
  },
  { name: 'a very long custom value', claims: claim(lti('custom'), { a: long }), launch: { custom: { a: long } } },
  {
    name: 'a custom value called __proto__ is left out',
    claims: () => ({ [lti('custom')]: JSON.parse('{"__proto__":"x","a":"1"}') as unknown }),
    launch: { custom: { a: '1' } },
  },
  {
    name: 'an unsubstituted staff number is absent',
    claims: claim(lti('lis'), { person_sourcedid: '$Person.sourcedId' }),
    launch: { personSourcedId: undefined },
  },
  {
    name: 'an empty staff number is absent',
    claims: claim(lti('lis'), { person_sourcedid: '' }),
    launch: { personSourcedId: undefined },
  },
  {
    name: 'lis, presentation and platform null',
    claims: () => ({ [lti('lis')]: null, [lti('launch_presentation')]: null, [lti('tool_platform')]: null }),
    launch: { returnUrl: undefined },
  },
  {
    name: 'a return address that runs script is absent',
    claims: claim(lti('launch_presentation'), { return_url: 'javascript:alert(1)', document_target: 'popup' }),
    launch: { returnUrl: undefined, documentTarget: undefined },
  },
  {
    name: 'a return address that is too long is absent',
    claims: claim(lti('launch_presentation'), { return_url: `https://lms.example/${'x'.repeat(4096)}` }),
    launch: { returnUrl: undefined },
  },
  {
    name: 'a resource link with empty words',
    claims: claim(lti('resource_link'), { id: 'r', title: '', description: null }),
    launch: { resourceLink: { id: 'r' } },
  },
  {
    name: 'another address of ours than the login named',
    claims: claim(lti('target_link_uri'), 'https://tool.example/tools/other'),
    launch: { targetLinkUri: 'https://tool.example/tools/other' },
  },
  { name: 'typ absent', header: { typ: undefined } },
  { name: 'typ in small letters', header: { typ: 'jwt' } },
  {
    name: 'keys and key addresses in the header are not looked at',
    header: { jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x' },
  },
  { name: 'claims that nobody knows', claims: claim('https://example.org/claim', { deep: [1, 2, 3] }) },
];

/** Messages that real platforms send and that must be taken. */
export const validVectors: readonly Vector[] = taken.map((vector) => ({ expected: 'launched', ...vector }));
