import { z } from 'zod';
import { localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { course } from '../../courses/actions.ts';
import { insistOnCourseVersion } from '../../courses/insist.ts';
import { DomainError } from '../../errors.ts';
import type { CourseId, PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnKeeper, keepsQuality } from '../keepers.ts';
import { openReview } from './open-review.ts';
import { causeLabels } from './cause-labels.ts';
import { nameOfOwner } from '../name-of-owner.ts';
import {
  CourseReview,
  QualityAction,
  ReviewCause,
  type ActionOf,
  type QualityErrorCode,
  type ReviewOutcome,
} from '../schema.ts';
import type { QualityStores, ReviewKept } from '../store.ts';
import { tellOf } from '../../notices/tell-of.ts';

/** A review as lists show it. */
export const ReviewListed = CourseReview.extend({ courseTitle: z.string(), isOverdue: z.boolean() });
export type ReviewListed = z.infer<typeof ReviewListed>;

/** A review as its page shows it: each cause in words, and what was agreed. */
export const ReviewShown = ReviewListed.extend({
  causes: z.array(z.intersection(ReviewCause, z.object({ label: z.string() }))),
  actions: z.array(QualityAction),
});
export type ReviewShown = z.infer<typeof ReviewShown>;

/**
 * Course reviews, the open ones first and of them the one that is due first.
 *
 * @throws `access.not-permitted`
 */
export async function reviews(
  ctx: Context<QualityStores>,
  state: CourseReview['state'] | undefined,
  page: PageRequest,
): Promise<Page<ReviewListed>> {
  insistOnKeeper(ctx.actor);
  const found = await ctx.store.quality.reviews(state, page);
  const ids = [...new Set(found.rows.map(({ courseId }) => courseId))];
  const titles = new Map((await ctx.store.courses.byIds(ids)).map((each) => [each.course.id, each.course.title]));
  return { ...found, rows: found.rows.map((row) => listed(ctx, row, titles.get(row.courseId) ?? '')) };
}

function listed(ctx: Context, review: CourseReview, courseTitle: string): ReviewListed {
  const isOverdue = review.state === 'open' && review.dueOn < localDate(ctx.now, ctx.timeZone);
  return { ...review, courseTitle, isOverdue };
}

/**
 * One review with its causes in words and its actions, for whoever looks after quality or sees to this one.
 *
 * @throws `quality.review-not-found`
 */
export async function review(ctx: Context<QualityStores>, id: string): Promise<ReviewShown> {
  const found = await ctx.store.quality.review(id);
  const isHers = found?.ownerId !== undefined && found.ownerId === ctx.actor.personId;
  if (!found || !(isHers || keepsQuality(ctx.actor))) throw reviewNotFound();
  const labels = await causeLabels(ctx, found.causes);
  return {
    ...listed(ctx, found, (await course(ctx, found.courseId)).course.title),
    causes: found.causes.map((cause, at) => ({ ...cause, label: labels[at]! })),
    actions: [...(await ctx.store.quality.actionsOf({ kind: 'review', id }))],
  };
}

/**
 * Asks that a course is looked at again, with why. Where a review of it is open, the question joins it.
 *
 * @throws `access.not-permitted`, `courses.not-found`, `courses.unknown-version`
 */
export async function askReview(
  ctx: Context<QualityStores>,
  asked: {
    readonly courseId: CourseId;
    readonly version?: string | undefined;
    readonly why: string;
    readonly dueOn?: CalendarDate | undefined;
  },
): Promise<{ readonly id: string }> {
  insistOnKeeper(ctx.actor);
  const found = await course(ctx, asked.courseId);
  insistOnCourseVersion(found, asked.version);
  const { id } = await openReview(ctx, { ...asked, cause: { kind: 'asked', why: asked.why } });
  return { id };
}

/**
 * Keeps who sees to a review, until when, and what was found so far.
 *
 * @throws `access.not-permitted`, `quality.review-not-found`, `quality.review-closed`, `people.not-found`
 */
export async function saveReview(
  ctx: Context<QualityStores>,
  input: Pick<ReviewKept, 'id' | 'dueOn' | 'findings'> & {
    readonly ownerId?: PersonId | undefined;
    readonly ownerName?: string | undefined;
  },
): Promise<ReviewShown> {
  insistOnKeeper(ctx.actor);
  const { causes: _, ...before } = await openOne(ctx, input.id);
  const { ownerId } = input;
  await ctx.store.quality.saveReview({
    ...before,
    dueOn: input.dueOn,
    findings: input.findings,
    ownerId,
    ownerName: ownerId === undefined ? input.ownerName : await nameOfOwner(ctx, ownerId),
  });
  if (ownerId !== before.ownerId) await tellOf(ctx, 'review-taken-on', input.id, [ownerId]);
  await record(ctx, {
    action: 'quality.save-review',
    subject: { kind: 'review', id: input.id },
    before: { dueOn: before.dueOn },
    after: { dueOn: input.dueOn },
  });
  return await review(ctx, input.id);
}

/** What a review is closed with. */
export interface ReviewClosed {
  readonly id: string;
  readonly outcome: ReviewOutcome;
  /** Absent: what was found so far. */
  readonly findings?: string | undefined;
  /** Where its open actions go on. */
  readonly moveActionsTo?: ActionOf | undefined;
}

/**
 * Closes a review with what came of it. What is to be changed is changed by a person, in the course itself: closing changes nothing.
 *
 * @throws `access.not-permitted`, `quality.review-not-found`, `quality.review-closed`, `quality.open-actions` unless they are moved
 */
export async function closeReview(ctx: Context<QualityStores>, closed: ReviewClosed): Promise<ReviewShown> {
  insistOnKeeper(ctx.actor);
  const { quality } = ctx.store;
  const { causes: _, ...before } = await openOne(ctx, closed.id);
  const open = (await quality.actionsOf({ kind: 'review', id: closed.id })).filter((action) => !action.closed);
  if (open.length > 0) {
    if (closed.moveActionsTo === undefined)
      throw new DomainError<QualityErrorCode>(
        'quality.open-actions',
        'Some of its actions are open. Close them, or say where they go on.',
        { open: open.length },
      );
    await insistOnGoingOn(ctx, closed.moveActionsTo, closed.id);
    for (const action of open) await quality.saveAction({ ...action, of: closed.moveActionsTo }, ctx.now);
  }
  const findings = closed.findings ?? before.findings;
  await quality.saveReview({ ...before, state: 'closed', outcome: closed.outcome, findings, closedAt: ctx.now });
  await record(ctx, {
    action: 'quality.close-review',
    subject: { kind: 'review', id: closed.id },
    after: { outcome: closed.outcome, moved: open.length, to: closed.moveActionsTo },
  });
  return await review(ctx, closed.id);
}

async function insistOnGoingOn(ctx: Context<QualityStores>, to: ActionOf, from: string): Promise<void> {
  if (to.kind === 'review' && to.id !== from) {
    await openOne(ctx, to.id);
    return;
  }
  const lesson = to.kind === 'lesson' ? await ctx.store.quality.lesson(to.id) : undefined;
  if (lesson?.state === 'open') return;
  throw new DomainError<QualityErrorCode>(
    'quality.open-actions',
    'Actions go on in another open review, or in an open lesson.',
    { field: 'moveActionsTo' },
  );
}

async function openOne(ctx: Context<QualityStores>, id: string): Promise<CourseReview> {
  const found = await ctx.store.quality.lockReview(id);
  if (!found) throw reviewNotFound();
  if (found.state === 'open') return found;
  throw new DomainError<QualityErrorCode>(
    'quality.review-closed',
    'This review is closed. Open another one, which says why.',
  );
}

function reviewNotFound(): DomainError<QualityErrorCode> {
  return new DomainError<QualityErrorCode>('quality.review-not-found', 'There is no such review.');
}
