import { deepLinkingClaims, reviewClaims, settingsClaim } from './messages.ts';
import { lti } from './vector.ts';
import type { Vector } from './vector.ts';

const settings = (name: string, changes: object): Vector => ({
  name: `deep linking settings ${name}`,
  expected: 'launch.claims',
  names: `deep_linking_settings.${Object.keys(changes).join()}`,
  claims: () => deepLinkingClaims(changes),
});

const request = (name: string, names: string, changes: object): Vector => ({
  name: `a deep linking request ${name}`,
  expected: 'launch.claims',
  names,
  claims: () => ({ ...deepLinkingClaims(), ...changes }),
});

const review = (name: string, names: string, changes: object): Vector => ({
  name: `a submission review ${name}`,
  expected: 'launch.claims',
  names,
  claims: () => ({ ...reviewClaims(), ...changes }),
});

/** Deep linking requests and submission reviews with one thing wrong that must be refused. */
export const brokenMessageVectors: readonly Vector[] = [
  request('without settings', 'deep_linking_settings', { [settingsClaim]: undefined }),
  request('whose settings are a list', 'deep_linking_settings', { [settingsClaim]: [] }),
  settings('without a return address', { deep_link_return_url: undefined }),
  settings('with an empty return address', { deep_link_return_url: '' }),
  settings('with a relative return address', { deep_link_return_url: '/return' }),
  settings('with a return address that runs script', { deep_link_return_url: 'javascript:alert(1)' }),
  settings('with a return address that anybody on the way reads', { deep_link_return_url: 'http://10.0.0.1/return' }),
  settings('with a user name in its return address', { deep_link_return_url: 'https://a:b@lms.example/return' }),
  settings('with a return address that is data', { deep_link_return_url: 'data:text/html,x' }),
  settings('with a list for a return address', { deep_link_return_url: ['https://lms.example/return'] }),
  settings('without types', { accept_types: undefined }),
  settings('with types as text', { accept_types: 'ltiResourceLink' }),
  settings('with types null', { accept_types: null }),
  settings('that accept no type', { accept_types: [] }),
  settings('with types that are no text', { accept_types: [7, null, ''] }),
  settings('that accept no document target', { accept_presentation_document_targets: [] }),
  settings('without document targets', { accept_presentation_document_targets: undefined }),
  settings('with document targets as text', { accept_presentation_document_targets: 'iframe' }),
  {
    name: 'a deep linking request to an address that is not ours',
    expected: 'launch.foreign-target',
    claims: () => ({ ...deepLinkingClaims(), [lti('target_link_uri')]: 'https://evil.example/' }),
  },
  request('with an empty target', 'target_link_uri', { [lti('target_link_uri')]: '' }),
  request('without roles', 'roles', { [lti('roles')]: undefined }),
  request('with roles as text', 'roles', { [lti('roles')]: 'Instructor' }),
  {
    name: 'a deep linking request of an earlier version',
    expected: 'launch.version',
    claims: () => ({ ...deepLinkingClaims(), [lti('version')]: 'LTI-1p0' }),
  },
  request('without a deployment', 'deployment_id', { [lti('deployment_id')]: undefined }),
  {
    name: 'a deep linking request of a deployment that nobody has approved',
    expected: 'deployment.waiting',
    claims: () => ({ ...deepLinkingClaims(), [lti('deployment_id')]: 'never-heard-of' }),
  },
  review('without a learner', 'for_user', { [lti('for_user')]: undefined }),
  review('whose learner is null', 'for_user', { [lti('for_user')]: null }),
  review('whose learner has no id', 'for_user.user_id', { [lti('for_user')]: { name: 'Bea' } }),
  review('whose learner has an empty id', 'for_user.user_id', { [lti('for_user')]: { user_id: '' } }),
  review('whose learner has a number for an id', 'for_user.user_id', { [lti('for_user')]: { user_id: 9 } }),
  review('whose learner’s id is too long', 'for_user.user_id', { [lti('for_user')]: { user_id: 'x'.repeat(256) } }),
  review('without a resource link', 'resource_link', { [lti('resource_link')]: undefined }),
  review('without roles', 'roles', { [lti('roles')]: undefined }),
  review('without a target', 'target_link_uri', { [lti('target_link_uri')]: undefined }),
  {
    name: 'a submission review to an address that is not ours',
    expected: 'launch.foreign-target',
    claims: () => ({ ...reviewClaims(), [lti('target_link_uri')]: 'https://evil.example/' }),
  },
];
