import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptEntry } from './kept-entry.ts';

const first = { title: '', minutes: '' };
const storage = new Map<string, string>();

beforeEach(() => {
  storage.clear();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => storage.get(key) ?? null });
});
afterEach(() => vi.unstubAllGlobals());

test('what was typed before is there again', () => {
  storage.set('trellis-form-course-new', JSON.stringify({ title: 'Core groups', minutes: '360' }));
  expect(keptEntry('course-new', first)).toEqual({ title: 'Core groups', minutes: '360' });
  expect(keptEntry('course-other', first)).toBeUndefined();
});

test.each([
  ['a form that had other fields', '{"title":"Core groups"}'],
  ['something that is no form', '"Core groups"'],
  ['something broken', '{'],
])('%s is left where it is', (_, kept) => {
  storage.set('trellis-form-course-new', kept);
  expect(keptEntry('course-new', first)).toBeUndefined();
});

test('a frame without storage begins with an empty form', () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(keptEntry('course-new', first)).toBeUndefined();
});
