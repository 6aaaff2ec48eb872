import { PageRequest, type Context } from '@trellis/core';
import {
  AsAtQuestion,
  everyJudgedRow,
  judgedRows,
  State,
  type ComplianceStores,
  type RowShown,
  type RowsPage,
  RowsQuestion,
  RowsSort,
} from '@trellis/core/compliance';
import { LOOKING_AFTER_PEOPLE } from '@trellis/core/access';
import { z } from 'zod';
import { agencyNamed } from '../agency-named.ts';
import { commaList } from '../comma-list.ts';

/** Which rows of people are asked for over REST: agencies by their reference, states with commas. */
export const PeopleQuestion = AsAtQuestion.extend({
  agency: z.string().max(60).optional().meta({ description: 'One agency only, by its reference' }),
  requirement: z.string().max(100).optional(),
  state: commaList(State).optional(),
  team: z.string().max(200).optional(),
  sort: RowsSort.shape.by.optional().meta({ description: 'Absent: days-overdue' }),
  order: z
    .enum(['ascending', 'descending'])
    .optional()
    .meta({ description: 'Absent: descending for days-overdue, ascending for the others' }),
});
export type PeopleQuestion = z.infer<typeof PeopleQuestion>;

/** The same with words to look for, which may be somebody's name: for a body, never for an address. */
export const PeopleFileQuestion = PeopleQuestion.extend({ text: RowsQuestion.shape.text });
export type PeopleFileQuestion = z.infer<typeof PeopleFileQuestion>;

/** The same, a page at a time. */
export const PeoplePageQuestion = PeopleQuestion.extend(PageRequest.shape);
export type PeoplePageQuestion = z.infer<typeof PeoplePageQuestion>;

/** A page of rows behind a figure. @throws `access.outside-your-agency`, `people.agency-not-found` */
export async function peoplePage(
  ctx: Context<ComplianceStores>,
  question: PeoplePageQuestion,
): Promise<z.infer<typeof RowsPage>> {
  const page = await judgedRows(ctx, await rowsQuestion(ctx, question), question);
  return { ...page, rows: [...page.rows] };
}

/** Every row behind a figure, for a file: the rows and the order of the screen with the same question. @throws `access.outside-your-agency`, `people.agency-not-found` */
export async function* everyPersonRow(
  ctx: Context<ComplianceStores>,
  question: PeopleFileQuestion,
): AsyncGenerator<RowShown> {
  yield* everyJudgedRow(ctx, await rowsQuestion(ctx, question));
}

async function rowsQuestion(
  ctx: Context<ComplianceStores>,
  { agency, state, sort = 'days-overdue', order, ...question }: PeopleFileQuestion,
): Promise<RowsQuestion> {
  return {
    asAt: question.asAt,
    knownAt: question.knownAt,
    requirement: question.requirement,
    team: question.team,
    text: question.text,
    agencyId: await agencyNamed(ctx, agency, LOOKING_AFTER_PEOPLE),
    states: state,
    sort: { by: sort, descending: order === undefined ? sort === 'days-overdue' : order === 'descending' },
  };
}
