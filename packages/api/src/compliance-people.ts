import { PageRequest, type Context } from '@trellis/core';
import {
  AsAtQuestion,
  everyJudgedRow,
  judgedRows,
  State,
  type ComplianceStores,
  type RowShown,
  type RowsPage,
  type RowsQuestion,
} from '@trellis/core/compliance';
import { LOOKING_AFTER_PEOPLE } from '@trellis/core/access';
import { z } from 'zod';
import { agencyNamed } from './agency-named.ts';
import { commaList } from './comma-list.ts';

/** Which rows of people are asked for over REST: agencies by their reference, states with commas. */
export const PeopleQuestion = AsAtQuestion.extend({
  agency: z.string().max(60).optional().meta({ description: 'One agency only, by its reference' }),
  requirement: z.string().max(100).optional(),
  state: commaList(State).optional(),
});
export type PeopleQuestion = z.infer<typeof PeopleQuestion>;

/** The same, a page at a time. */
export const PeoplePageQuestion = PeopleQuestion.extend(PageRequest.shape);
export type PeoplePageQuestion = z.infer<typeof PeoplePageQuestion>;

/** A page of rows behind a figure, the longest overdue first. @throws `access.outside-your-agency`, `people.agency-not-found` */
export async function peoplePage(
  ctx: Context<ComplianceStores>,
  question: PeoplePageQuestion,
): Promise<z.infer<typeof RowsPage>> {
  const page = await judgedRows(ctx, await rowsQuestion(ctx, question), question);
  return { ...page, rows: [...page.rows] };
}

/** Every row behind a figure, for a file. @throws `access.outside-your-agency`, `people.agency-not-found` */
export async function* everyPersonRow(
  ctx: Context<ComplianceStores>,
  question: PeopleQuestion,
): AsyncGenerator<RowShown> {
  yield* everyJudgedRow(ctx, await rowsQuestion(ctx, question));
}

async function rowsQuestion(
  ctx: Context<ComplianceStores>,
  { agency, state, ...question }: PeopleQuestion,
): Promise<RowsQuestion> {
  return {
    asAt: question.asAt,
    knownAt: question.knownAt,
    requirement: question.requirement,
    agencyId: await agencyNamed(ctx, agency, LOOKING_AFTER_PEOPLE),
    states: state,
    sort: { by: 'days-overdue', descending: true },
  };
}
