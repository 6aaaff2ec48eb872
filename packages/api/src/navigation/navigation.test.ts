import { expect, test } from 'vitest';
import { navigationFor, type NavigationEntry } from './navigation.ts';

const entries: readonly NavigationEntry[] = [
  { id: 'pathway-assignment.my-learning', title: 'My learning', path: '/my-learning', allowed: 'signed-in' },
  { id: 'people.list', title: 'People and posts', path: '/people', group: 'people', allowed: ['agency-lead'] },
  { id: 'audit.list', title: 'Audit', path: '/audit', allowed: ['administrator'] },
];

test('each sees the screens of her roles, in order, and not who else may', () => {
  expect(navigationFor({ kind: 'account', id: 'a1', grants: [{ role: 'agency-lead' }] }, entries)).toEqual([
    { id: 'pathway-assignment.my-learning', title: 'My learning', path: '/my-learning' },
    { id: 'people.list', title: 'People and posts', path: '/people', group: 'People' },
  ]);
});

test('somebody without the role finds what she was named for, by a name of its own', () => {
  const quality: NavigationEntry = {
    id: 'training-quality.quality',
    title: 'Quality',
    path: '/quality',
    allowed: ['trainer'],
    alsoFor: { duty: 'quality', title: 'Observations and actions' },
  };
  const titles = (role: 'trainer' | 'practitioner', duties: readonly 'quality'[]): readonly string[] =>
    navigationFor({ kind: 'account', id: 'a1', grants: [{ role }] }, [quality], duties).map(({ title }) => title);
  expect(titles('practitioner', [])).toEqual([]);
  expect(titles('practitioner', ['quality'])).toEqual(['Observations and actions']);
  expect(titles('trainer', ['quality'])).toEqual(['Quality']);
});

test('a board finds its reports before everything else, and others where they were registered', () => {
  const reports: NavigationEntry = {
    id: 'compliance-reports.reports',
    title: 'Reports',
    path: '/reports',
    allowed: ['board', 'agency-lead'],
    firstFor: ['board'],
  };
  const paths = (role: 'board' | 'agency-lead'): readonly string[] =>
    navigationFor({ kind: 'account', id: 'a1', grants: [{ role }] }, [...entries, reports]).map(({ path }) => path);
  expect(paths('board')).toEqual(['/reports', '/my-learning']);
  expect(paths('agency-lead')).toEqual(['/my-learning', '/people', '/reports']);
});
