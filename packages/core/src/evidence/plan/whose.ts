import type { AgencyId, PersonId } from '../../ids.ts';
import type { Person } from '../../people/schema.ts';
import type { Roll } from '../../people/matching/roll.ts';
import type { EvidenceRow } from '../rows/import-row.ts';

/** Whose evidence a row is: somebody's, nobody's we know, or it must be decided between some. */
export type Whose =
  | { readonly state: 'matched'; readonly person: Person }
  | { readonly state: 'nobody'; readonly field: 'staffNumber' | 'workEmail' }
  | {
      readonly state: 'unsure';
      readonly field: 'staffNumber' | 'workEmail';
      readonly reason: string;
      readonly candidates: readonly PersonId[];
    };

/**
 * Whose evidence a row is, among the people of the agency it names. Evidence never makes a person.
 *
 * @source house work e-mail, or staff number plus agency
 * @source house doubt is put to a person
 */
export function whose(row: Pick<EvidenceRow, 'staffNumber' | 'workEmail'>, agencyId: AgencyId, roll: Roll): Whose {
  const numbered = row.staffNumber === undefined ? undefined : roll.byNumber(agencyId, row.staffNumber);
  const mailed =
    row.workEmail === undefined ? [] : roll.byEmail(row.workEmail).filter((person) => roll.isIn(person.id, agencyId));
  if (numbered) {
    if (mailed.length === 0 || mailed.includes(numbered)) return { state: 'matched', person: numbered };
    return unsure('workEmail', 'the staff number and the work e-mail belong to different people', [
      numbered,
      ...mailed,
    ]);
  }
  if (mailed.length > 1) return unsure('workEmail', 'several people of this agency have this work e-mail', mailed);
  const [holder] = mailed;
  if (!holder) return { state: 'nobody', field: row.staffNumber === undefined ? 'workEmail' : 'staffNumber' };
  if (row.staffNumber !== undefined && holder.staffNumbers.some((held) => held.agencyId === agencyId))
    return unsure('staffNumber', 'whoever has this work e-mail has another staff number in this agency', [holder]);
  return { state: 'matched', person: holder };
}

function unsure(field: 'staffNumber' | 'workEmail', reason: string, people: readonly Person[]): Whose {
  return { state: 'unsure', field, reason, candidates: [...new Set(people.map((person) => person.id))] };
}
