import { PersonId } from '@trellis/core';
import { Role, type Actor } from '@trellis/core/access';
import { expect, test } from 'vitest';
import { appRouter } from '../app-router.ts';
import { CORE_PERMISSIONS } from './core-permissions.ts';
import { checkPermissionTable, insistOnPermission, rolesOf } from './permissions.ts';

const stranger: Actor = { kind: 'account', id: 'a1', grants: [] };
const learner: Actor = { ...stranger, personId: PersonId.parse('p1') };
const lead: Actor = { ...learner, grants: [{ role: 'agency-lead' }] };

test('whoever is known as a person is a practitioner, and whatever else she was granted', () => {
  expect(rolesOf(stranger)).toEqual([]);
  expect(rolesOf(learner)).toEqual(['practitioner']);
  expect(rolesOf(lead)).toEqual(['practitioner', 'agency-lead']);
});

test('without a session everything is refused as not signed in', () => {
  expect(() => insistOnPermission('signed-in', undefined)).toThrow(
    expect.objectContaining({ code: 'access.not-signed-in' }),
  );
});

test('a role that is not in the row is refused', () => {
  expect(() => insistOnPermission(['agency-lead'], learner)).toThrow(
    expect.objectContaining({ code: 'access.not-permitted' }),
  );
  expect(() => insistOnPermission(['agency-lead'], lead)).not.toThrow();
});

test('the plugin of an LMS reaches its own procedures alone, and nobody else reaches those', () => {
  const plugin: Actor = { kind: 'connection', id: 'c1', grants: [] };
  const notPermitted = expect.objectContaining({ code: 'access.not-permitted' });
  expect(() => insistOnPermission('connected-lms', plugin)).not.toThrow();
  for (const allowed of ['signed-in', Role.options, undefined] as const)
    for (const actor of [plugin, { ...plugin, grants: [{ role: 'administrator' as const }] }])
      expect(() => insistOnPermission(allowed, actor)).toThrow(notPermitted);
  for (const kind of ['account', 'token', 'operator', 'job'] as const)
    expect(() => insistOnPermission('connected-lms', { ...lead, kind, grants: [{ role: 'administrator' }] })).toThrow(
      notPermitted,
    );
});

test('a procedure without a row is nobody’s', () => {
  expect(() => insistOnPermission(undefined, { ...lead, grants: [{ role: 'administrator' }] })).toThrow(
    expect.objectContaining({ code: 'access.not-permitted' }),
  );
});

test('the table has a row for every procedure, and no other', () => {
  expect(Object.keys(CORE_PERMISSIONS).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
});

test('a missing row and an idle one stop the service, named together', () => {
  expect(() => checkPermissionTable(['people.search'], { 'people.find': 'signed-in' })).toThrow(
    'people.search has no row in the table of permissions; people.find has a permission but there is no such procedure',
  );
});
