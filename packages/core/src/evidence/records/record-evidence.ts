import { agencyScope, mayActFor, PEOPLE_ROLES } from '../../scope.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EvidenceId } from '../../ids.ts';
import { editorsScope } from '../../people/editors.ts';
import { describe, evidenceFrom, toldOf } from '../rows/apply-row.ts';
import type { EvidenceFault } from '../rows/faults.ts';
import type { EvidenceRow } from '../rows/import-row.ts';
import type { EvidencePlan, TakenEvidence } from '../plan/plan-evidence.ts';
import { resolveEvidence, type EvidenceWriters } from '../plan/resolve-rows.ts';
import { saveEvidenceChanges } from '../plan/save-changes.ts';
import type { Evidence, EvidenceErrorCode, KnownEvidence } from '../schema.ts';

/** A piece of evidence that was recorded, and whether that was news. */
export interface EvidenceRecorded {
  readonly id: EvidenceId;
  readonly outcome: 'new' | 'changed' | 'unchanged';
}

/**
 * Records one piece of evidence. The same fact again is the same record.
 *
 * @throws `evidence.person-not-found`, `evidence.person-unsure` when it cannot be told whose it is
 * @throws `evidence.unknown-course`, `evidence.unknown-satisfies`, `evidence.in-the-future`, `evidence.own-signature`, `evidence.row-refused` with the findings
 * @throws `evidence.already-withdrawn` when this very evidence was withdrawn
 * @throws `access.not-permitted`
 */
export async function recordEvidence(
  ctx: Context<EvidenceWriters>,
  input: { readonly row: EvidenceRow; readonly knownIds: ReadonlySet<string> },
): Promise<EvidenceRecorded> {
  const scope = editorsScope(ctx.actor);
  const { plan } = await resolveEvidence(ctx, {
    rows: [{ row: 1, value: input.row }],
    scope,
    knownIds: input.knownIds,
  });
  const taken = takenOf(plan);
  if (taken.evidence.withdrawn)
    throw new DomainError<EvidenceErrorCode>(
      'evidence.already-withdrawn',
      'This evidence was withdrawn. Record it under another reference if it holds after all.',
      {
        id: taken.evidence.id,
      },
    );
  await saveEvidenceChanges(ctx, plan.changes, 'evidence.record');
  return { id: taken.evidence.id, outcome: taken.outcome };
}

/**
 * Replaces what a piece of evidence says, all of it, and keeps what it said before as an earlier version.
 *
 * @param row - names the same person; evidence of somebody else is withdrawn and recorded anew
 * @throws `evidence.not-found`, `evidence.already-withdrawn`, `evidence.reason-needed`, and what {@link recordEvidence} throws
 */
export async function correctEvidence(
  ctx: Context<EvidenceWriters>,
  id: EvidenceId,
  input: { readonly row: EvidenceRow; readonly why: string; readonly knownIds: ReadonlySet<string> },
): Promise<EvidenceRecorded> {
  const scope = editorsScope(ctx.actor);
  const why = reasonOf(input.why);
  const before = await standing(ctx, id);
  // Planned as if it were new: only whose it is and whether it makes sense is asked.
  const { plan } = await resolveEvidence(ctx, {
    rows: [{ row: 1, value: input.row }],
    scope,
    knownIds: input.knownIds,
    isCorrection: true,
  });
  const taken = takenOf(plan);
  if (taken.evidence.personId !== before.personId)
    throw new DomainError<EvidenceErrorCode>(
      'evidence.person-not-found',
      'The correction names somebody else. Withdraw this evidence and record it for them.',
    );
  if (taken.outcome !== 'new' && taken.evidence.id !== id)
    throw refusal([
      {
        code: 'evidence.row-refused',
        field: input.row.reference === undefined ? 'achievedOn' : 'reference',
        reason: 'makes it the same as another record',
      },
    ]);
  const after: Evidence = {
    ...evidenceFrom(input.row, id, before.personId),
    ...(before.takenAs && { takenAs: before.takenAs }),
  };
  if (describe(after) === describe(before)) return { id, outcome: 'unchanged' };
  await ctx.store.evidence.save([after]);
  await record(ctx, {
    action: 'evidence.correct',
    subject: { kind: 'evidence', id },
    personId: before.personId,
    before: toldOf(before),
    after: toldOf(after),
    why,
  });
  ctx.touch([before.personId]);
  return { id, outcome: 'changed' };
}

/**
 * Withdraws a piece of evidence: from now on it holds nothing. It stays on record, and what was known before stays known.
 *
 * @throws `evidence.not-found`, `evidence.already-withdrawn`, `evidence.reason-needed`, `access.not-permitted`
 */
export async function withdrawEvidence(ctx: Context<EvidenceWriters>, id: EvidenceId, why: string): Promise<void> {
  editorsScope(ctx.actor);
  const reason = reasonOf(why);
  const { knownFrom: _, ...before } = await standing(ctx, id);
  const after: Evidence = { ...before, withdrawn: true, withdrawnWhy: reason };
  await ctx.store.evidence.save([after]);
  await record(ctx, {
    action: 'evidence.withdraw',
    subject: { kind: 'evidence', id },
    personId: before.personId,
    before: toldOf(before),
    after: toldOf(after),
    why: reason,
  });
  ctx.touch([before.personId]);
}

/** Evidence that stands and that the actor may change: of somebody with a post in one of the actor's agencies. */
async function standing(ctx: Context<EvidenceWriters>, id: EvidenceId): Promise<KnownEvidence> {
  const missing = new DomainError<EvidenceErrorCode>(
    'evidence.not-found',
    'There is no such evidence in your agencies.',
  );
  const found = await ctx.store.evidence.evidence(id);
  if (!found) throw missing;
  await ctx.store.evidence.lockPeople([found.personId]);
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  const posts = scope.all ? [] : await ctx.store.people.postsOf([found.personId]);
  if (!scope.all && !posts.some((post) => mayActFor(scope, post.agencyId))) throw missing;
  // Read again under the lock: somebody else may have withdrawn it meanwhile.
  const now = await ctx.store.evidence.evidence(id);
  if (!now) throw missing;
  // Merged into somebody else's record meanwhile: it is hers that must be locked.
  if (now.personId !== found.personId) return await standing(ctx, id);
  if (now.withdrawn)
    throw new DomainError<EvidenceErrorCode>(
      'evidence.already-withdrawn',
      'This evidence has been withdrawn already.',
      { id },
    );
  return now;
}

/** The one row that a plan took in. */
function takenOf(plan: EvidencePlan): TakenEvidence {
  const [taken] = plan.taken;
  if (taken) return taken;
  const [unsure] = plan.unsure;
  if (!unsure) throw refusal(plan.refused);
  throw new DomainError<EvidenceErrorCode>(
    'evidence.person-unsure',
    `It cannot be told whose evidence this is: ${unsure.reason}.`,
    {
      findings: [{ field: unsure.field, reason: unsure.reason }],
    },
  );
}

function reasonOf(why: string): string {
  const reason = why.trim();
  if (reason === '' || reason.length > 500)
    throw new DomainError<EvidenceErrorCode>('evidence.reason-needed', 'Say why, in up to 500 characters.', {
      field: 'reason',
    });
  return reason;
}

function refusal(faults: readonly EvidenceFault[]): DomainError<EvidenceErrorCode> {
  const [first] = faults;
  const findings = faults.map(({ field, reason }) => ({ field, reason }));
  const what = findings.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  return new DomainError<EvidenceErrorCode>(
    first?.code ?? 'evidence.row-refused',
    `The evidence was refused: ${what}.`,
    { findings },
  );
}
