import type { Finding } from '../../errors.ts';
import { PersonId, PostId } from '../../ids.ts';
import { applyToPerson, applyToPost, personFrom, postFrom, withoutNumber } from './apply-row.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import { match } from '../matching/match.ts';
import { nameWords } from '../matching/normalise-name.ts';
import { type PeopleQuestion, type ReadRow, type RowDecision, type UnsureRow } from './plan-people.ts';
import { numberInFile, unknownAudience, type Draft } from './plan-pass.ts';
import { postOfRow } from '../rows/post-of-row.ts';
import type { Agency, Person, Post } from '../schema.ts';

/** A row that was taken in, whose it is and how it came out. */
export interface AppliedRow {
  readonly row: number;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly personId: PersonId;
  readonly post: Post;
  readonly managerStaffNumber: string | undefined;
}

type Assigned =
  | { readonly state: 'taken'; readonly applied: AppliedRow }
  | { readonly state: 'unsure'; readonly unsure: UnsureRow }
  | { readonly state: 'refused'; readonly finding: Finding };

/** Whose row it is: somebody known, somebody new, or it cannot be said yet. */
type Whose =
  | { readonly state: 'person'; readonly person: Person | undefined }
  | { readonly state: 'doubt'; readonly doubt: Assigned };

/**
 * Takes one row into a draft, or says why not. A row that is not taken in leaves the draft as it was, but for a new agency when only its person is in doubt.
 *
 * @source contract CSV
 */
export function assignRow({ row, value }: ReadRow<PeopleRow>, question: PeopleQuestion, draft: Draft): Assigned {
  const decision = question.decisions.get(row);
  if (decision?.state === 'refused') return refused(identifierOf(value), 'was decided not to be taken in');
  const unknown = unknownAudience(value, question.knownAudiences);
  if (unknown !== undefined) return refused('audience', `${unknown} is not a group of any installed pack`);

  const agency = draft.book.of(value);
  if ('field' in agency) return { state: 'refused', finding: agency };
  const manager = managerFault(value, agency.after, draft);
  if (manager) return { state: 'refused', finding: manager };

  const whose = whoseRow(row, value, agency.after, decision, draft);
  if (whose.state === 'doubt') {
    // Its question needs an agency to belong to; beyond that an unsure row changes nothing.
    if (whose.doubt.state === 'unsure' && agency.before === undefined) draft.book.keep(agency);
    return whose.doubt;
  }
  const person = whose.person
    ? applyToPerson(whose.person, value, agency.after.id, question.today)
    : personFrom(value, PersonId.parse(question.newId()), agency.after.id);

  const posts = draft.postsOf.get(person.id) ?? [];
  const inAgency = posts.filter((post) => post.agencyId === agency.after.id);
  const about = postOfRow(value, inAgency, (post) => draft.untitled.has(post.id));
  if (about.state === 'several') return refused('jobTitle', 'is needed: this person has several posts from that day');
  const before = about.state === 'known' ? about.post : undefined;
  const post = before
    ? applyToPost(before, value)
    : postFrom(value, PostId.parse(question.newId()), person.id, agency.after.id);

  const contradiction =
    draft.claims.contradiction(`person ${person.id}`, saidOfPerson(value)) ??
    draft.claims.contradiction(`post ${post.id}`, saidOfPost(value));
  if (contradiction) return { state: 'refused', finding: contradiction };

  draft.book.keep(agency);
  draft.claims.keep(`person ${person.id}`, saidOfPerson(value), row);
  draft.claims.keep(`post ${post.id}`, saidOfPost(value), row);
  if (value.jobTitle === undefined) draft.untitled.add(post.id);
  enrol(person, value, agency.after, draft);
  draft.postsOf.set(person.id, before ? posts.map((other) => (other === before ? post : other)) : [...posts, post]);

  const isChanged =
    person !== whose.person || post !== before || (agency.before !== undefined && agency.before !== agency.after);
  const outcome = before === undefined ? 'new' : isChanged ? 'changed' : 'unchanged';
  return {
    state: 'taken',
    applied: { row, outcome, personId: person.id, post, managerStaffNumber: value.managerStaffNumber },
  };
}

function whoseRow(
  row: number,
  value: PeopleRow,
  agency: Agency,
  decision: Exclude<RowDecision, { state: 'refused' }> | undefined,
  draft: Draft,
): Whose {
  if (decision) {
    const person = decision.personId === undefined ? undefined : draft.roll.person(decision.personId);
    if (decision.personId !== undefined && person === undefined)
      return {
        state: 'doubt',
        doubt: refused(identifierOf(value), 'was decided to be somebody who is not on record any more'),
      };
    return { state: 'person', person };
  }
  const found = match(value, agency.id, draft.roll);
  if (found.state === 'unsure') {
    const { field, reason, candidates } = found;
    return {
      state: 'doubt',
      doubt: { state: 'unsure', unsure: { row, agencyId: agency.id, field, reason, candidates } },
    };
  }
  return { state: 'person', person: found.state === 'matched' ? found.person : undefined };
}

/** Puts a person on the roll; whoever had her staff number before loses it. */
function enrol(person: Person, value: PeopleRow, agency: Agency, draft: Draft): void {
  const { staffNumber } = value;
  const holder = staffNumber === undefined ? undefined : draft.roll.byNumber(agency.id, staffNumber);
  if (staffNumber !== undefined && holder && holder.id !== person.id)
    draft.roll.put(withoutNumber(holder, agency.id, staffNumber), []);
  draft.roll.put(person, [agency.id]);
}

/** Nobody is her own manager, and a manager must be somebody: stored, or in this file. */
function managerFault(value: PeopleRow, agency: Agency, draft: Draft): Finding | undefined {
  const number = value.managerStaffNumber;
  if (number === undefined) return undefined;
  if (number === value.staffNumber) return { field: 'managerStaffNumber', reason: 'is this person’s own staff number' };
  if (draft.roll.byNumber(agency.id, number) ?? draft.numbersInFile.has(numberInFile(value, number))) return undefined;
  return { field: 'managerStaffNumber', reason: 'belongs to nobody in this agency, on record or in this file' };
}

function identifierOf(value: PeopleRow): string {
  return value.staffNumber === undefined ? 'workEmail' : 'staffNumber';
}

function saidOfPerson(value: PeopleRow): Readonly<Record<string, string | undefined>> {
  return {
    givenName: nameWords(value.givenName).join(' '),
    familyName: nameWords(value.familyName).join(' '),
    workEmail: value.workEmail,
  };
}

function saidOfPost(value: PeopleRow): Readonly<Record<string, string | undefined>> {
  const list = (words: readonly string[] | undefined) => words && [...new Set(words)].sort().join(';');
  return {
    team: value.team,
    audience: list(value.audience),
    flags: list(value.flags),
    managerStaffNumber: value.managerStaffNumber,
    endsOn: value.endsOn,
  };
}

function refused(field: string, reason: string): Assigned & { readonly state: 'refused' } {
  return { state: 'refused', finding: { field, reason } };
}
