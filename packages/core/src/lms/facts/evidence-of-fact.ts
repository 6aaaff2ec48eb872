import { canonicalJson } from '../../canonical-json.ts';
import type { CalendarDate } from '../../calendar.ts';
import type { Evidence } from '../../evidence/schema.ts';
import { lmsReference } from '../../evidence/plan/told-by-lms.ts';
import type { PersonId } from '../../ids.ts';
import type { LmsCourse, LmsFact, LmsMapping } from '../schema.ts';

/** What a fact says as evidence, before it is known whether the record has it already. */
export type FactAsEvidence = Pick<Evidence, 'personId' | 'kind' | 'satisfies' | 'achievedOn'> & {
  readonly courseRef?: string;
  readonly courseVersion?: string;
  readonly reference: string;
  readonly takenAs: readonly string[];
};

/**
 * What a completion in an LMS is as evidence: what the mapping of its LMS course says, on the day of completing it. A rating of a competency is
 * somebody's attestation, everything else a completion.
 *
 * @param on - the local day of completing it
 * @source house
 */
export function evidenceOfFact(
  fact: Pick<LmsFact, 'id'>,
  lmsCourse: Pick<LmsCourse, 'kind'>,
  mapping: Pick<LmsMapping, 'courseRef' | 'courseVersion' | 'satisfies'>,
  personId: PersonId,
  on: CalendarDate,
): FactAsEvidence {
  const { courseRef, courseVersion } = mapping;
  const kind = lmsCourse.kind === 'competency' ? 'attestation' : 'completion';
  const satisfies = [...new Set(mapping.satisfies)].sort();
  return {
    personId,
    kind,
    ...(courseRef !== undefined && { courseRef }),
    ...(courseVersion !== undefined && { courseVersion }),
    satisfies,
    achievedOn: on,
    reference: lmsReference(fact.id),
    // By this it is known what we told last, so that a correction made by hand outlives the same fact told again.
    takenAs: [`lms ${canonicalJson({ kind, courseRef, courseVersion, satisfies, on })}`],
  };
}

/**
 * Whether a record says already what a fact would say: the same kind for the same course on the same day, and for everything that the fact would
 * be counted for. Versions differ only where both name one.
 *
 * @source house one completion is on record once, whoever told of it first
 */
export function isToldBy(record: Evidence, told: FactAsEvidence): boolean {
  return (
    !record.withdrawn &&
    record.reference !== told.reference &&
    record.kind === told.kind &&
    record.achievedOn === told.achievedOn &&
    record.courseRef === told.courseRef &&
    (record.courseVersion ?? told.courseVersion) === (told.courseVersion ?? record.courseVersion) &&
    told.satisfies.every((id) => record.satisfies.includes(id))
  );
}
