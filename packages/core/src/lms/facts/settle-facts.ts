import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { saveEvidenceChanges } from '../../evidence/plan/save-changes.ts';
import type { PersonId } from '../../ids.ts';
import { evidenceOfFact } from './evidence-of-fact.ts';
import { mappingOn } from '../courses/mapping-on.ts';
import { planFacts, type FactToSettle } from './plan-facts.ts';
import type { LmsFact } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** Facts of one registration, and who its users are. */
export interface FactsOfRegistration {
  readonly registrationId: string;
  readonly facts: readonly LmsFact[];
  /** Whose account each user's is, as far as it is joined. */
  readonly people: ReadonlyMap<string, PersonId>;
}

/**
 * Makes the record say what these facts say: evidence is added, corrected or withdrawn, and each fact notes what it still waits for. However many
 * facts there are, it takes the same few questions.
 *
 * @returns the facts as they were stored
 */
export async function settleFacts(
  ctx: Context<LmsStores>,
  { registrationId, facts, people }: FactsOfRegistration,
): Promise<readonly LmsFact[]> {
  if (facts.length === 0) return [];
  const { lms, evidence } = ctx.store;
  const ids = [...new Set(facts.map(({ lmsCourseId }) => lmsCourseId))];
  const lmsCourses = new Map((await lms.lmsCoursesById(ids)).map((each) => [each.id, each]));
  const mappings = Map.groupBy(await lms.mappingsOf(ids), ({ lmsCourseId }) => lmsCourseId);

  const concerned = [
    ...new Set(facts.flatMap(({ subject, personId }) => [personId ?? [], people.get(subject) ?? []].flat())),
  ].sort();
  await evidence.lockPeople(concerned);
  const erased = new Set(
    (await ctx.store.people.people(concerned)).flatMap(({ id, erasedAt }) => (erasedAt === undefined ? [] : [id])),
  );
  const toSettle = facts.map((fact): FactToSettle => {
    const lmsCourse = lmsCourses.get(fact.lmsCourseId);
    // Of somebody who was erased the record keeps what it has, so that figures do not move.
    if (lmsCourse === undefined || (fact.personId !== undefined && erased.has(fact.personId)))
      return { fact, state: 'kept' };
    if (fact.state !== 'complete' || fact.completedAt === undefined)
      return { fact, state: fact.state === 'failed' ? 'failed' : 'incomplete' };
    if (lmsCourse.state === 'ignored') return { fact, state: 'ignored' };
    const personId = people.get(fact.subject);
    const on = localDate(fact.completedAt, ctx.timeZone);
    const mapping = mappingOn(mappings.get(lmsCourse.id) ?? [], on);
    if (mapping === undefined || personId === undefined)
      return { fact, state: 'waiting', waitsForCourse: mapping === undefined, waitsForPerson: personId === undefined };
    return { fact, state: 'counts', told: evidenceOfFact(fact, lmsCourse, mapping, personId, on) };
  });
  const plan = planFacts(toSettle, await evidence.ofPeople(concerned), ctx.newId);
  await saveEvidenceChanges(ctx, plan.changes, 'evidence.from-lms');
  await lms.saveFacts(plan.facts);
  // What was left out because this evidence said it already may have to be told in its place.
  for (const subject of plan.subjectsToLookAtAgain) await lms.markPending({ registrationId, subject });
  return plan.facts;
}
