import { expect, test } from 'vitest';
import { AgencyId, PersonId, PostId } from '../../ids.ts';
import { postOfRow } from './post-of-row.ts';
import type { Post } from '../schema.ts';

function post(id: string, startsOn: string, jobTitle?: string): Post {
  const base = {
    id: PostId.parse(id),
    personId: PersonId.parse('p'),
    agencyId: AgencyId.parse('a'),
    audiences: [],
    flags: [],
    startsOn,
  };
  return jobTitle === undefined ? base : { ...base, jobTitle };
}
const NEVER = () => false;

test('a post is known by its title and its start', () => {
  const posts = [
    post('nurse', '2024-01-01', 'Nurse'),
    post('cook', '2024-01-01', 'Cook'),
    post('later', '2025-01-01', 'Nurse'),
  ];
  expect(postOfRow({ jobTitle: ' NURSE', startsOn: '2024-01-01' }, posts, NEVER)).toMatchObject({
    post: { id: 'nurse' },
  });
  expect(postOfRow({ jobTitle: 'Nurse', startsOn: '2025-01-01' }, posts, NEVER)).toMatchObject({
    post: { id: 'later' },
  });
  expect(postOfRow({ jobTitle: 'Nurse', startsOn: '2026-01-01' }, posts, NEVER)).toEqual({ state: 'new' });
});

test('without a title the only post from that day is meant', () => {
  expect(postOfRow({ startsOn: '2024-01-01' }, [post('nurse', '2024-01-01', 'Nurse')], NEVER)).toMatchObject({
    post: { id: 'nurse' },
  });
});

test('without a title nobody can say which of two posts is meant', () => {
  const posts = [post('nurse', '2024-01-01', 'Nurse'), post('cook', '2024-01-01', 'Cook')];
  expect(postOfRow({ startsOn: '2024-01-01' }, posts, NEVER)).toEqual({ state: 'several' });
});

test('a post without a title takes one, unless the file speaks of it apart', () => {
  const posts = [post('untitled', '2024-01-01')];
  expect(postOfRow({ jobTitle: 'Cook', startsOn: '2024-01-01' }, posts, NEVER)).toMatchObject({
    post: { id: 'untitled' },
  });
  expect(postOfRow({ jobTitle: 'Cook', startsOn: '2024-01-01' }, posts, () => true)).toEqual({ state: 'new' });
});
