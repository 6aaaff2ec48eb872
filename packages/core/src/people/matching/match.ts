import type { AgencyId, PersonId } from '../../ids.ts';
import { isAlikeInBoth, isAlikeInNeither, isSameName, type Named } from './normalise-name.ts';
import { namesOf, type Roll } from './roll.ts';
import type { Person } from '../schema.ts';

/** What a row says of who somebody is. */
export interface Described extends Named {
  readonly staffNumber?: string | undefined;
  readonly workEmail?: string | undefined;
}

/** Whether a row is somebody we know. `field` is the one that leaves the doubt; a person must decide what is unsure. */
export type Match =
  | { readonly state: 'matched'; readonly person: Person }
  | { readonly state: 'new' }
  | {
      readonly state: 'unsure';
      readonly field: keyof Described;
      readonly reason: string;
      readonly candidates: readonly PersonId[];
    };

/**
 * Whether a row is somebody on the roll. A staff number within its agency, or a work e-mail, is what identifies; a name alone never does.
 *
 * @param agencyId - whose staff number it is
 * @source house never merge people on a name
 * @source house what counts as doubt, and that doubt is put to a person
 */
export function match(row: Described, agencyId: AgencyId, roll: Roll): Match {
  const numbered = row.staffNumber === undefined ? undefined : roll.byNumber(agencyId, row.staffNumber);
  const mailed = row.workEmail === undefined ? [] : roll.byEmail(row.workEmail);

  if (numbered) {
    if (mailed.length > 0 && !mailed.includes(numbered))
      return unsure('workEmail', 'the staff number and the work e-mail belong to different people', [
        numbered,
        ...mailed,
      ]);
    if (namesOf(numbered).every((name) => isAlikeInNeither(name, row)))
      return unsure(
        'staffNumber',
        'the staff number belongs to somebody with quite another name: it may have been given out again',
        [numbered],
      );
    return { state: 'matched', person: numbered };
  }
  const [holder, ...others] = mailed;
  if (holder && others.length === 0) return byEmail(row, agencyId, holder);
  if (holder) return bySharedEmail(row, agencyId, mailed);
  return byNameAlone(row, agencyId, roll);
}

function byEmail(row: Described, agencyId: AgencyId, holder: Person): Match {
  if (!namesOf(holder).some((name) => isAlikeInBoth(name, row)))
    return unsure('workEmail', 'the work e-mail belongs to somebody with another name: it may be a shared mailbox', [
      holder,
    ]);
  if (row.staffNumber !== undefined && holder.staffNumbers.some((held) => held.agencyId === agencyId))
    return unsure('staffNumber', 'whoever has this work e-mail has another staff number in this agency', [holder]);
  return { state: 'matched', person: holder };
}

/** Somebody has decided before that these people share a mailbox, so the one with the row's very name is meant. */
function bySharedEmail(row: Described, agencyId: AgencyId, holders: readonly Person[]): Match {
  const [namesake, ...more] = holders.filter((person) =>
    namesOf(person).some(
      (name) => isSameName(name.givenName, row.givenName) && isSameName(name.familyName, row.familyName),
    ),
  );
  if (namesake && more.length === 0) return byEmail(row, agencyId, namesake);
  return unsure('workEmail', 'several people have this work e-mail', holders);
}

function byNameAlone(row: Described, agencyId: AgencyId, roll: Roll): Match {
  const alike = roll.alikeIn(agencyId, row).filter((person) => !contradicts(row, agencyId, person));
  if (alike.length === 0) return { state: 'new' };
  const field = row.staffNumber === undefined ? 'workEmail' : 'staffNumber';
  return unsure(
    field,
    'somebody in this agency has a name like this one, and neither number nor e-mail tells the two apart',
    alike,
  );
}

/** Both have an identifier of the same kind. No match was found, so the two differ. */
function contradicts(row: Described, agencyId: AgencyId, person: Person): boolean {
  const hasNumber = person.staffNumbers.some((held) => held.agencyId === agencyId);
  return (
    (row.staffNumber !== undefined && hasNumber) || (row.workEmail !== undefined && person.workEmail !== undefined)
  );
}

function unsure(field: keyof Described, reason: string, people: readonly Person[]): Match {
  return { state: 'unsure', field, reason, candidates: [...new Set(people.map((person) => person.id))] };
}
