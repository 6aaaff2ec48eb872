import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { AgencyKind } from './schema.ts';
import { AudienceText, FlagText } from './words.ts';

const text = (most: number) => z.string().trim().max(most, `must be at most ${most} characters`);
const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((cell) => cell.split(';').map((part) => part.trim()).filter((part) => part !== ''))
    .pipe(z.array(item));

/** Money in pounds as files carry it, `85000` or `85000.00`, as whole pence. */
export const PoundsCell = z
  .string()
  .trim()
  .regex(/^\d{1,13}(\.\d{2})?$/, 'must be pounds like 85000 or 85000.00')
  .transform((cell) => Number(cell.replace('.', '')) * (cell.includes('.') ? 1 : 100));

/**
 * One row of a people file: one post of one person. Cells that are absent leave what is stored as it is.
 * The contract's columns in camelCase; REST bodies use the same names.
 */
export const PeopleRow = z
  .object({
    agencyRef: text(60).min(1, 'is needed'),
    agencyName: text(200).min(1).optional(),
    agencyKind: AgencyKind.optional(),
    annualTurnover: PoundsCell.optional(),
    staffNumber: text(60).min(1).optional(),
    givenName: text(100).min(1, 'is needed'),
    familyName: text(100).min(1, 'is needed'),
    workEmail: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')).optional(),
    jobTitle: text(200).optional(),
    team: text(200).optional(),
    audience: list(AudienceText).optional(),
    flags: list(FlagText).optional(),
    managerStaffNumber: text(60).optional(),
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
