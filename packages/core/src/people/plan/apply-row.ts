import type { CalendarDate } from '../../calendar.ts';
import type { AgencyId, PersonId, PostId } from '../../ids.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import { isSameName } from '../matching/normalise-name.ts';
import type { Agency, Person, Post } from '../schema.ts';

/**
 * The agency as a row describes it. Absent cells leave what is stored.
 *
 * @returns the very object it was given when the row says nothing new
 * @source contract CSV: absence never deletes
 */
export function applyToAgency(agency: Agency, row: PeopleRow): Agency {
  const after: Agency = {
    ...agency,
    ...(row.agencyName !== undefined && { name: row.agencyName }),
    ...(row.agencyKind !== undefined && { kind: row.agencyKind }),
    ...(row.annualTurnover !== undefined && { annualTurnoverPence: row.annualTurnover }),
  };
  const isSame =
    after.name === agency.name &&
    after.kind === agency.kind &&
    after.annualTurnoverPence === agency.annualTurnoverPence;
  return isSame ? agency : after;
}

/** Somebody new, as a row describes her. */
export function personFrom(row: PeopleRow, id: PersonId, agencyId: AgencyId): Person {
  return {
    id,
    givenName: row.givenName,
    familyName: row.familyName,
    formerNames: [],
    ...(row.workEmail !== undefined && { workEmail: row.workEmail }),
    staffNumbers: row.staffNumber === undefined ? [] : [{ agencyId, staffNumber: row.staffNumber }],
  };
}

/**
 * The person as a row describes her. A changed name keeps the old one as history; another spelling of the same name changes nothing.
 *
 * @param today - the local day, until which the old name held
 * @returns the very object it was given when the row says nothing new
 * @source house known names kept as history, original spelling kept
 */
export function applyToPerson(person: Person, row: PeopleRow, agencyId: AgencyId, today: CalendarDate): Person {
  let after = person;
  if (!isSameName(person.givenName, row.givenName) || !isSameName(person.familyName, row.familyName)) {
    const former = { givenName: person.givenName, familyName: person.familyName, until: today };
    after = {
      ...after,
      givenName: row.givenName,
      familyName: row.familyName,
      formerNames: [former, ...person.formerNames],
    };
  }
  if (row.workEmail !== undefined && row.workEmail !== person.workEmail) after = { ...after, workEmail: row.workEmail };
  const { staffNumber } = row;
  if (staffNumber !== undefined && !holdsNumber(person, agencyId, staffNumber))
    after = { ...after, staffNumbers: [...person.staffNumbers, { agencyId, staffNumber }] };
  return after;
}

/** Whether a staff number of an agency is hers. */
function holdsNumber(person: Person, agencyId: AgencyId, staffNumber: string): boolean {
  return person.staffNumbers.some((held) => held.agencyId === agencyId && held.staffNumber === staffNumber);
}

/** The person without a staff number that went to somebody else. */
export function withoutNumber(person: Person, agencyId: AgencyId, staffNumber: string): Person {
  return {
    ...person,
    staffNumbers: person.staffNumbers.filter((held) => held.agencyId !== agencyId || held.staffNumber !== staffNumber),
  };
}

/** A new post, as a row describes it; its manager is set once all rows are known. */
export function postFrom(row: PeopleRow, id: PostId, personId: PersonId, agencyId: AgencyId): Post {
  return applyToPost({ id, personId, agencyId, audiences: [], flags: [], startsOn: row.startsOn }, row);
}

/**
 * The post as a row describes it. Absent cells leave what is stored; lists replace each other and their order does not matter. The manager is set by `settleManagers`.
 *
 * @returns the very object it was given when the row says nothing new
 * @source contract CSV: absence never deletes
 */
export function applyToPost(post: Post, row: PeopleRow): Post {
  const after: Post = {
    ...post,
    ...(post.jobTitle === undefined && row.jobTitle !== undefined && { jobTitle: row.jobTitle }),
    ...(row.team !== undefined && { team: row.team }),
    ...(row.audience !== undefined && !isSameList(row.audience, post.audiences) && { audiences: row.audience }),
    ...(row.flags !== undefined && !isSameList(row.flags, post.flags) && { flags: row.flags }),
    ...(row.endsOn !== undefined && { endsOn: row.endsOn }),
  };
  const isSame =
    after.jobTitle === post.jobTitle &&
    after.team === post.team &&
    after.audiences === post.audiences &&
    after.flags === post.flags &&
    after.endsOn === post.endsOn;
  return isSame ? post : after;
}

/** Whether two lists have the same words, in any order and however often. */
function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join(';') === [...new Set(other)].sort().join(';');
}
