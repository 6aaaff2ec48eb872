import { AgencyId, PersonId, type Context, type Stores } from '@trellis/core';
import { arriveByLink, grant, grantsOf, revokeGrant, type Actor, type HeldGrant } from '@trellis/core/access';
import {
  createTestDatabase,
  createTestPartnership,
  type TestDatabase,
  type TestPartnership,
} from '@trellis/store/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { act, administrator, anActor } from './at-work.ts';

const now = '2026-11-21T10:00:00.000Z';
const role = { role: 'administrator' } as const;
const council = AgencyId.parse('council');
const [chloe, mo] = [PersonId.parse('chloe'), PersonId.parse('mo')];
const refused = { code: 'access.last-administrator' };

let database: TestDatabase;
let partnership: TestPartnership;
let hers: HeldGrant;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async ({ task }) => {
  partnership = await createTestPartnership(database, task.id);
  await partnership.at(now, async ({ people }) => {
    await people.saveAgencies([{ id: council, ref: 'C', name: 'Council', kind: 'council' }]);
    await people.savePeople(
      [chloe, mo].map((id) => ({ id, givenName: id, familyName: 'Lee', formerNames: [], staffNumbers: [] })),
    );
  });
  hers = await as(administrator, (ctx) => grant(ctx, { personId: chloe }, role));
});
afterAll(() => database.close());

const herself = anActor('account-of-chloe', [role], chloe);
function as<Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> {
  return act(partnership, { now, actor }, work);
}
const revoke = (id: string, actor: Actor = administrator) => as(actor, (ctx) => revokeGrant(ctx, id));

test('the last administrator’s role stays until somebody else has it, whoever would take it away', async () => {
  for (const actor of [herself, administrator]) await expect(revoke(hers.id, actor)).rejects.toMatchObject(refused);
  expect(await as(administrator, (ctx) => grantsOf(ctx, { personId: chloe }))).toEqual([hers]);
  await as(herself, (ctx) => grant(ctx, { personId: mo }, role));
  await revoke(hers.id, herself);
  expect(await as(administrator, (ctx) => grantsOf(ctx, { personId: chloe }))).toEqual([]);
});

test('an administrator within an agency, or one who came by a link, is not somebody else', async () => {
  const within = await as(herself, (ctx) => grant(ctx, { personId: mo }, { ...role, agencyId: council }));
  const byLink = await as(administrator, (ctx) =>
    arriveByLink(ctx, { name: 'Set-up', grant: role }, 'https://here.example'),
  );
  await expect(revoke(hers.id)).rejects.toMatchObject(refused);
  const [ofLink] = await as(administrator, (ctx) => grantsOf(ctx, { accountId: byLink.id }));
  for (const id of [ofLink!.id, within.id]) await revoke(id, herself);
});

const waitsForALock = async () => {
  const { rows } = await sql`select from pg_locks where not granted`.execute(database.app);
  return rows.length > 0;
};

test('of two who take the role from each other at once, the second waits for the first and keeps it', async () => {
  const his = await as(herself, (ctx) => grant(ctx, { personId: mo }, role));
  const second = await as(herself, async (ctx) => {
    await revokeGrant(ctx, his.id);
    const taken = Promise.allSettled([revoke(hers.id, anActor('account-of-mo', [role], mo))]);
    await expect.poll(waitsForALock).toBe(true);
    return { taken };
  });
  expect(await second.taken).toMatchObject([{ status: 'rejected', reason: refused }]);
});
