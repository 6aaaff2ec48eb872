import { addMonths, dateOf, dayOf, localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import type { CourseId } from '../../ids.ts';
import type { ReviewCause } from '../schema.ts';
import type { QualityStores } from '../store.ts';

/** How long a review has unless somebody says otherwise. */
const MONTHS_TO_REVIEW = 3;

/** What a review is opened with. */
export interface ReviewOpened {
  readonly courseId: CourseId;
  readonly version?: string | undefined;
  readonly cause: ReviewCause;
  /** Absent: in three months. */
  readonly dueOn?: CalendarDate | undefined;
}

/**
 * Opens a review of a course, or adds a cause to the one that is open: a course has one open review, which collects why. A cause that the
 * course had before, also in a review that was closed, opens nothing again; while that review is open its numbers are kept up to date.
 *
 * @returns the review that has the cause, and whether the cause is new
 * @source Bath and North East Somerset, 5 Methods of Evaluation: a common theme leads to a review of content and delivery
 */
export async function openReview(
  ctx: Context<QualityStores>,
  { courseId, version, cause, dueOn }: ReviewOpened,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { quality } = ctx.store;
  const key = causeKey(cause, ctx.newId);
  const known = await quality.cause(courseId, key);
  if (known) return await keptUpToDate(ctx, courseId, key, cause, known.reviewId);
  const review = await quality.takeOpenReview({
    id: ctx.newId(),
    courseId,
    version,
    state: 'open',
    openedAt: ctx.now,
    dueOn: dueOn ?? dateOf(addMonths(dayOf(localDate(ctx.now, ctx.timeZone)), MONTHS_TO_REVIEW)),
    findings: '',
  });
  const isNew = await quality.addCause(courseId, { reviewId: review.id, key, cause, addedAt: ctx.now });
  if (isNew)
    await record(ctx, {
      action: 'quality.open-review',
      subject: { kind: 'review', id: review.id },
      // Why somebody asks is in their words, which the trail could never forget.
      after: { courseId, cause: cause.kind === 'asked' ? { kind: cause.kind } : cause },
    });
  return { id: review.id, isNew };
}

async function keptUpToDate(
  ctx: Context<QualityStores>,
  courseId: CourseId,
  key: string,
  cause: ReviewCause,
  reviewId: string,
): Promise<{ readonly id: string; readonly isNew: false }> {
  const review = cause.kind === 'theme' ? await ctx.store.quality.lockReview(reviewId) : undefined;
  if (review?.state === 'open') await ctx.store.quality.replaceCause(courseId, key, cause);
  return { id: reviewId, isNew: false };
}

/**
 * What tells a cause apart among the causes of a course.
 *
 * @param newId - what is asked for by a person is always a cause of its own
 * @source house
 */
function causeKey(cause: ReviewCause, newId: () => string): string {
  switch (cause.kind) {
    case 'theme':
      return `theme ${cause.eventId} ${cause.key}`;
    case 'observation':
      return `observation ${cause.observationId}`;
    case 'content-date':
      return `content-date ${cause.version} ${cause.reviewOn}`;
    case 'lesson':
      return `lesson ${cause.lessonId}`;
    case 'sample':
      return `sample ${cause.planId} ${cause.eventId}`;
    case 'asked':
      return `asked ${newId()}`;
  }
}
