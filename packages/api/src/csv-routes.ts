import type { Context, Stores } from '@trellis/core';
import type { RowShown } from '@trellis/core/compliance';
import { z } from 'zod';
import { exportedLines } from './billing-export.ts';
import { everyPersonRow, PeopleFileQuestion, PeopleQuestion } from './compliance-people.ts';
import { writeCsv, type CsvColumn } from './csv/write.ts';
import type { CsvRoute } from './rest/endpoint.ts';

const PEOPLE_COLUMNS: readonly CsvColumn<RowShown>[] = [
  { header: 'agency_ref', of: (row) => row.agency },
  { header: 'staff_number', of: (row) => row.staffNumber },
  { header: 'given_name', of: (row) => row.givenName },
  { header: 'family_name', of: (row) => row.familyName },
  { header: 'job_title', of: (row) => row.jobTitle },
  { header: 'team', of: (row) => row.team },
  { header: 'requirement', of: (row) => row.requirement },
  { header: 'title', of: (row) => row.title },
  { header: 'state', of: (row) => row.state },
  { header: 'due_on', of: (row) => row.dueOn },
  { header: 'days_overdue', of: (row) => row.daysOverdue },
  { header: 'held_on', of: (row) => row.heldOn },
  { header: 'rule', of: (row) => row.because.rule },
  { header: 'pack', of: (row) => row.because.pack },
  { header: 'version', of: (row) => row.because.version },
  { header: 'option', of: (row) => row.because.option },
];

const RunQuestion = z.strictObject({ id: z.string().min(1).max(64) });

/** The paths of the REST door that answer with CSV. */
export const csvRoutes: readonly CsvRoute[] = [
  {
    method: 'GET',
    path: '/compliance/people.csv',
    tag: 'compliance',
    summary: 'Every row behind a figure, as CSV',
    description: 'Written while it is read. Text that a spreadsheet would run begins with an apostrophe.',
    procedure: 'compliance.people',
    input: PeopleQuestion.strict(),
    fileName: 'people.csv',
    lines: (ctx: Context<Stores>, input: unknown) =>
      writeCsv(PEOPLE_COLUMNS, everyPersonRow(ctx, PeopleQuestion.parse(input))),
  },
  {
    method: 'POST',
    path: '/compliance/people.csv',
    tag: 'compliance',
    summary: 'The same rows, for a question that names somebody',
    description: 'Changes nothing. The question is in the body, because an address must not hold a name.',
    procedure: 'compliance.people',
    input: PeopleFileQuestion.strict(),
    fileName: 'people.csv',
    lines: (ctx: Context<Stores>, input: unknown) =>
      writeCsv(PEOPLE_COLUMNS, everyPersonRow(ctx, PeopleFileQuestion.parse(input))),
  },
  {
    method: 'GET',
    path: '/billing/runs/{id}/lines.csv',
    tag: 'billing',
    summary: 'The lines of a billing run for a finance system, as CSV',
    description: 'The same bytes however often it is asked for. No name of a person is in it.',
    procedure: 'billing.exportRun',
    input: RunQuestion,
    fileName: 'charges.csv',
    lines: (ctx: Context<Stores>, input: unknown) => exportedLines(ctx, RunQuestion.parse(input).id),
  },
];
