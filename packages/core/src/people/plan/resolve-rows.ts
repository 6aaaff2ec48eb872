import type { AgencyScope } from '../../scope.ts';
import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { PersonId } from '../../ids.ts';
import { caseId } from '../rows/case-id.ts';
import { cellsOfPeopleRow, type PeopleRow } from '../rows/import-row.ts';
import type { MatchCase } from '../import-run.ts';
import { knownPeople } from './known-people.ts';
import { planPeople, type PeoplePlan, type PeopleQuestion, type ReadRow, type RowDecision } from './plan-people.ts';
import type { PeopleStores } from '../store.ts';

/** A plan, and the question that each of its unsure rows raises, by row. */
export interface ResolvedRows {
  readonly plan: PeoplePlan;
  readonly caseIds: ReadonlyMap<number, string>;
}

/** What rows ask for, before anything is loaded. */
export interface RowsToResolve {
  readonly rows: readonly ReadRow<PeopleRow>[];
  readonly scope: AgencyScope;
  readonly knownAudiences: ReadonlySet<string>;
  readonly decisions?: ReadonlyMap<number, RowDecision> | undefined;
}

/** Plans rows against what is stored, with the decisions that people took about the same rows before. */
export async function resolveRows(ctx: Context<PeopleStores>, input: RowsToResolve): Promise<ResolvedRows> {
  const known = await knownPeople(ctx, input.rows, input.scope);
  const decisions = new Map(input.decisions);
  const caseIds = new Map<number, string>();
  const rows = new Map(input.rows.map((read) => [read.row, read.value]));
  const question: PeopleQuestion = {
    ...known,
    ...input,
    decisions,
    today: localDate(ctx.now, ctx.timeZone),
    newId: ctx.newId,
  };
  for (;;) {
    const plan = planPeople(question);
    const fresh = plan.unsure.filter((unsure) => !caseIds.has(unsure.row));
    if (fresh.length === 0) return { plan, caseIds };
    for (const { row } of fresh) {
      const value = rows.get(row);
      if (value) caseIds.set(row, await caseId('people', cellsOfPeopleRow(value)));
    }
    const decided = decisionsOf(await ctx.store.people.matchCases(fresh.flatMap(({ row }) => caseIds.get(row) ?? [])));
    if (decided.size === 0) return { plan, caseIds };
    for (const { row } of fresh) {
      const decision = decided.get(caseIds.get(row) ?? '');
      if (decision) decisions.set(row, decision);
    }
  }
}

/** What was decided, by case; open cases are not. */
export function decisionsOf(cases: readonly MatchCase[]): ReadonlyMap<string, RowDecision> {
  return new Map(
    cases.flatMap((known): [string, RowDecision][] => {
      if (known.state === 'open') return [];
      if (known.state === 'refused') return [[known.id, { state: 'refused' }]];
      // Once decided, a case names the one person that it was decided to be.
      const personId: PersonId | undefined = known.candidates[0];
      return personId === undefined ? [] : [[known.id, { state: known.state, personId }]];
    }),
  );
}
