import { DomainError } from '@trellis/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { BoundContext, Caller, RequestContext } from './context.ts';
import { faultOf } from './errors.ts';
import { createCallerFactory, procedure, router } from './trpc.ts';

const notes: string[] = [];
const shelf = router({
  read: procedure
    .input(z.object({ ref: z.string() }))
    .query(({ ctx, input }) => `${ctx.session.partnership.name}: ${input.ref}`),
  fail: procedure.mutation(() => {
    throw new DomainError('courses.ref-taken', 'There is a course with this reference already.');
  }),
  unlisted: procedure.query(() => 'never'),
});

function callerAs(role: 'coordinator' | 'finance' | undefined) {
  notes.length = 0;
  const caller: Caller | undefined = role && {
    session: {
      actor: { kind: 'account', id: 'a1', grants: [{ role }] },
      partnership: { id: 'p', name: 'Westhaven', isDemo: false },
    },
    run: async (work) => {
      try {
        const result = await work({} as BoundContext);
        notes.push('committed');
        return result;
      } catch (error) {
        notes.push('undone');
        throw error;
      }
    },
  };
  const context: RequestContext = {
    caller,
    permissions: { read: ['coordinator'], fail: 'signed-in' },
    navigation: [],
    addresses: { home: '', invitation: String, signIn: String, mailFrom: '' },
    certificates: { sign: () => Promise.reject(new Error('nobody asks for one')) },
  };
  return createCallerFactory(shelf)(context);
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => faultOf(error).code,
  );

test('a procedure runs in one transaction of the caller’s partnership', async () => {
  expect(await callerAs('coordinator').read({ ref: 'SG1' })).toBe('Westhaven: SG1');
  expect(notes).toEqual(['committed']);
});

test('a rule that refuses undoes the transaction, and its own code arrives', async () => {
  expect(await codeOf(callerAs('finance').fail())).toBe('courses.ref-taken');
  expect(notes).toEqual(['undone']);
});

test('nobody without a session or the role gets as far as a transaction', async () => {
  expect(await codeOf(callerAs(undefined).read({ ref: 'SG1' }))).toBe('access.not-signed-in');
  expect(await codeOf(callerAs('finance').read({ ref: 'SG1' }))).toBe('access.not-permitted');
  expect(notes).toEqual([]);
});

test('a procedure that the table does not know is nobody’s', async () => {
  expect(await codeOf(callerAs('coordinator').unlisted())).toBe('access.not-permitted');
});

test('what cannot be stored is refused before any schema', async () => {
  expect(await codeOf(callerAs('coordinator').read({ ref: 'a\0' }))).toBe('request.not-valid');
  expect(notes).toEqual([]);
});
