import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsOf } from './findings.ts';

const Post = z.strictObject({
  startsOn: z.string(),
  kind: z.enum(['council', 'gp']),
  hours: z.number().max(1000).optional(),
  flags: z.array(z.string()).min(1).optional(),
});

function of(schema: z.ZodType, value: unknown) {
  return findingsOf(schema.safeParse(value).error?.issues ?? []);
}

test('a missing field is needed', () => {
  expect(of(Post, { kind: 'gp' })).toEqual([{ field: 'startsOn', reason: 'is needed' }]);
});

test('a field of a list is found by its place', () => {
  expect(of(z.object({ posts: z.array(Post) }), { posts: [{ startsOn: 1, kind: 'gp' }] })).toEqual([
    { field: 'posts.0.startsOn', reason: 'must be text' },
  ]);
});

test('each unknown field is named', () => {
  expect(of(Post, { startsOn: '', kind: 'gp', nhs: 1, dob: 2 })).toEqual([
    { field: 'nhs', reason: 'is not a known field' },
    { field: 'dob', reason: 'is not a known field' },
  ]);
});

test('a word outside a list is answered with the list', () => {
  expect(of(Post, { startsOn: '', kind: 'school' })).toEqual([
    { field: 'kind', reason: 'must be one of: council, gp' },
  ]);
});

test('a shape that none is called is answered with what the shapes are called', () => {
  const outcome = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('attended') }),
    z.strictObject({ kind: z.literal('no-show') }),
  ]);
  expect(of(z.object({ outcome }), { outcome: { kind: 'late' } })).toEqual([
    { field: 'outcome.kind', reason: 'must be one of: attended, no-show' },
  ]);
});

test('sizes are told in words', () => {
  expect(of(Post, { startsOn: '', kind: 'gp', hours: 1001, flags: [] })).toEqual([
    { field: 'hours', reason: 'must be at most 1000' },
    { field: 'flags', reason: 'must have a length of at least 1' },
  ]);
});

test('of two shapes the closer one is explained', () => {
  const either = z.object({ of: z.union([z.string(), z.object({ months: z.number() })]) });
  expect(of(either, { of: { months: 'x' } })).toEqual([{ field: 'of.months', reason: 'must be a number' }]);
});

test('a sentence of our own stays as it is', () => {
  expect(
    of(
      z.string().refine(() => false, 'must be a real date written YYYY-MM-DD'),
      'x',
    ),
  ).toEqual([{ field: '', reason: 'must be a real date written YYYY-MM-DD' }]);
});
