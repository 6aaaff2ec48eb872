import type { Context } from '../../context.ts';
import { BookingId, EventId, CourseId } from '../../ids.ts';
import { questionsOf } from './questions.ts';
import type { Form, FormStage, Sheet } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';

/** What stands for the objectives of a course that has none yet. */
const SAMPLE = ['The first objective of the course', 'The second objective of the course'] as const;

/**
 * A form as somebody will see it, without a booking: nothing can be sent.
 *
 * @param courseId - whose objectives are shown; absent: made-up ones
 */
export async function previewForm(
  ctx: Context<EvaluationStores>,
  {
    form,
    courseId,
    stage,
  }: { readonly form: Form; readonly courseId?: CourseId | undefined; readonly stage: FormStage },
): Promise<Sheet> {
  const found = courseId === undefined ? undefined : await ctx.store.courses.course(courseId);
  const objectives = found?.versions.at(-1)?.objectives ?? [];
  const { id, version, title, naming } = form;
  return {
    bookingId: BookingId.parse('preview'),
    stage,
    state: 'open',
    form: { id, version, title, naming },
    heading: [],
    course: {
      id: found?.course.id ?? CourseId.parse('preview'),
      ref: found?.course.ref ?? 'preview',
      title: found?.course.title ?? 'A course',
    },
    event: { id: EventId.parse('preview'), startsAt: ctx.now, endsAt: ctx.now },
    questions: [...questionsOf(form, { stage, objectives: objectives.length > 0 ? objectives : SAMPLE, before: {} })],
    opensAt: ctx.now,
    closesAt: ctx.now,
  };
}
