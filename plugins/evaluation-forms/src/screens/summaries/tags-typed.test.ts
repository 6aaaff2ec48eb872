import { expect, test } from 'vitest';
import { tagsTyped } from './tags-typed.ts';

test('the same tag counts once, however it is typed', () => {
  expect(tagsTyped(' Venue, case  studies ,venue,,')).toEqual(['venue', 'case studies']);
});
