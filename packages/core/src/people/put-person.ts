import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PersonId, PostId } from '../ids.ts';
import { editorsScope } from './editors.ts';
import { openCases } from './cases/open-cases.ts';
import type { MatchCase } from './import-run.ts';
import { cellsOfPeopleRow, type PeopleRow } from './rows/import-row.ts';
import { resolveRows } from './plan/resolve-rows.ts';
import { savePlan } from './plan/save-plan.ts';
import type { PeopleStores } from './store.ts';
import type { PeopleErrorCode } from './schema.ts';

/** What became of one person's row: taken in, or waiting for a person's decision. */
export type PersonPut =
  | { readonly outcome: 'new' | 'changed' | 'unchanged'; readonly personId: PersonId; readonly postId: PostId }
  | { readonly outcome: 'unsure'; readonly caseId: string; readonly field: string; readonly reason: string };

/**
 * Takes in one post of one person, as an HR system sends it. The same row again changes nothing.
 *
 * @throws `people.row-refused` with the findings
 * @throws `access.not-permitted`
 */
export async function putPerson(
  ctx: Context<PeopleStores>,
  input: { readonly row: PeopleRow; readonly knownAudiences: ReadonlySet<string> },
): Promise<PersonPut> {
  const rows = [{ row: 1, value: input.row }];
  const resolved = await resolveRows(ctx, {
    rows,
    scope: editorsScope(ctx.actor),
    knownAudiences: input.knownAudiences,
  });
  const { plan } = resolved;
  const [taken] = plan.taken;
  if (taken) {
    await savePlan(ctx, plan, 'people.put');
    return { outcome: taken.outcome, personId: taken.personId, postId: taken.post.id };
  }
  const [open] = openCases({ kind: 'people', cellsOf: cellsOfPeopleRow }, resolved, rows);
  const [unsure] = plan.unsure;
  if (open && unsure) {
    await savePlan(ctx, plan, 'people.put');
    await openOnce(ctx, open);
    return { outcome: 'unsure', caseId: open.id, field: unsure.field, reason: unsure.reason };
  }
  const findings = plan.refused.map(({ field, reason }) => ({ field, reason }));
  throw new DomainError<PeopleErrorCode>(
    'people.row-refused',
    `The row was refused: ${findings.map(({ field, reason }) => `${field} ${reason}`).join('; ')}.`,
    {
      findings,
    },
  );
}

/** The same row again is the same question; it may stand there from a file. */
async function openOnce(ctx: Context<PeopleStores>, open: MatchCase): Promise<void> {
  if (await ctx.store.people.matchCase(open.id)) return;
  await ctx.store.people.saveCases([open]);
  await record(ctx, {
    action: 'people.put',
    subject: { kind: 'match-case', id: open.id },
    after: { agencyId: open.agencyId, state: open.state },
  });
}
