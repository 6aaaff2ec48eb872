import { z } from 'zod';
import { CalendarDate, DateShown } from '../../calendar.ts';
import { PackItemId } from '../../frameworks/pack/rule.ts';
import { ChosenReadings } from '../../readings.ts';
import { pageOf, PageRequest } from '../../paging.ts';
import { PostListed } from '../answers/post-listed.ts';

/** How many calendar months a what-if looks ahead, that of the change included. @source house two years show a whole round of most intervals */
export const MONTHS_AHEAD = 24;

const months = z.number().int().min(1).max(600);

/** The fields of a rule that a change may set. */
export const RULE_FIELDS = ['months', 'hours', 'windowMonths', 'times', 'noticeDays'] as const;

/** One change of the rules, as data: other terms of a requirement, or a pack version put to work. */
export const Change = z
  .strictObject({
    requirement: PackItemId.optional().meta({ description: 'The requirement of which the terms change' }),
    months: months.optional().meta({ description: 'Of an interval: again after so many months' }),
    hours: z.number().positive().max(1000).optional().meta({ description: 'Of hours in a window: how many' }),
    windowMonths: months.optional().meta({ description: 'Of hours in a window: within how many months' }),
    times: z.number().int().min(1).max(100).optional().meta({ description: 'Of a count: how often in its period' }),
    noticeDays: z.number().int().min(0).max(730).optional().meta({ description: 'Due soon so many days before' }),
    pack: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'The pack of which a version is put to work, drafts too' }),
    version: z.string().max(40).optional(),
    readings: ChosenReadings.optional().meta({ description: 'Of the pack; absent: as chosen now' }),
    from: CalendarDate.optional().meta({
      description: 'The first day of the change; absent: that of the whole what-if',
    }),
  })
  .superRefine((change, context) => {
    const fields = RULE_FIELDS.filter((field) => change[field] !== undefined);
    const refuse = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if ((change.requirement === undefined) === (change.pack === undefined))
      refuse('requirement', 'must name a requirement and what changes of it, or else a pack and a version');
    else if (change.pack !== undefined) {
      if (change.version === undefined) refuse('version', 'is needed beside a pack');
      if (fields[0] !== undefined) refuse(fields[0], 'is of a requirement, not of a pack');
    } else {
      if (fields.length === 0) refuse('requirement', `needs what changes of it: ${RULE_FIELDS.join(', ')}`);
      for (const field of ['version', 'readings'] as const)
        if (change[field] !== undefined) refuse(field, 'is of a pack, not of a requirement');
    }
  });
export type Change = z.infer<typeof Change>;

/** What is to be tried: some changes at once, each from its date. */
export const Proposal = z.strictObject({
  changes: z.array(Change).min(1).max(20),
  from: CalendarDate.optional().meta({ description: 'The first day of changes that name none; absent: today' }),
});
export type Proposal = z.infer<typeof Proposal>;

const count = z.number().int();
const countOrWithheld = count.nullable().meta({ description: 'null: withheld, because it is small' });

/** How many answers would be overdue because of the changes, by agency and month. Nothing of it is stored. */
export const WhatIf = z.object({
  from: DateShown.meta({
    description: 'The first day that is looked at: that of the first change, or today where that is later',
  }),
  until: DateShown.meta({ description: 'The last day' }),
  changed: z
    .array(
      z.object({
        requirement: z.string(),
        title: z.string(),
        before: z
          .string()
          .nullable()
          .meta({ description: 'What was asked for on the day before, in words; null: it was not asked' }),
        after: z.string().nullable(),
      }),
    )
    .meta({ description: 'The requirements that the changes reach' }),
  totals: z.object({
    people: countOrWithheld.meta({
      description: 'With a post that is asked for one of these requirements, before or after',
    }),
    posts: countOrWithheld,
    changed: countOrWithheld.meta({ description: 'Requirements of posts whose answer is another from then on' }),
    wouldLapse: countOrWithheld.meta({ description: 'The sum of the rows that are shown' }),
    peopleWouldLapse: countOrWithheld,
    overdueOnDayOne: countOrWithheld.meta({
      description:
        'Of these, by the day after the change; nothing is due before the change, and the due day still counts',
    }),
    relieved: countOrWithheld.meta({
      description: 'Requirements of posts that would be overdue without the changes and not with them',
    }),
  }),
  rows: z.array(
    z.object({
      agency: z.string().meta({ description: 'The agency’s reference' }),
      agencyName: z.string(),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .meta({ description: 'In which it would first be overdue' }),
      requirement: z.string(),
      title: z.string(),
      wouldLapse: countOrWithheld,
    }),
  ),
  withheld: count.meta({ description: 'How many rows are withheld' }),
  mayName: z.boolean().meta({ description: 'Whether the reader may see who is meant' }),
});
export type WhatIf = z.infer<typeof WhatIf>;

/** Which of those who would lapse are wanted by name. */
export const NamesQuestion = Proposal.extend({
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'must be a month written YYYY-MM')
    .optional(),
  requirement: PackItemId.optional(),
}).extend(PageRequest.shape);
export type NamesQuestion = z.infer<typeof NamesQuestion>;

/** One requirement of one post that would be overdue because of the changes. */
export const LapseShown = PostListed.extend({
  lapsesOn: DateShown.meta({
    description: 'The first day on which it would be overdue and would not be without the changes',
  }),
  dueOn: DateShown.nullable(),
  dueOnBefore: DateShown.nullable().meta({ description: 'When it is due without the changes' }),
});
export type LapseShown = z.infer<typeof LapseShown>;

/** A page of those who would lapse, by the day. */
export const LapsesPage = pageOf(LapseShown);
