import type { AgencyScope } from '../../scope.ts';
import type { CalendarDate } from '../../calendar.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import type { AppliedRow } from './assign-row.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import type { RowReport } from '../import-run.ts';
import { planPass } from './plan-pass.ts';
import type { Agency, Person, Post } from '../schema.ts';

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
  readonly agencies: readonly Change<Agency>[];
  readonly people: readonly Change<Person>[];
  readonly posts: readonly Change<Post>[];
  readonly taken: readonly AppliedRow[];
  readonly unsure: readonly UnsureRow[];
  readonly refused: readonly RefusedRow[];
}

/** How often a file is gone through at most. Two or three times settle any file that a person would write. */
const MOST_PASSES = 8;

/**
 * What taking in a file of people would change, row by row, in the order of the file. Nothing is written here.
 * A file is gone through until it has nothing new to say, because a row further down may tell who an earlier one is;
 * so the same question again, after its answer was saved, changes nothing.
 *
 * @source house contract of the CSV; people are matched by e-mail, or staff number and agency
 */
export function planPeople(question: PeopleQuestion): PeoplePlan {
  const first = new Map<number, AppliedRow>();
  let world: World = question;
  for (let passes = 1; ; passes++) {
    const pass = planPass({ ...question, ...world });
    for (const row of pass.taken)
      if ((first.get(row.row)?.outcome ?? 'unchanged') === 'unchanged') first.set(row.row, row);
    const isSettled = pass.unsure.length + pass.refused.length === 0 || isSame(world, pass);
    world = pass;
    if (!isSettled && passes < MOST_PASSES) continue;
    return {
      agencies: changed(question.agencies, world.agencies),
      people: changed(question.people, world.people),
      posts: changed(question.posts, world.posts),
      taken: pass.taken.map((row) => first.get(row.row) ?? row),
      unsure: pass.unsure,
      refused: pass.refused.toSorted((one, other) => one.row - other.row),
    };
  }
}

type World = Pick<PeopleQuestion, 'agencies' | 'people' | 'posts'>;

function isSame(one: World, other: World): boolean {
  return [
    changed(one.agencies, other.agencies),
    changed(one.people, other.people),
    changed(one.posts, other.posts),
  ].every((changes) => changes.length === 0);
}

/** What differs, by id. Nothing ever goes. */
function changed<Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
): readonly Change<Thing>[] {
  const known = new Map(before.map((thing) => [thing.id, thing]));
  return after.flatMap((thing) =>
    known.get(thing.id) === thing ? [] : [{ before: known.get(thing.id), after: thing }],
  );
}
