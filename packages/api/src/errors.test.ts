import { DomainError } from '@trellis/core';
import { TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ERROR_STATUS, faultOf, STATUS_TITLES } from './errors.ts';

test('a refusal of a rule keeps its code, its sentence and its facts', () => {
  const error = new DomainError('people.case-not-open', 'Somebody has decided this already.', { id: 'c1' });
  expect(faultOf(error)).toEqual({
    code: 'people.case-not-open',
    status: 409,
    message: 'Somebody has decided this already.',
    facts: { id: 'c1' },
    errors: [],
  });
});

test('a refusal inside a procedure is the same refusal', () => {
  const cause = new DomainError('people.not-found', 'There is no such person.');
  expect(faultOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }))).toMatchObject({
    code: 'people.not-found',
    status: 404,
  });
});

test('a refusal about one field says which', () => {
  const error = new DomainError('frameworks.unknown-pack', 'There is no pack x.', { field: 'packs' });
  expect(faultOf(error).errors).toEqual([{ field: 'packs', reason: 'There is no pack x.' }]);
});

test('a refusal about several fields lists them', () => {
  const errors = [{ field: 'posts.0.endsOn', reason: 'must not be before the start' }];
  const fault = faultOf(new DomainError('compliance.question-faults', 'Some fields cannot be right.', { errors }));
  expect(fault.errors).toEqual(errors);
  expect(fault.facts).toEqual({});
});

test('input that does not fit its schema is named field by field', () => {
  const { error } = z.object({ asAt: z.string() }).safeParse({});
  expect(faultOf(new TRPCError({ code: 'BAD_REQUEST', cause: error }))).toMatchObject({
    code: 'request.not-valid',
    status: 422,
    errors: [{ field: 'asAt', reason: 'is needed' }],
  });
});

test('whatever we did not foresee says nothing of the inside', () => {
  const inside = new Error(
    'duplicate key value violates unique constraint "person_pkey": Key (work_email)=(a@b.example)',
  );
  for (const error of [inside, new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: inside }), 'text', undefined]) {
    const fault = faultOf(error);
    expect(fault).toMatchObject({ code: 'request.failed', status: 500, facts: {}, errors: [] });
    expect(JSON.stringify(fault)).not.toContain('example');
  }
});

test('an answer of ours that does not fit its schema is our fault, not the caller’s', () => {
  const { error } = z.string().safeParse(1);
  expect(faultOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }))).toMatchObject({
    code: 'request.failed',
    status: 500,
  });
});

test('every code has a status that has words', () => {
  for (const status of Object.values(ERROR_STATUS)) expect(STATUS_TITLES[status]).toBeTruthy();
});
