import { record, type Context } from '../../context.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { refuse } from '../refuse.ts';
import type { SummaryScope } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { insistOnNamed } from './named-answers.ts';
import type { CommentRow } from './store.ts';
import { titleOf } from './words-in.ts';

/** Something that somebody wrote, as whoever reads and tags it sees it: without whose it is. */
export interface CommentShown extends CommentRow {
  /** What they were asked. */
  readonly itemTitle: string;
}

/**
 * What people wrote, what nobody has read yet first. Of anonymous forms only what was released.
 *
 * @throws `access.not-permitted`, `evaluation.comments-by-agency` of a scope that names one
 * @source house words are never told apart by agency: of a small one they would say whose they are, with no note that somebody looked
 */
export async function comments(
  ctx: Context<EvaluationStores>,
  { scope, isRead }: { readonly scope: SummaryScope; readonly isRead?: boolean | undefined },
  page: PageRequest,
): Promise<Page<CommentShown>> {
  insistOnNamed(ctx.actor);
  if (scope.agencyId !== undefined || scope.agencyKind !== undefined)
    throw refuse(
      'evaluation.comments-by-agency',
      'Comments are not told apart by agency. What people of one agency wrote under their names stands with the answers of each event.',
    );
  const found = await ctx.store.evaluation.comments({ scope, released: false, isRead }, page);
  const forms = await ctx.store.evaluation.formVersions([...new Set(found.rows.map(({ formId }) => formId))]);
  return { ...found, rows: found.rows.map((row) => ({ ...row, itemTitle: titleOf(forms, row) })) };
}

/**
 * Says what a comment is about, and that a person has read it and nobody can be told by it: from then on it stands in summaries.
 *
 * @param tags - in lower case, each once
 * @throws `access.not-permitted`, `evaluation.comment-not-found`
 */
export async function tagComment(
  ctx: Context<EvaluationStores>,
  {
    commentId,
    tags,
    isRead,
  }: { readonly commentId: string; readonly tags: readonly string[]; readonly isRead: boolean },
): Promise<void> {
  insistOnNamed(ctx.actor);
  const { evaluation } = ctx.store;
  const before = await evaluation.comment(commentId);
  if (before === undefined) throw refuse('evaluation.comment-not-found', 'This comment is not there, or not any more.');
  const after = { tags: [...new Set(tags.map((tag) => tag.trim().toLowerCase()))].filter(Boolean).toSorted(), isRead };
  await evaluation.tagComment(commentId, after.tags, isRead);
  await record(ctx, {
    action: 'evaluation.tag-comment',
    subject: { kind: 'event', id: before.eventId },
    before: { tags: before.tags, isRead: before.isRead },
    after,
  });
}
