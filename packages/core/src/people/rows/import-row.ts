import { z } from 'zod';
import { CalendarDate } from '../../calendar.ts';
import { AgencyKind } from '../schema.ts';
import { cellsOf } from './read-row.ts';
import { AudienceText, FlagText, plainLine, plainText } from '../words.ts';

const text = plainText;
const line = plainLine;

/** The words of a `;`-list, or of an array where JSON carries it. */
const list = (item: z.ZodType<string, string>) =>
  z
    .union([z.array(z.string()), z.string().transform((cell) => cell.split(';'))])
    .transform((words) => words.map((word) => word.trim()).filter((word) => word !== ''))
    .pipe(z.array(item));

/** Money in pounds, `85000` or `85000.00` in a file or a number in JSON, as whole pence. */
export const PoundsCell = z
  .union([z.number().nonnegative().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'must be pounds like 85000 or 85000.00'))
  .transform((pounds) => Math.round(Number(pounds) * 100));

/**
 * One row of a people file: one post of one person. Cells that are absent leave what is stored as it is.
 * The contract's columns in camelCase; REST bodies use the same names.
 */
export const PeopleRow = z
  .object({
    agencyRef: line(60).min(1, 'is needed'),
    agencyName: text(200).min(1).optional(),
    agencyKind: AgencyKind.optional(),
    annualTurnover: PoundsCell.optional(),
    staffNumber: line(60).min(1).optional(),
    givenName: text(100).min(1, 'is needed'),
    familyName: text(100).min(1, 'is needed'),
    workEmail: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')).optional(),
    jobTitle: text(200).min(1).optional(),
    team: text(200).min(1).optional(),
    audience: list(AudienceText).optional(),
    flags: list(FlagText).optional(),
    managerStaffNumber: line(60).min(1).optional(),
    startsOn: CalendarDate,
    endsOn: CalendarDate.optional(),
  })
  .strict()
  .superRefine((row, issues) => {
    if (row.staffNumber === undefined && row.workEmail === undefined)
      issues.addIssue({ code: 'custom', path: ['staffNumber'], message: 'a staff number or a work e-mail is needed' });
    if (row.endsOn !== undefined && row.endsOn < row.startsOn)
      issues.addIssue({ code: 'custom', path: ['endsOn'], message: 'must not be before the start' });
  });
export type PeopleRow = z.infer<typeof PeopleRow>;

/** The cells that say what a row means, so that it can be kept as text and read again. */
export function cellsOfPeopleRow(row: PeopleRow): Record<string, string> {
  const { annualTurnover, ...rest } = row;
  return cellsOf(annualTurnover === undefined ? rest : { ...rest, annualTurnover: (annualTurnover / 100).toFixed(2) });
}
