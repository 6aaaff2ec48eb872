import { BookingId, CalendarDate, CourseId, PageRequest, PersonId } from '@trellis/core';
import {
  Answers,
  copyForm,
  declineSheet,
  Form,
  forms,
  FormStage,
  MySheets,
  mySheets,
  myPlan,
  previewForm,
  putFormToWork,
  removeDraft,
  saveForm,
  setCourseForm,
  setDefaultForm,
  sheet,
} from '@trellis/core/evaluation';
import { takeAnswers } from '@trellis/core/quality';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { evaluationSummaryProcedures } from './evaluation-summary.ts';

const OfSheet = z.strictObject({ bookingId: BookingId, stage: FormStage });
const OfForm = z.strictObject({ id: Form.shape.id, version: Form.shape.version });
const FormId = Form.shape.id.nullable();

/** Did it work: what people are asked before, after and later, and by which forms. */
export const evaluationRouter = router({
  ...evaluationSummaryProcedures,
  mySheets: procedure.input(MySheets).query(({ ctx, input }) => mySheets(ctx, input)),
  sheet: procedure.input(OfSheet).query(({ ctx, input }) => sheet(ctx, input)),
  answer: procedure
    .input(OfSheet.extend({ answers: z.strictObject(Answers.shape) }))
    .mutation(async ({ ctx, input }) => {
      const { nextOn } = await takeAnswers(ctx, input);
      return { ...(nextOn !== undefined && { nextOn }) };
    }),
  decline: procedure.input(OfSheet).mutation(({ ctx, input }) => declineSheet(ctx, input)),
  myPlan: procedure
    .input(PageRequest.extend({ personId: PersonId.optional() }))
    .query(({ ctx, input }) => myPlan(ctx, input)),
  forms: procedure.input(PageRequest).query(({ ctx, input }) => forms(ctx, input)),
  saveForm: procedure.input(z.strictObject({ form: Form })).mutation(({ ctx, input }) => saveForm(ctx, input.form)),
  putFormToWork: procedure
    .input(OfForm.extend({ from: CalendarDate }))
    .mutation(({ ctx, input }) => putFormToWork(ctx, input)),
  copyForm: procedure.input(OfForm).mutation(({ ctx, input }) => copyForm(ctx, input)),
  removeDraft: procedure.input(OfForm).mutation(({ ctx, input }) => removeDraft(ctx, input)),
  setCourseForm: procedure
    .input(z.strictObject({ courseId: CourseId, formId: FormId }))
    .mutation(({ ctx, input }) => setCourseForm(ctx, input)),
  setDefaultForm: procedure
    .input(z.strictObject({ formId: FormId }))
    .mutation(({ ctx, input }) => setDefaultForm(ctx, input)),
  previewForm: procedure
    .input(z.strictObject({ form: Form, courseId: CourseId.optional(), stage: FormStage }))
    .query(({ ctx, input }) => previewForm(ctx, input)),
});
