import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import { casesInSight } from './case-sight.ts';
import { editorsScope } from '../editors.ts';
import { PeopleRow } from '../rows/import-row.ts';
import type { MatchCase } from '../import-run.ts';
import type { RowDecision } from '../plan/plan-people.ts';
import { readRow } from '../rows/read-row.ts';
import { resolveRows } from '../plan/resolve-rows.ts';
import { savePlan } from '../plan/save-plan.ts';
import type { PeopleErrorCode } from '../schema.ts';
import type { PeopleStores } from '../store.ts';

/** Who an unsure row is: one of the candidates, somebody new, or nobody we take in. */
export type CaseDecision =
  | { readonly state: 'same'; readonly personId: PersonId }
  | { readonly state: 'new' }
  | { readonly state: 'refused' };

/**
 * An open case that the actor may decide.
 *
 * @throws `people.case-not-open` also when there is no such case, or it is another agency's or may be somebody of another agency
 */
export async function openCase(ctx: Context<PeopleStores>, id: string): Promise<MatchCase> {
  const scope = editorsScope(ctx.actor);
  const found = await ctx.store.people.matchCase(id);
  const [seen] = found?.state === 'open' ? await casesInSight(ctx, scope, [found]) : [];
  if (!seen)
    throw new DomainError<PeopleErrorCode>(
      'people.case-not-open',
      'This row is not waiting for a decision: it may have been decided already.',
    );
  return seen.open;
}

/**
 * Decides who an unsure row of a people file is, takes the row in accordingly, and forgets its cells. The same row in a later file is not asked about again.
 *
 * @throws `people.case-not-open`
 * @throws `people.not-found` when the person is not one of the candidates
 * @throws `people.row-refused` when the row does not fit what has been stored since
 */
export async function decidePeopleCase(
  ctx: Context<PeopleStores>,
  id: string,
  decision: CaseDecision,
  knownAudiences: ReadonlySet<string>,
): Promise<{ readonly personId?: PersonId | undefined }> {
  const open = await openCase(ctx, id);
  if (decision.state === 'refused') {
    await closeCase(ctx, open, decision, undefined);
    return {};
  }
  insistOnCandidate(open, decision);
  const read = readRow(PeopleRow, open.row);
  if (read.findings) throw rowRefused(read.findings);
  const decided: RowDecision = decision.state === 'same' ? decision : { state: 'new', personId: undefined };
  const { plan } = await resolveRows(ctx, {
    rows: [{ row: 1, value: read.value }],
    scope: editorsScope(ctx.actor),
    knownAudiences,
    decisions: new Map([[1, decided]]),
  });
  const [taken] = plan.taken;
  if (!taken) throw rowRefused(plan.refused);
  await savePlan(ctx, plan, 'people.decide-case');
  await closeCase(ctx, open, decision, taken.personId);
  return { personId: taken.personId };
}

/** Nobody but a candidate can be chosen. */
export function insistOnCandidate(open: MatchCase, decision: CaseDecision): void {
  if (decision.state === 'same' && !open.candidates.includes(decision.personId))
    throw new DomainError<PeopleErrorCode>('people.not-found', 'Choose one of the people that this row may be.');
}

/** Stores the decision without the row, and who it was decided to be. */
export async function closeCase(
  ctx: Context<PeopleStores>,
  open: MatchCase,
  decision: CaseDecision,
  personId: PersonId | undefined,
): Promise<void> {
  await ctx.store.people.saveCases([
    {
      ...open,
      row: {},
      state: decision.state,
      candidates: personId === undefined ? [] : [personId],
      decidedAt: ctx.now,
    },
  ]);
  await record(ctx, {
    action: 'people.decide-case',
    subject: { kind: 'match-case', id: open.id },
    personId,
    after: { state: decision.state },
  });
}

/** A kept row that does not fit what has been stored since. */
export function rowRefused(
  findings: readonly { readonly field: string; readonly reason: string }[],
): DomainError<PeopleErrorCode> {
  const what = findings.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  return new DomainError<PeopleErrorCode>('people.row-refused', `The row cannot be taken in any more: ${what}.`, {
    findings: findings.map(({ field, reason }) => ({ field, reason })),
  });
}
