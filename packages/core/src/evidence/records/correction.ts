import { z } from 'zod';
import { agencyScope, mayActFor, PEOPLE_ROLES } from '../../scope.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { EvidenceId } from '../../ids.ts';
import { EvidenceRow } from '../rows/import-row.ts';
import { correctEvidence, type EvidenceRecorded } from './record-evidence.ts';
import type { EvidenceWriters } from '../plan/resolve-rows.ts';
import type { EvidenceErrorCode, KnownEvidence } from '../schema.ts';

/** What a correction says: the fields that were wrong, and why. Fields that are absent stay as they are. */
export const EvidenceCorrection = z
  .strictObject(EvidenceRow.shape)
  .partial()
  .extend({ id: EvidenceId, reason: z.string().trim().min(1, 'is needed').max(500) });
export type EvidenceCorrection = z.infer<typeof EvidenceCorrection>;

/**
 * Corrects some fields of a piece of evidence; the person it is about need not be named again.
 *
 * @throws `evidence.not-found`, `evidence.row-refused` when the fields do not fit together, and what {@link correctEvidence} throws
 */
export async function correctFields(
  ctx: Context<EvidenceWriters>,
  correction: EvidenceCorrection,
  knownIds: ReadonlySet<string>,
): Promise<EvidenceRecorded> {
  const { id, reason, ...fields } = correction;
  const row = EvidenceRow.safeParse({ ...(await rowOf(ctx, id)), ...fields });
  if (row.success) return await correctEvidence(ctx, id, { row: row.data, why: reason, knownIds });
  const findings = row.error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    reason: issue.message,
  }));
  throw new DomainError<EvidenceErrorCode>(
    'evidence.row-refused',
    'With this correction the fields do not fit together.',
    { findings },
  );
}

/** The row that would record what a piece of evidence says now, naming the person as the actor knows her. */
async function rowOf(ctx: Context<EvidenceWriters>, id: EvidenceId): Promise<Record<string, unknown>> {
  const found = await ctx.store.evidence.evidence(id);
  const person = found && (await ctx.store.people.person(found.personId));
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  const posts = person
    ? (await ctx.store.people.postsOf([person.id])).filter((post) => mayActFor(scope, post.agencyId))
    : [];
  const held = person?.staffNumbers.find(({ agencyId }) => mayActFor(scope, agencyId));
  const agencyId = held?.agencyId ?? posts[0]?.agencyId;
  const agency = (await ctx.store.people.agencies()).find((each) => each.id === agencyId);
  if (!found || !person || !agency)
    throw new DomainError<EvidenceErrorCode>('evidence.not-found', 'There is no such evidence in your agencies.');
  return {
    ...said(found),
    agencyRef: agency.ref,
    ...(held ? { staffNumber: held.staffNumber } : { workEmail: person.workEmail }),
  };
}

/** What a record says, without whose it is and what became of it. */
function said(record: KnownEvidence): Record<string, unknown> {
  const kept: readonly string[] = ['id', 'personId', 'withdrawn', 'withdrawnWhy', 'knownFrom', 'takenAs'];
  return Object.fromEntries(Object.entries(record).filter(([field]) => !kept.includes(field)));
}
