import { expect, test } from 'vitest';
import type { Account } from '../access/schema.ts';
import type { Context } from '../context.ts';
import type { Person } from '../people/schema.ts';
import { listChanges } from './list-changes.ts';
import type { AuditedChange } from './schema.ts';

const at = '2026-11-21T09:00:00Z';
const chloe = {
  id: 'p-chloe',
  givenName: 'Chloe',
  familyName: 'Nowak',
  formerNames: [],
  staffNumbers: [],
} as unknown as Person;
const jo = { ...chloe, id: 'p-jo', givenName: 'Jo', familyName: 'Kendall' } as unknown as Person;
const gone = { ...chloe, id: 'p-gone', givenName: '', familyName: '', erasedAt: at } as unknown as Person;
const accounts: Readonly<Record<string, Partial<Account>>> = {
  'a-jo': { state: 'joined', personId: jo.id, shownName: 'J Kendall' },
  'a-waiting': { state: 'waiting', personId: chloe.id, shownName: 'Somebody' },
};

const change = (actor: AuditedChange['actor'], personId?: string): AuditedChange =>
  ({
    id: '1',
    at,
    actor,
    action: 'evidence.correct',
    subject: { kind: 'evidence', id: 'e1' },
    ...(personId && { personId }),
    sealed: false,
  }) as AuditedChange;

/** The names in a list of changes, as an administrator is given it. */
async function namesIn(...rows: readonly AuditedChange[]) {
  const store = {
    audit: { entries: async () => ({ rows }) },
    access: { account: async (id: string) => accounts[id], token: async () => ({ name: 'HR system' }) },
    people: { people: async (ids: readonly string[]) => [chloe, jo, gone].filter((person) => ids.includes(person.id)) },
  };
  const ctx = {
    store,
    actor: { kind: 'operator', id: 'cli', grants: [{ role: 'administrator' }] },
  } as unknown as Context<never>;
  return (await listChanges(ctx, {}, { limit: 50 })).rows.map((row) => [row.actorName, row.personName]);
}

test('a change says who did it and about whom, by their names of today', async () => {
  expect(await namesIn(change({ kind: 'account', id: 'a-jo' }, chloe.id))).toEqual([['Jo Kendall', 'Chloe Nowak']]);
});

test('another system goes by the name of its token, the command line by none', async () => {
  expect(await namesIn(change({ kind: 'token', id: 't1' }), change({ kind: 'operator', id: 'cli' }))).toEqual([
    ['HR system', undefined],
    [undefined, undefined],
  ]);
});

test('an account that waits for confirmation is not called by the name of the person it may be', async () => {
  expect(await namesIn(change({ kind: 'account', id: 'a-waiting' }))).toEqual([['Somebody', undefined]]);
});

test('somebody erased has no name any more', async () => {
  expect(await namesIn(change({ kind: 'account', id: 'a-jo' }, gone.id))).toEqual([['Jo Kendall', undefined]]);
});
