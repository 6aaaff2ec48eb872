import { CourseId, PageRequest } from '@trellis/core';
import { Course, course, CourseMapping, courses, CourseVersion, OfferKind } from '@trellis/core/courses';
import { savePricedCourse } from '@trellis/core/bookings';
import { materials, removeMaterial, saveCourseVersion } from '@trellis/core/events';
import { mapOfferedCourse } from '@trellis/core/standards';
import { knownToSatisfy } from '@trellis/core/frameworks';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

/** What can be learnt, and what it satisfies. */
export const coursesRouter = router({
  list: procedure
    .input(PageRequest.extend({ text: z.string().max(200).optional(), kind: OfferKind.optional() }))
    .query(({ ctx, input }) => courses(ctx, input, input)),
  get: procedure.input(z.object({ courseId: CourseId })).query(({ ctx, input }) => course(ctx, input.courseId)),
  save: procedure
    .input(Course.partial({ id: true }))
    .mutation(async ({ ctx, input }) =>
      savePricedCourse(ctx, input, knownToSatisfy(await ctx.store.frameworks.packs())),
    ),
  // Events of a version that is withdrawn change to the next one.
  saveVersion: procedure.input(CourseVersion).mutation(({ ctx, input }) => saveCourseVersion(ctx, input)),
  materials: procedure
    .input(PageRequest.extend({ courseId: CourseId, version: CourseVersion.shape.version }))
    .query(({ ctx, input }) => materials(ctx, input, input)),
  removeMaterial: procedure
    .input(z.object({ id: z.string().max(64) }))
    .mutation(({ ctx, input }) => removeMaterial(ctx, input.id)),
  map: procedure
    .input(CourseMapping.partial({ id: true }))
    .mutation(async ({ ctx, input }) =>
      mapOfferedCourse(ctx, input, knownToSatisfy(await ctx.store.frameworks.packs())),
    ),
});
