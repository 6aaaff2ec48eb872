import { expect, test } from 'vitest';
import { navigationRows } from './navigation-rows.ts';

const page = (title: string, group?: string) => ({ id: title, title, path: `/${title}`, ...(group && { group }) });
const labels = (rows: ReturnType<typeof navigationRows>) => rows.map(({ label }) => label);

test('a few pages stand side by side as they are', () => {
  const pages = ['learning', 'training', 'feedback'].map((title) => page(title, 'Learning'));
  expect(navigationRows(pages, pages[1])).toEqual([
    { href: '/learning', label: 'learning', current: false },
    { href: '/training', label: 'training', current: true },
    { href: '/feedback', label: 'feedback', current: false },
  ]);
});

test('many pages stand under the parts they belong to, where the first of each does, and a part of one page is that page', () => {
  const pages = [
    page('learning', 'Learning'),
    page('agency', 'People'),
    page('training', 'Learning'),
    page('charges', 'Money'),
    page('own'),
    page('people', 'People'),
    page('import', 'People'),
    page('rules', 'Settings'),
  ];
  const rows = navigationRows(pages, pages[5]);
  expect(labels(rows)).toEqual(['Learning', 'People', 'charges', 'own', 'rules']);
  expect(rows[1]).toMatchObject({ href: '/agency', current: true });
  expect(labels(rows[1]!.within!)).toEqual(['agency', 'people', 'import']);
  expect(rows[1]!.within!.filter(({ current }) => current === true)).toMatchObject([{ href: '/people' }]);
  expect(rows.filter(({ current }) => current === true)).toHaveLength(1);
  expect(navigationRows(pages, undefined).filter(({ current }) => current === true)).toEqual([]);
});
