import type { Context, Stores } from '@trellis/core';
import type { RowShown } from '@trellis/core/compliance';
import { everyExtractRow, type ExtractRow } from '@trellis/core/reporting';
import { exportedLines } from './billing-export.ts';
import { SummaryQuestion, summaryLines } from './evaluation-csv.ts';
import { everyPersonRow, PeopleFileQuestion, PeopleQuestion } from '../compliance/compliance-people.ts';
import { writeCsv, type CsvColumn } from '../csv/write.ts';
import { pseudonym } from './pseudonym.ts';
import type { CsvRoute } from '../rest/endpoint.ts';
import { Named } from '../routers/input.ts';

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

const EXTRACT_COLUMNS: readonly CsvColumn<ExtractRow>[] = [
  { header: 'person', of: (row) => row.person },
  { header: 'agency_ref', of: (row) => row.agency },
  { header: 'requirement', of: (row) => row.requirement },
  { header: 'state', of: (row) => row.state },
  { header: 'held_in', of: (row) => row.heldIn },
  { header: 'due_in', of: (row) => row.dueIn },
  { header: 'rule', of: (row) => row.rule },
  { header: 'pack', of: (row) => row.pack },
  { header: 'version', of: (row) => row.version },
];

/** The paths of the REST door that answer with CSV. */
export const csvRoutes: readonly CsvRoute[] = [
  {
    ...peopleFile(PeopleQuestion),
    method: 'GET',
    summary: 'Every row behind a figure, as CSV',
    description: 'Written while it is read. Text that a spreadsheet would run begins with an apostrophe.',
  },
  {
    ...peopleFile(PeopleFileQuestion),
    method: 'POST',
    summary: 'The same rows, for a question that names somebody',
    description: 'Changes nothing. The question is in the body, because an address must not hold a name.',
  },
  {
    method: 'GET',
    path: '/reports/{id}/extract.csv',
    tag: 'reporting',
    summary: 'The rows behind a published board report without whose they are, as CSV',
    description:
      'Pseudonyms are the same within one report and others in the next. Days are told as months, and agencies with small counts are not named.',
    procedure: 'reporting.extract',
    input: Named,
    fileName: 'extract.csv',
    lines: (ctx: Context<Stores>, input: unknown) =>
      writeCsv(EXTRACT_COLUMNS, everyExtractRow(ctx, Named.parse(input).id, pseudonym)),
  },
  {
    method: 'GET',
    path: '/billing/runs/{id}/lines.csv',
    tag: 'billing',
    summary: 'The lines of a billing run for a finance system, as CSV',
    description: 'The same bytes however often it is asked for. No name of a person is in it.',
    procedure: 'billing.exportRun',
    input: Named,
    fileName: 'charges.csv',
    lines: (ctx: Context<Stores>, input: unknown) => exportedLines(ctx, Named.parse(input).id),
  },
  {
    method: 'GET',
    path: '/evaluation/summary.csv',
    tag: 'evaluation',
    summary: 'What evaluation says of a course, an event or an agency, as CSV',
    description:
      'The figures that the screen shows, to whoever asks: small ones are withheld, also by subtraction. Comments are in it by their tags only.',
    procedure: 'evaluation.summary',
    input: SummaryQuestion,
    fileName: 'evaluation.csv',
    lines: summaryLines,
  },
];

/** The rows behind a figure as a file, by a question of either form. */
function peopleFile(question: typeof PeopleQuestion | typeof PeopleFileQuestion) {
  return {
    path: '/compliance/people.csv',
    tag: 'compliance',
    procedure: 'compliance.people',
    input: question.strict(),
    fileName: 'people.csv',
    lines: (ctx: Context<Stores>, input: unknown) =>
      writeCsv(PEOPLE_COLUMNS, everyPersonRow(ctx, question.parse(input))),
  } as const;
}
