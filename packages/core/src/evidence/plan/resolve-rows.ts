import type { AgencyScope } from '../../scope.ts';
import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { CoursesStores } from '../../courses/store.ts';
import type { PersonId } from '../../ids.ts';
import { caseId } from '../../people/rows/case-id.ts';
import { cellsOf } from '../../people/rows/read-row.ts';
import { decisionsOf } from '../../people/plan/resolve-rows.ts';
import type { ReadRow, RowDecision } from '../../people/plan/plan-people.ts';
import type { PeopleStores } from '../../people/store.ts';
import type { EvidenceWords } from '../rows/faults.ts';
import type { EvidenceRow } from '../rows/import-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import { planEvidence, type EvidencePlan, type EvidenceQuestion } from './plan-evidence.ts';
import type { EvidenceStores, TellingRows } from '../store.ts';

/** The stores that writing evidence touches. */
export type EvidenceWriters = EvidenceStores & PeopleStores & CoursesStores;

/** A plan, and the question that each of its unsure rows raises, by row. */
export interface ResolvedEvidence {
  readonly plan: EvidencePlan;
  readonly caseIds: ReadonlyMap<number, string>;
}

/** What rows ask for, before anything is loaded. */
export interface EvidenceToResolve {
  readonly rows: readonly ReadRow<EvidenceRow>[];
  readonly scope: AgencyScope;
  readonly knownIds: ReadonlySet<string>;
  readonly decisions?: ReadonlyMap<number, RowDecision> | undefined;
  /** A correction tells what a record should say: it is not known again by its words, nor kept for that. */
  readonly isCorrection?: boolean;
}

/** Plans rows against what is stored, with the decisions that people took about the same rows before. */
export async function resolveEvidence(
  ctx: Context<EvidenceWriters>,
  input: EvidenceToResolve,
): Promise<ResolvedEvidence> {
  const values = input.rows.map(({ value }) => value);
  const words = await wordsFor(ctx, values, input.knownIds);
  const decisions = new Map(input.decisions);
  const caseIds = new Map<number, string>();
  const rows = new Map(input.rows.map((read) => [read.row, read.value]));
  const hashes = new Map(
    input.isCorrection === true
      ? []
      : await Promise.all(input.rows.map(async ({ row, value }) => [row, await rowHash(value)] as const)),
  );
  const told = {
    references: [...new Set(values.flatMap(({ reference }) => reference ?? []))],
    days: [...new Set(values.flatMap(({ reference, achievedOn }) => (reference === undefined ? [achievedOn] : [])))],
    takenAs: [...new Set(hashes.values())],
  };
  let known = await knownFor(ctx, input, { decisions, told });
  for (;;) {
    const plan = planEvidence({
      ...words,
      ...known,
      rows: input.rows,
      scope: input.scope,
      decisions,
      newId: ctx.newId,
      hashes,
    });
    const fresh = plan.unsure.filter((unsure) => !caseIds.has(unsure.row));
    for (const { row } of fresh) caseIds.set(row, await caseId('evidence', cellsOf(rows.get(row) ?? {})));
    const decided =
      fresh.length === 0
        ? new Map<string, RowDecision>()
        : decisionsOf(await ctx.store.people.matchCases(fresh.flatMap(({ row }) => caseIds.get(row) ?? [])));
    if (decided.size === 0) return { plan, caseIds };
    for (const { row } of fresh) {
      const decision = decided.get(caseIds.get(row) ?? '');
      if (decision) decisions.set(row, decision);
    }
    known = await knownFor(ctx, input, { decisions, told });
  }
}

/** The courses and ids that rows may name. */
async function wordsFor(
  ctx: Context<CoursesStores>,
  rows: readonly EvidenceRow[],
  knownIds: ReadonlySet<string>,
): Promise<EvidenceWords> {
  const refs = [...new Set(rows.flatMap((row) => row.courseRef ?? []))];
  const courses = refs.length === 0 ? [] : await ctx.store.courses.byRefs(refs);
  return {
    courses: new Map(courses.map((found) => [found.course.ref, found])),
    knownIds,
    today: localDate(ctx.now, ctx.timeZone),
  };
}

async function knownFor(
  ctx: Context<EvidenceWriters>,
  input: EvidenceToResolve,
  { decisions, told }: { readonly decisions: ReadonlyMap<number, RowDecision>; readonly told: TellingRows },
): Promise<Pick<EvidenceQuestion, 'agencies' | 'people' | 'posts' | 'held'>> {
  const { people: store, evidence } = ctx.store;
  const agencies = await store.agencies();
  const byRef = new Map(agencies.map((agency) => [agency.ref, agency.id]));
  const numbers = input.rows.flatMap(({ value }) => {
    const agencyId = byRef.get(value.agencyRef);
    return agencyId === undefined || value.staffNumber === undefined
      ? []
      : [{ agencyId, staffNumber: value.staffNumber }];
  });
  const emails = [...new Set(input.rows.flatMap(({ value }) => value.workEmail ?? []))];
  const identified = await store.identified(numbers, emails);
  const found = new Set(identified.map((person) => person.id));
  const decided = [...decisions.values()].flatMap((decision) =>
    decision.state !== 'refused' && decision.personId !== undefined ? [decision.personId] : [],
  );
  const missing = decided.filter((id) => !found.has(id));
  const others =
    missing.length === 0 ? [] : (await store.people(missing)).filter((person) => person.erasedAt === undefined);
  const people = [...identified, ...others];
  const ids: PersonId[] = people.map((person) => person.id).sort();
  await evidence.lockPeople(ids);
  return { agencies, people, posts: await store.postsOf(ids), held: await evidence.like(ids, told) };
}
