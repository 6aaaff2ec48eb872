import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import { hasCompleted } from '../../evidence/has-completed.ts';
import type { PersonId } from '../../ids.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** The duty behind a prerequisite, in words. @source Cambridgeshire and Peterborough, single-agency training comes before inter-agency training */
const PREREQUISITE_DUTY =
  'The employer puts single-agency basics in place before somebody comes to inter-agency training.';

/** Whether what a course builds on is on somebody's record. */
export interface PrerequisiteState {
  readonly state: 'held' | 'attested' | 'missing' | 'not-asked';
  readonly effect?: 'warn' | 'block' | undefined;
  /** What would be enough: any of these competencies, levels or requirements. */
  readonly satisfies: readonly string[];
  readonly duty?: string | undefined;
}

/**
 * Whether what a course builds on is on somebody's record: by evidence that names it, or a completed course that is mapped to it; or by her
 * manager's word.
 *
 * @source house warned, and the manager attests that basics are in place; blocked where the course says so
 */
export async function prerequisiteOf(
  ctx: Context<Pick<BookingsStores, 'evidence' | 'courses'>>,
  { prerequisite }: Pick<Course, 'prerequisite'>,
  personId: PersonId,
  attestation?: Booking['attestation'],
): Promise<PrerequisiteState> {
  if (prerequisite === undefined) return { state: 'not-asked', satisfies: [] };
  const { satisfies, effect } = prerequisite;
  const asked = { satisfies, effect, duty: PREREQUISITE_DUTY };
  const standing = (await ctx.store.evidence.ofPeople([personId])).filter(
    (record) => !record.withdrawn && hasCompleted(record),
  );
  const refs = [...new Set(standing.flatMap(({ courseRef }) => courseRef ?? []))];
  const mapped = refs.length === 0 ? [] : await ctx.store.courses.byRefs(refs);
  const isShownBy = (courseRef: string | undefined, version: string | undefined, on: string) =>
    mapped
      .filter(({ course }) => course.ref === courseRef)
      .flatMap(({ mappings }) => mappings)
      .some(
        (mapping) =>
          (mapping.version === undefined || mapping.version === version) &&
          (mapping.validFrom ?? '') <= on &&
          (mapping.validTo === null || on <= mapping.validTo) &&
          mapping.satisfies.some((id) => satisfies.includes(id)),
      );
  const isHeld = standing.some(
    (record) =>
      record.satisfies.some((id) => satisfies.includes(id)) ||
      isShownBy(record.courseRef, record.courseVersion, record.achievedOn),
  );
  if (isHeld) return { state: 'held', ...asked };
  return { state: attestation === undefined ? 'missing' : 'attested', ...asked };
}
