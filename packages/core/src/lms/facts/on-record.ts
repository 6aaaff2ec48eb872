import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { evidenceOfFact, isToldBy } from './evidence-of-fact.ts';
import { mappingOn } from '../courses/mapping-on.ts';
import type { LmsFact } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/**
 * Which of these facts a record of training says today: by the evidence that the fact became, where that was not withdrawn since, or by another
 * record that says the same.
 *
 * @returns ids of facts
 * @source house
 */
export async function factsOnRecord(ctx: Context<LmsStores>, facts: readonly LmsFact[]): Promise<ReadonlySet<string>> {
  const { lms, evidence } = ctx.store;
  const people = [...new Set(facts.flatMap(({ personId }) => personId ?? []))];
  if (people.length === 0) return new Set();
  const ids = [...new Set(facts.map(({ lmsCourseId }) => lmsCourseId))];
  const lmsCourses = new Map((await lms.lmsCoursesById(ids)).map((each) => [each.id, each]));
  const mappings = Map.groupBy(await lms.mappingsOf(ids), ({ lmsCourseId }) => lmsCourseId);
  const standing = (await evidence.ofPeople(people)).filter(({ withdrawn }) => !withdrawn);

  function isOnRecord(fact: LmsFact): boolean {
    const { personId, evidenceId, completedAt, lmsCourseId } = fact;
    if (personId === undefined) return false;
    if (evidenceId !== undefined && standing.some(({ id }) => id === evidenceId)) return true;
    const lmsCourse = lmsCourses.get(lmsCourseId);
    if (fact.state !== 'complete' || completedAt === undefined || lmsCourse === undefined) return false;
    const on = localDate(completedAt, ctx.timeZone);
    const mapping = mappingOn(mappings.get(lmsCourseId) ?? [], on);
    if (mapping === undefined) return false;
    const told = evidenceOfFact(fact, lmsCourse, mapping, personId, on);
    return standing.some((each) => each.personId === personId && isToldBy(each, told));
  }
  return new Set(facts.filter(isOnRecord).map(({ id }) => id));
}
