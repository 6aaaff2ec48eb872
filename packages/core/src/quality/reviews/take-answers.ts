import type { Context } from '../../context.ts';
import { answerSheet, type SheetAnswered } from '../../evaluation/sheets/answer-sheet.ts';
import type { WhichSheet } from '../../evaluation/sheets/open-sheet.ts';
import type { Answers } from '../../evaluation/schema.ts';
import { releaseAnswers, releaseDue } from '../../evaluation/summary/release.ts';
import { themesOf } from '../../evaluation/summary/themes-of.ts';
import type { EventId } from '../../ids.ts';
import { openReview } from './open-review.ts';
import type { QualityStores } from '../store.ts';
import { themeRule } from './theme-rule.ts';

/**
 * Takes in what somebody answers on a sheet of theirs. Where so many did not reach an objective that the form calls it a theme, a review of
 * the course is open by the time the answer is kept.
 *
 * @throws as {@link answerSheet}
 * @source Bath and North East Somerset, 5 Methods of Evaluation: a common theme leads to a review. AMB-EV-2
 */
export async function takeAnswers(
  ctx: Context<QualityStores>,
  input: WhichSheet & { readonly answers: Answers },
): Promise<SheetAnswered> {
  const answered = await answerSheet(ctx, input);
  // Of an anonymous form only what was released is counted, so no single answer opens anything.
  if (answered.change?.bookingId !== undefined && input.stage === 'after')
    await openThemeReviews(ctx, answered.change.eventId);
  return answered;
}

/**
 * Releases what was answered of an event, and opens a review where an anonymous form shows a theme.
 *
 * @throws as {@link releaseAnswers}
 */
export async function takeRelease(ctx: Context<QualityStores>, eventId: EventId): Promise<{ readonly lots: number }> {
  const released = await releaseAnswers(ctx, eventId);
  await openThemeReviews(ctx, eventId);
  return released;
}

/** The same for whatever is due to be released. @returns how many lots */
export async function takeReleasesDue(ctx: Context<QualityStores>): Promise<number> {
  const released = new Set<EventId>();
  const lots = await releaseDue(ctx, released);
  for (const eventId of released) await openThemeReviews(ctx, eventId);
  return lots;
}

/**
 * Opens a review of an event's course with the numbers of each theme in its answers, unless the form leaves that to a person.
 *
 * @source Bath and North East Somerset, 5 Methods of Evaluation; AMB-EV-2
 */
export async function openThemeReviews(ctx: Context<QualityStores>, eventId: EventId): Promise<void> {
  const themes = (await themesOf(ctx, { eventId })).filter(
    ({ verdict, opensReview }) => verdict === 'theme' && opensReview,
  );
  if (themes.length === 0) return;
  const [run] = await ctx.store.evaluation.runs([eventId]);
  const event = await ctx.store.events.event(eventId);
  const form = run?.form;
  if (!event || !form) return;
  const packs = await ctx.store.frameworks.packs();
  // Nobody asked for it: least of all whoever happened to answer last, whose name is not to stand beside it.
  const byItself = { ...ctx, actor: { kind: 'job', id: 'quality', grants: [] } } as const;
  for (const { key, title, unmet, pairs, share, because = 'share' } of themes)
    await openReview(byItself, {
      courseId: event.courseId,
      version: event.courseVersion,
      cause: {
        kind: 'theme',
        eventId,
        key,
        title,
        unmet,
        pairs,
        sharePercent: Math.round(share * 1000) / 10,
        rule: themeRule({ form, pack: run.pack }, because, packs),
      },
    });
}
