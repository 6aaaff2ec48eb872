import type { PersonId } from '../../ids.ts';
import type { EvidenceRow } from '../rows/import-row.ts';
import type { Evidence } from '../schema.ts';

const PREFIX = 'lms:';

/** References that we made ourselves, of what came from an LMS or from one of our registers: nobody else knows them. */
const OWN_PREFIXES: readonly string[] = [PREFIX, 'booking:'];

/** The reference of evidence that an LMS told, by which it is found again. */
export function lmsReference(factId: string): string {
  return `${PREFIX}${factId}`;
}

/** What LMSs and registers told of some people, so that a row that tells the same without a reference of its own is known to be no other completion. */
export class ToldByLms {
  readonly #byDay: ReadonlyMap<string, readonly Evidence[]>;

  constructor(held: readonly Evidence[]) {
    this.#byDay = Map.groupBy(
      held.filter(
        ({ reference, withdrawn }) => !withdrawn && OWN_PREFIXES.some((prefix) => reference?.startsWith(prefix)),
      ),
      dayOf,
    );
  }

  /**
   * The evidence of an LMS or a register that a row says already: the same kind for the same course, or for the same ids where there is none, on the same day.
   *
   * @source house one completion is on record once, whoever told of it first
   */
  find(row: EvidenceRow, personId: PersonId): Evidence | undefined {
    if (row.reference !== undefined) return undefined;
    const { kind, courseRef, courseVersion, satisfies, achievedOn } = row;
    return this.#byDay
      .get(dayOf({ personId, kind, achievedOn }))
      ?.find(
        (told) =>
          told.courseRef === courseRef &&
          (courseVersion ?? told.courseVersion) === (told.courseVersion ?? courseVersion) &&
          (satisfies === undefined
            ? courseRef !== undefined
            : satisfies.every((id) => told.satisfies.includes(id)) &&
              (courseRef !== undefined || told.satisfies.every((id) => satisfies.includes(id)))),
      );
  }
}

/** Whether a text among those that a record was taken in by is of an LMS. */
export function isTakenFromLms(takenAs: string): boolean {
  return takenAs.startsWith('lms ');
}

function dayOf({ personId, kind, achievedOn }: Pick<Evidence, 'personId' | 'kind' | 'achievedOn'>): string {
  return `${personId} ${kind} ${achievedOn}`;
}
