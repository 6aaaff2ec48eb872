import { z } from 'zod';
import { record, type Context } from '../context.ts';
import type { CoursesErrorCode } from '../courses/schema.ts';
import { DomainError } from '../errors.ts';
import { CourseId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { insistOnKeeper, insistOnReader, READING_LESSONS } from './keepers.ts';
import { openReview } from './reviews/open-review.ts';
import { Lesson, QualityAction, ReviewOutcome, type QualityErrorCode } from './schema.ts';
import type { QualityStores } from './store.ts';

/** A lesson with its courses, and how far each carries it. */
export const LessonListed = Lesson.extend({
  courses: z.array(
    z.object({
      id: CourseId,
      title: z.string(),
      reviewId: z.string().optional(),
      outcome: ReviewOutcome.optional().meta({ description: 'Absent: the course has not been looked at for it yet' }),
    }),
  ),
  actions: z.array(QualityAction),
});
export type LessonListed = z.infer<typeof LessonListed>;

/**
 * Lessons of case reviews, the latest first, with what became of them in the courses that should carry them.
 *
 * @throws `access.not-permitted`
 */
export async function lessons(
  ctx: Context<QualityStores>,
  state: Lesson['state'] | undefined,
  page: PageRequest,
): Promise<Page<LessonListed>> {
  insistOnReader(ctx.actor, READING_LESSONS);
  const found = await ctx.store.quality.lessons(state, page);
  return { ...found, rows: await listedLessons(ctx, found.rows) };
}

/** Lessons with how far their courses carry them, in the order given. */
export async function listedLessons(ctx: Context<QualityStores>, found: readonly Lesson[]): Promise<LessonListed[]> {
  const { quality, courses } = ctx.store;
  const known = await courses.byIds([...new Set(found.flatMap(({ courseIds }) => courseIds))]);
  const titles = new Map(known.map(({ course }) => [course.id, course.title]));
  const causes = await quality.causesOfLessons(found.map(({ id }) => id));
  const reviews = new Map(
    (await quality.reviewsById([...new Set(causes.map(({ reviewId }) => reviewId))])).map((each) => [each.id, each]),
  );
  const actions = await quality.actionsOfLessons(found.map(({ id }) => id));
  return found.map((lesson) => {
    const ofLesson = causes.filter(({ lessonId }) => lessonId === lesson.id);
    return {
      ...lesson,
      courses: lesson.courseIds.map((id) => {
        const cause = ofLesson.find(({ courseId }) => courseId === id);
        const outcome = cause && reviews.get(cause.reviewId)?.outcome;
        return {
          id,
          title: titles.get(id) ?? '',
          ...(cause ? { reviewId: cause.reviewId } : {}),
          ...(outcome === undefined ? {} : { outcome }),
        };
      }),
      actions: actions.filter(({ of }) => of.id === lesson.id),
    };
  });
}

/**
 * Keeps a lesson of a case review. Each course that should carry it is looked at again; a lesson that is closed asks for no more.
 *
 * @param input.id - absent: a new one
 * @throws `access.not-permitted`, `quality.lesson-not-found`, `courses.not-found`, `quality.open-actions` when it is closed with open actions
 * @source Cambridgeshire and Peterborough, expectations of the boards: training is informed by case and child death reviews
 */
export async function saveLesson(
  ctx: Context<QualityStores>,
  input: Omit<Lesson, 'id'> & { readonly id?: string | undefined },
): Promise<LessonListed> {
  insistOnKeeper(ctx.actor);
  const { quality, courses } = ctx.store;
  const before = input.id === undefined ? undefined : await quality.lesson(input.id);
  if (input.id !== undefined && before === undefined)
    throw new DomainError<QualityErrorCode>('quality.lesson-not-found', 'There is no such lesson.');
  const courseIds = [...new Set(input.courseIds)];
  if ((await courses.byIds(courseIds)).length < courseIds.length)
    throw new DomainError<CoursesErrorCode>('courses.not-found', 'There is no such course.', { field: 'courseIds' });
  const lesson: Lesson = { ...input, id: before?.id ?? ctx.newId(), courseIds };
  if (lesson.state === 'closed') {
    const open = (await quality.actionsOf({ kind: 'lesson', id: lesson.id })).filter(({ closed }) => !closed);
    if (open.length > 0)
      throw new DomainError<QualityErrorCode>(
        'quality.open-actions',
        'Some of its actions are open. Close them first.',
        { open: open.length },
      );
  }
  await quality.saveLesson(lesson);
  await record(ctx, {
    action: 'quality.save-lesson',
    subject: { kind: 'lesson', id: lesson.id },
    before: before && traceOf(before),
    after: { ...traceOf(lesson), worded: changedWords(before, lesson) },
  });
  if (lesson.state === 'open')
    for (const courseId of courseIds)
      await openReview(ctx, { courseId, cause: { kind: 'lesson', lessonId: lesson.id } });
  const [listed] = await listedLessons(ctx, [lesson]);
  return listed!;
}

/** A lesson's words are about families, so the trail says which of them changed, and no word of them. */
const WORDS = ['title', 'summary', 'document'] as const;

function traceOf({ receivedOn, courseIds, state }: Lesson): Pick<Lesson, 'receivedOn' | 'courseIds' | 'state'> {
  return { receivedOn, courseIds, state };
}

function changedWords(before: Lesson | undefined, after: Lesson): readonly (typeof WORDS)[number][] {
  return WORDS.filter((field) => after[field] !== before?.[field]);
}
