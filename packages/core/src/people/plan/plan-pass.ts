import type { PersonId } from '../../ids.ts';
import { AgencyBook } from './agency-book.ts';
import { assignRow, type AppliedRow } from './assign-row.ts';
import { Claims } from './claims.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import type { PeopleQuestion, RefusedRow, UnsureRow } from './plan-people.ts';
import { Roll } from '../matching/roll.ts';
import type { Agency, Person, Post } from '../schema.ts';
import { settleManagers } from './settle-managers.ts';

/** What going through a file once leaves behind: everything as it would be, and how each row came out. */
export interface PeoplePass {
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly taken: readonly AppliedRow[];
  readonly unsure: readonly UnsureRow[];
  readonly refused: readonly RefusedRow[];
}

/** What the rows so far have made of what was stored. */
export interface Draft {
  readonly book: AgencyBook;
  readonly roll: Roll;
  readonly postsOf: Map<PersonId, Post[]>;
  /** What earlier rows said of people and posts. */
  readonly claims: Claims;
  /** Posts that a row without a job title spoke of. */
  readonly untitled: Set<string>;
  readonly numbersInFile: ReadonlySet<string>;
}

/** Goes through a file once. */
export function planPass(question: PeopleQuestion): PeoplePass {
  const stored = new Set(question.people.map((person) => person.id));
  const refused = new Map<number, RefusedRow>();
  for (;;) {
    const draft = draftOf(question);
    const taken: AppliedRow[] = [];
    const unsure: UnsureRow[] = [];
    for (const read of question.rows) {
      if (refused.has(read.row)) continue;
      const assigned = assignRow(read, question, draft);
      if (assigned.state === 'taken') taken.push(assigned.applied);
      else if (assigned.state === 'unsure') unsure.push(assigned.unsure);
      else refused.set(read.row, { row: read.row, ...assigned.finding });
    }
    const settled = settleManagers(taken, draft, stored);
    if (settled.refused.length === 0)
      return {
        agencies: draft.book.all(),
        people: draft.roll.everybody(),
        posts: [...draft.postsOf.values()].flat(),
        taken: settled.rows,
        unsure,
        refused: [...refused.values()],
      };
    // A row whose manager did not come in must leave no trace, so the rest is gone through again without it.
    // What was refused stays refused: a row that contradicts another does so whether or not that one comes in.
    for (const row of settled.refused) refused.set(row.row, row);
  }
}

function draftOf(question: PeopleQuestion): Draft {
  const roll = new Roll();
  const postsOf = new Map<PersonId, Post[]>();
  for (const post of question.posts) {
    const posts = postsOf.get(post.personId);
    if (posts) posts.push(post);
    else postsOf.set(post.personId, [post]);
  }
  for (const person of question.people) {
    const posts = postsOf.get(person.id) ?? [];
    roll.put(
      person,
      posts.map((post) => post.agencyId),
    );
  }
  const rows = question.rows.filter(({ value }) => unknownAudience(value, question.knownAudiences) === undefined);
  const numbers = rows.flatMap(({ value }) =>
    value.staffNumber === undefined ? [] : [numberInFile(value, value.staffNumber)],
  );
  return {
    book: new AgencyBook(question.agencies, question.scope, question.newId, rows),
    roll,
    postsOf,
    claims: new Claims(),
    untitled: new Set(),
    numbersInFile: new Set(numbers),
  };
}

/** A staff number with its agency, as a file names both. */
export function numberInFile(row: Pick<PeopleRow, 'agencyRef'>, staffNumber: string): string {
  return `${row.agencyRef} ${staffNumber}`;
}

/** The first of a row's groups that no installed pack has. */
export function unknownAudience(
  row: Pick<PeopleRow, 'audience'>,
  knownAudiences: ReadonlySet<string>,
): string | undefined {
  return row.audience?.find((audience) => !knownAudiences.has(audience));
}
