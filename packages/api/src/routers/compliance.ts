import { AgencyId, CalendarDate, PageRequest, PersonId } from '@trellis/core';
import { PEOPLE_ROLES } from '@trellis/core/access';
import {
  Answer,
  answer,
  AsAtQuestion,
  courseAnswer,
  fixing,
  judgedRows,
  latestRejudging,
  judgingOptions,
  LapsesPage,
  myPathway,
  NamesQuestion,
  pathwayOf,
  Proposal,
  Question,
  RowsPage,
  RowsQuestion,
  simulate,
  simulatedNames,
  SIMULATING,
  WhatIf,
} from '@trellis/core/compliance';
import { Option, packs } from '@trellis/core/frameworks';
import { figuresOnPage, reportingSettings } from '@trellis/core/reporting';
import { z } from 'zod';
import { agencyNamed } from '../agency-named.ts';
import { PeoplePageQuestion, peoplePage } from '../compliance/compliance-people.ts';
import { GroupedReport, groupedReport, ReportQuestion } from '../compliance/compliance-report.ts';
import { procedure, router } from '../trpc.ts';

const AsAt = z.object({ asAt: CalendarDate.optional() });
const ofAgency = {
  agency: z.string().max(60).optional().meta({ description: 'One agency only, by its reference' }),
};
const tag = 'compliance';

/** Who must learn what, by when, and whether they have. */
export const complianceRouter = router({
  mine: procedure.input(AsAt).query(({ ctx, input }) => myPathway(ctx, input.asAt)),
  person: procedure
    .input(AsAt.extend({ personId: PersonId }))
    .query(({ ctx, input }) => pathwayOf(ctx, input.personId, input.asAt)),
  course: procedure
    .input(
      z.object({
        ref: z.string().min(1).max(60),
        on: CalendarDate.optional().meta({ description: 'The day on which it would be completed' }),
        version: z.string().max(40).optional(),
        minutes: z.number().int().positive().max(60_000).optional().meta({
          description: 'How long it takes; absent: as long as the course usually does',
        }),
        isTogether: z.boolean().optional().meta({ description: 'Learnt together with others, as in a classroom' }),
      }),
    )
    .query(({ ctx, input }) => courseAnswer(ctx, input)),
  fixing: procedure.input(z.strictObject({})).query(({ ctx }) => fixing(ctx)),
  agency: procedure
    .input(AsAtQuestion.extend({ agencyId: AgencyId.optional() }))
    .query(({ ctx, input }) => figuresOnPage(ctx, input, input.agencyId)),
  rejudging: procedure.input(z.strictObject({})).query(({ ctx }) => latestRejudging(ctx)),
  rows: procedure
    .input(RowsQuestion.extend(PageRequest.shape))
    .query(({ ctx, input }) => judgedRows(ctx, input, input)),
  judge: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/compliance/judge',
        tag,
        summary: 'What do the rules say of this person',
        description: 'Stateless: nothing is stored, and the same question gives the same answer.',
      },
    })
    .input(Question)
    .output(Answer)
    .query(async ({ ctx, input }) => answer(input, await packs(ctx), ctx.timeZone)),
  options: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/compliance/options',
        tag,
        summary: 'Points that the sources leave open, their readings and the default',
      },
    })
    .input(z.strictObject({}))
    .output(z.array(Option))
    .query(async ({ ctx }) => [...judgingOptions((await packs(ctx)).packs)]),
  report: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/compliance/report',
        tag,
        summary: 'Counts of posts by agency, requirement and state',
      },
    })
    .input(ReportQuestion.strict())
    .output(GroupedReport)
    .query(({ ctx, input }) => groupedReport(ctx, input)),
  people: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/compliance/people',
        tag,
        summary: 'The rows behind a figure: one requirement of one post each, the longest overdue first',
      },
    })
    .input(PeoplePageQuestion.strict())
    .output(RowsPage)
    .query(({ ctx, input }) => peoplePage(ctx, input)),
  simulate: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/compliance/simulate',
        tag,
        summary: 'Who would be overdue because of a change of rules, by agency and month',
        description:
          'Everybody in sight is judged in memory by the rules as they are and as they would be; nothing is stored.',
      },
    })
    .input(Proposal.extend(ofAgency))
    .output(WhatIf)
    .query(async ({ ctx, input: { agency, ...proposal } }) =>
      simulate(ctx, proposal, {
        agencyId: await agencyNamed(ctx, agency, SIMULATING),
        smallNumbers: (await reportingSettings(ctx)).smallNumbers,
      }),
    ),
  simulatedNames: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/compliance/simulate/names',
        tag,
        summary: 'The same by name, for those who may see these people; that names were read is noted in the audit',
      },
    })
    .input(NamesQuestion.extend(ofAgency))
    .output(LapsesPage)
    .query(async ({ ctx, input: { agency, ...question } }) => {
      const page = await simulatedNames(ctx, question, await agencyNamed(ctx, agency, PEOPLE_ROLES));
      return { ...page, rows: [...page.rows] };
    }),
});
