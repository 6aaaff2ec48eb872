import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import {
  closeCase,
  decidePeopleCase,
  insistOnCandidate,
  openCase,
  rowRefused,
  type CaseDecision,
} from '../../people/cases/decide-case.ts';
import { editorsScope } from '../../people/editors.ts';
import type { MatchCase } from '../../people/import-run.ts';
import { readRow } from '../../people/rows/read-row.ts';
import type { PeopleErrorCode } from '../../people/schema.ts';
import { EvidenceRow } from '../rows/import-row.ts';
import { resolveEvidence, type EvidenceWriters } from '../plan/resolve-rows.ts';
import { saveEvidenceChanges } from '../plan/save-changes.ts';

/**
 * Decides an unsure row, whichever kind of file it came from, and takes it in accordingly. Evidence never makes a person, so it cannot be decided to be `new`.
 *
 * @throws `people.case-not-open`, `people.not-found`, `people.row-refused`, `access.not-permitted`
 */
export async function decideCase(
  ctx: Context<EvidenceWriters>,
  id: string,
  decision: CaseDecision,
  known: { readonly knownAudiences: ReadonlySet<string>; readonly knownIds: ReadonlySet<string> },
): Promise<{ readonly personId?: PersonId | undefined }> {
  const open = await openCase(ctx, id);
  if (open.kind === 'people') return decidePeopleCase(ctx, id, decision, known.knownAudiences);
  return decideEvidenceCase(ctx, open, decision, known.knownIds);
}

async function decideEvidenceCase(
  ctx: Context<EvidenceWriters>,
  open: MatchCase,
  decision: CaseDecision,
  knownIds: ReadonlySet<string>,
): Promise<{ readonly personId?: PersonId | undefined }> {
  if (decision.state === 'refused') {
    await closeCase(ctx, open, decision, undefined);
    return {};
  }
  if (decision.state === 'new')
    throw new DomainError<PeopleErrorCode>(
      'people.row-refused',
      'Evidence needs somebody on record: choose one of the people, or refuse the row and add the person first.',
    );
  insistOnCandidate(open, decision);
  const read = readRow(EvidenceRow, open.row);
  if (read.findings) throw rowRefused(read.findings);
  const { plan } = await resolveEvidence(ctx, {
    rows: [{ row: 1, value: read.value }],
    scope: editorsScope(ctx.actor),
    knownIds,
    decisions: new Map([[1, decision]]),
  });
  if (plan.taken.length === 0) throw rowRefused(plan.refused);
  await saveEvidenceChanges(ctx, plan.changes, 'people.decide-case');
  await closeCase(ctx, open, decision, decision.personId);
  return { personId: decision.personId };
}
