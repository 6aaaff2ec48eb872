import { z } from 'zod';
import { CalendarDate } from '../../calendar.ts';
import { plainLine } from '../../people/words.ts';
import { EvidenceKind, SatisfiedId } from '../schema.ts';

const line = plainLine;
const hoursCell = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d{1,4}(\.\d{1,2})?$/, 'must be hours like 3 or 1.5')
      .transform(Number),
  ])
  .pipe(z.number().nonnegative().max(1000));

/** The ids in a `;`-list, or in an array where JSON carries it. */
const satisfiesCell = z
  .union([z.array(z.string()), z.string().transform((cell) => cell.split(';'))])
  .transform((parts) => parts.map((part) => part.trim()).filter((part) => part !== ''))
  .pipe(z.array(SatisfiedId));

/** One row of an evidence file, or the body of one record over REST: the contract's columns in camelCase. */
export const EvidenceRow = z
  .object({
    agencyRef: line(60).min(1, 'is needed'),
    staffNumber: line(60).min(1).optional(),
    workEmail: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')).optional(),
    kind: EvidenceKind,
    courseRef: line(60).min(1).optional(),
    courseVersion: line(40).min(1).optional(),
    satisfies: satisfiesCell.optional(),
    achievedOn: CalendarDate,
    hours: hoursCell.optional(),
    participatoryHours: hoursCell.optional(),
    domain: z.enum(['children', 'adults', 'both'], 'must be children, adults or both').optional(),
    signedOffOn: CalendarDate.optional(),
    signedOffBy: line(200).min(1).optional(),
    reference: line(200).min(1).optional(),
  })
  .strict()
  .superRefine((row, issues) => {
    if (row.staffNumber === undefined && row.workEmail === undefined)
      issues.addIssue({ code: 'custom', path: ['staffNumber'], message: 'a staff number or a work e-mail is needed' });
    if (row.participatoryHours !== undefined && row.participatoryHours > (row.hours ?? 0))
      issues.addIssue({ code: 'custom', path: ['participatoryHours'], message: 'must not be more than the hours' });
    if (row.signedOffOn !== undefined && row.signedOffOn < row.achievedOn)
      issues.addIssue({ code: 'custom', path: ['signedOffOn'], message: 'must not be before the day it was achieved' });
  });
export type EvidenceRow = z.infer<typeof EvidenceRow>;
