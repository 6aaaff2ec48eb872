import { AgencyId, CalendarDate, CourseId, pageOf, PageRequest } from '@trellis/core';
import {
  answerDesign,
  askEndorsement,
  decideEndorsement,
  designChecklist,
  DesignAnswer,
  endEndorsement,
  endorsement,
  EndorsementAsked,
  EndorsementDecision,
  endorsements,
  EndorsementListed,
  EndorsementState,
  OwnCourseInput,
  ownCourses,
  saveOwnCourse,
  SetInForce,
  STANDARDS_OPTIONS,
  standardSets,
  standardsOptions,
} from '@trellis/core/standards';
import { QUALITY_OPTIONS } from '@trellis/core/quality';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { Named, Why } from './input.ts';

const tag = 'standards';

/** What courses, sessions and agencies' own courses are held against. */
export const standardsRouter = router({
  sets: procedure
    .meta({ rest: { method: 'GET', path: '/standards', tag, summary: 'Sets of standards at work on a day' } })
    .input(z.strictObject({ on: CalendarDate.optional().meta({ description: 'Absent: today' }) }))
    .output(z.array(SetInForce))
    .query(async ({ ctx, input }) => [...(await standardSets(ctx, input.on))]),
  options: procedure
    .input(z.strictObject({}))
    .query(({ ctx }) => standardsOptions(ctx, [...STANDARDS_OPTIONS, ...QUALITY_OPTIONS])),
  design: procedure
    .input(z.strictObject({ courseId: CourseId, version: DesignAnswer.shape.version }))
    .query(({ ctx, input }) => designChecklist(ctx, input)),
  answerDesign: procedure.input(DesignAnswer).mutation(({ ctx, input }) => answerDesign(ctx, input)),
  ownCourses: procedure
    .input(PageRequest.extend({ agencyId: AgencyId.optional() }).strict())
    .query(({ ctx, input }) => ownCourses(ctx, input.agencyId, input)),
  saveOwnCourse: procedure.input(OwnCourseInput).mutation(({ ctx, input }) => saveOwnCourse(ctx, input)),
  endorsements: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/standards/endorsements',
        tag,
        summary: 'Agencies’ own courses that were asked for or count',
        description: 'Those that wait first, then those that run out soonest.',
      },
    })
    .input(
      PageRequest.extend({
        agencyId: AgencyId.optional(),
        state: EndorsementState.optional(),
        expiring: z
          .stringbool()
          .or(z.boolean())
          .optional()
          .meta({ description: 'Only those that count today and run out within three months' }),
      }).strict(),
    )
    .output(pageOf(EndorsementListed))
    .query(async ({ ctx, input }) => {
      const page = await endorsements(ctx, input, input);
      return { ...page, rows: [...page.rows] };
    }),
  endorsement: procedure.input(Named).query(({ ctx, input }) => endorsement(ctx, input.id)),
  askEndorsement: procedure.input(EndorsementAsked).mutation(async ({ ctx, input }) => {
    const { id } = await askEndorsement(ctx, input);
    return await endorsement(ctx, id);
  }),
  decideEndorsement: procedure.input(EndorsementDecision).mutation(async ({ ctx, input }) => {
    const { id } = await decideEndorsement(ctx, input);
    return await endorsement(ctx, id);
  }),
  endEndorsement: procedure.input(Named.extend({ on: CalendarDate, why: Why })).mutation(async ({ ctx, input }) => {
    const { id } = await endEndorsement(ctx, input);
    return await endorsement(ctx, id);
  }),
});
