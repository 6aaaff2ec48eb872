import type { AgencyScope } from '../access/scope.ts';
import type { CalendarDate } from '../calendar.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import { AgencyBook, type AgencyOfRow } from './agency-book.ts';
import { assignRow, type AppliedRow } from './assign-row.ts';
import { Claims } from './claims.ts';
import type { PeopleRow } from './import-row.ts';
import type { RowReport } from './import-run.ts';
import { settleManagers } from './settle-managers.ts';
import { Roll } from './roll.ts';
import type { Agency, Person, Post } from './schema.ts';

/** A row whose cells make sense on their own. Row 1 is the header. */
export interface ReadRow<Row> {
  readonly row: number;
  readonly value: Row;
}

/** What a person decided about an unsure row. */
export type RowDecision =
  | { readonly state: 'same'; readonly personId: PersonId }
  /** Without a person: she is to be made now. */
  | { readonly state: 'new'; readonly personId: PersonId | undefined }
  | { readonly state: 'refused' };

/** Everything that planning reads. */
export interface PeopleQuestion {
  readonly rows: readonly ReadRow<PeopleRow>[];
  readonly agencies: readonly Agency[];
  /** Everybody who can be meant, and nobody the actor must not learn of. */
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly scope: AgencyScope;
  readonly knownAudiences: ReadonlySet<string>;
  /** By row number. */
  readonly decisions: ReadonlyMap<number, RowDecision>;
  readonly today: CalendarDate;
  readonly newId: () => string;
}

/** One thing as it was (absent: new) and as it will be. */
export interface Change<Thing> {
  readonly before: Thing | undefined;
  readonly after: Thing;
}

/** A row that a person must decide, and between whom. */
export interface UnsureRow {
  readonly row: number;
  readonly agencyId: AgencyId;
  readonly field: string;
  readonly reason: string;
  readonly candidates: readonly PersonId[];
}

/** A refused row with the field, as the row names it. */
export type RefusedRow = Omit<RowReport, 'outcome'>;

/** What taking in a file would do. */
export interface PeoplePlan {
  readonly agencies: readonly AgencyOfRow[];
  readonly people: readonly Change<Person>[];
  readonly posts: readonly Change<Post>[];
  readonly taken: readonly AppliedRow[];
  readonly unsure: readonly UnsureRow[];
  readonly refused: readonly RefusedRow[];
}

/** What a file has made of the world so far. */
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

/**
 * What taking in a file of people would change, row by row, in the order of the file. Nothing is written here.
 * The same question again, after its answer was saved, changes nothing.
 *
 * @source contract CSV
 * @source domain.md section 7
 */
export function planPeople(question: PeopleQuestion): PeoplePlan {
  const withoutManager = new Map<number, RefusedRow>();
  for (;;) {
    const draft = draftOf(question);
    const taken: AppliedRow[] = [];
    const unsure: UnsureRow[] = [];
    const refused: RefusedRow[] = [...withoutManager.values()];
    for (const read of question.rows) {
      if (withoutManager.has(read.row)) continue;
      const assigned = assignRow(read, question, draft);
      if (assigned.state === 'taken') taken.push(assigned.applied);
      else if (assigned.state === 'unsure') unsure.push(assigned.unsure);
      else refused.push({ row: read.row, ...assigned.finding });
    }
    const settled = settleManagers(taken, draft, new Set(question.people.map((person) => person.id)));
    if (settled.refused.length === 0)
      return { ...changesOf(question, draft), taken: settled.rows, unsure, refused: inOrder(refused) };
    // A row whose manager did not come in must leave no trace, so the rest is planned again without it.
    for (const row of settled.refused) withoutManager.set(row.row, row);
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
  for (const person of question.people)
    roll.put(
      person,
      (postsOf.get(person.id) ?? []).map((post) => post.agencyId),
    );
  const numbersInFile = new Set(
    question.rows.flatMap(({ value }) =>
      value.staffNumber === undefined ? [] : [numberInFile(value, value.staffNumber)],
    ),
  );
  return {
    book: new AgencyBook(question.agencies, question.scope, question.newId),
    roll,
    postsOf,
    claims: new Claims(),
    untitled: new Set(),
    numbersInFile,
  };
}

/** A staff number with its agency, as a file names both. */
export function numberInFile(row: Pick<PeopleRow, 'agencyRef'>, staffNumber: string): string {
  return `${row.agencyRef} ${staffNumber}`;
}

function changesOf(question: PeopleQuestion, draft: Draft): Pick<PeoplePlan, 'agencies' | 'people' | 'posts'> {
  return {
    agencies: draft.book.changes(),
    people: changed(question.people, draft.roll.everybody()),
    posts: changed(question.posts, [...draft.postsOf.values()].flat()),
  };
}

function changed<Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: Iterable<Thing>,
): readonly Change<Thing>[] {
  const known = new Map(before.map((thing) => [thing.id, thing]));
  return [...after].flatMap((thing) =>
    known.get(thing.id) === thing ? [] : [{ before: known.get(thing.id), after: thing }],
  );
}

function inOrder(rows: readonly RefusedRow[]): readonly RefusedRow[] {
  return rows.toSorted((one, other) => one.row - other.row);
}
