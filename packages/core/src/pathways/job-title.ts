import { covers, dayOf, FOREVER, type Period } from '../calendar.ts';
import type { AgencyId } from '../ids.ts';
import { jobTitleKey } from '../people/rows/job-title-key.ts';
import type { JobTitleMapping } from './schema.ts';

export { jobTitleKey };

/**
 * The groups that a job title stood for in a period. Where an agency has a mapping of its own on a day, that one holds; else the
 * one for every agency; else none, and the post cannot be judged on that day.
 *
 * @returns half-open periods in order, without those that have no group
 * @source house domain, scenario 2: a title that says nothing stays unmapped; earlier reports keep the earlier mapping
 */
export function groupsOfJobTitle(
  jobTitle: string,
  agencyId: AgencyId,
  within: Period,
  mappings: readonly JobTitleMapping[],
): readonly (Period & { readonly ids: readonly string[] })[] {
  const key = jobTitleKey(jobTitle);
  const fitting = mappings
    .filter(
      (mapping) =>
        jobTitleKey(mapping.jobTitle) === key && (mapping.agencyId === undefined || mapping.agencyId === agencyId),
    )
    .map((mapping) => ({ ...validity(mapping), mapping }));
  const days = [within.from, within.to, ...fitting.flatMap((each) => [each.from, each.to])];
  const marks = [...new Set(days)].filter((day) => day >= within.from && day <= within.to).sort((a, b) => a - b);
  return marks.slice(0, -1).flatMap((from, at) => {
    const valid = fitting.filter((each) => covers(each, from)).map((each) => each.mapping);
    const chosen = valid.find((mapping) => mapping.agencyId !== undefined) ?? valid[0];
    return chosen ? [{ from, to: marks[at + 1]!, ids: chosen.audiences }] : [];
  });
}

/**
 * The half-open days on which a mapping holds.
 *
 * @source house
 */
export function validity(mapping: Pick<JobTitleMapping, 'validFrom' | 'validTo'>): Period {
  return {
    from: mapping.validFrom === null ? -FOREVER : dayOf(mapping.validFrom),
    to: mapping.validTo === null ? FOREVER : dayOf(mapping.validTo) + 1,
  };
}

/**
 * The mapping that a new one would contradict: same title, same reach, and a day in common.
 *
 * @source house one title stands for one list of groups on a day
 */
export function clashOf(mapping: JobTitleMapping, others: readonly JobTitleMapping[]): JobTitleMapping | undefined {
  const own = validity(mapping);
  return others.find((other) => {
    const theirs = validity(other);
    const sameReach =
      other.id !== mapping.id &&
      other.agencyId === mapping.agencyId &&
      jobTitleKey(other.jobTitle) === jobTitleKey(mapping.jobTitle);
    return sameReach && own.from < theirs.to && theirs.from < own.to;
  });
}

/**
 * Whether a mapping without an end gives way to a later one of the same title and reach.
 *
 * @source house
 */
export function isSucceededBy(mapping: JobTitleMapping, later: JobTitleMapping): boolean {
  const sameReach =
    mapping.id !== later.id &&
    mapping.agencyId === later.agencyId &&
    jobTitleKey(mapping.jobTitle) === jobTitleKey(later.jobTitle);
  return (
    sameReach &&
    mapping.validTo === null &&
    later.validFrom !== null &&
    (mapping.validFrom === null || mapping.validFrom < later.validFrom)
  );
}
